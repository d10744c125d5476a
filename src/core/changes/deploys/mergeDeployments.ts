import { deployedAtMs, type Deployment } from './deployment.ts';

export interface MergedDeployment {
  readonly deployment: Deployment;
  readonly sources: readonly string[];
}

/** Two records of one deploy are rarely further apart: a vendor's own, and the one that it leaves at GitHub. */
const sameDeployMs = 20 * 60_000;

/**
 * The same deployment told by several sources is one: equal keys, an equal address, or the same commit in production
 * at about the same time (a tag without a date of its own: the same commit). `rank` says whose word counts first, best
 * first; the key is the one that needs no vendor, so that a link outlives a change of accounts. Newest first.
 */
export function mergeDeployments(told: readonly Deployment[], rank: readonly string[]): readonly MergedDeployment[] {
  const rankOf = ({ source }: Deployment): number => (rank.indexOf(source) + rank.length + 1) % (rank.length + 1);
  const groups: Deployment[][] = [];
  const ordered = [...told].sort((one, other) => rankOf(one) - rankOf(other) || other.createdAtMs - one.createdAtMs);
  for (const deployment of ordered) {
    const group = groups.find((members) => members.some((member) => isSame(member, deployment)));
    // One source tells of each deployment once: a second one of the same commit is a redeploy.
    const isNew = group?.some((member) => member.source === deployment.source && member.key !== deployment.key) ?? true;
    if (group === undefined || isNew) groups.push([deployment]);
    else group.push(deployment);
  }
  return groups.map(merged).sort((one, other) => deployedAtMs(other.deployment) - deployedAtMs(one.deployment));
}

function isSame(one: Deployment, other: Deployment): boolean {
  if (one.key === other.key) return true;
  const [first, second] = [hostOf(one.url), hostOf(other.url)];
  if (first !== undefined && first === second) return true;
  if (one.sha === undefined || one.sha !== other.sha || !one.isProduction || !other.isProduction) return false;
  if (one.timeOf === 'commit' || other.timeOf === 'commit') return true;
  return [one.createdAtMs - other.createdAtMs, deployedAtMs(one) - deployedAtMs(other)].some(
    (apart) => Math.abs(apart) <= sameDeployMs,
  );
}

function merged(group: readonly Deployment[]): MergedDeployment {
  const whole = group.reduceRight<Partial<Deployment>>((rest, member) => ({ ...rest, ...member }), {});
  const [first] = group as readonly [Deployment, ...Deployment[]];
  const key = group.find(({ tag }) => tag !== undefined)?.key ?? group.at(-1)?.key ?? first.key;
  const { timeOf, ...timed } = { ...whole, ...first, key };
  const isDated = first.timeOf === undefined;
  return {
    deployment: isDated || timeOf === undefined ? timed : { ...timed, timeOf },
    sources: [...new Set(group.map(({ source }) => source))],
  };
}

function hostOf(url: string | undefined): string | undefined {
  return /^https?:\/\/([^/?#]+)/u.exec(url ?? '')?.[1]?.toLowerCase();
}
