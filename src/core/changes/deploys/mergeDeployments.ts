import { deployedAtMs, type Deployment } from './deployment.ts';
import { isSamePlace } from './environment.ts';

export interface MergedDeployment {
  readonly deployment: Deployment;
  readonly sources: readonly string[];
}

/** Two records of one deploy are rarely further apart: a vendor's own, and the one that it leaves at GitHub. */
const sameDeployMs = 20 * 60_000;

type Group = [Deployment, ...Deployment[]];

/**
 * The same deployment told by several sources is one. Two records are of one deployment where both give the same
 * address (of the deployment, not of the site), or else where both name the same commit and nothing speaks against it:
 * - another address, or a place that differs ("staging", "production – eu"): the commit went to two places;
 * - more than 20 minutes between them: it was deployed again. A tag has no time of its own, only its commit's: it belongs
 *   to the deployment of that commit that came next to it, rather to one that did not fail;
 * - the same source: it tells of each deployment once, so a second record is a second deployment.
 *
 * `rank` says whose word counts first, best first; what it leaves out the others fill in. The key is the last one's, a
 * tag's where there is one: it needs no vendor, so a link outlives a change of accounts. The other keys stay as
 * `aliases`. Newest first.
 */
export function mergeDeployments(told: readonly Deployment[], rank: readonly string[]): readonly MergedDeployment[] {
  const rankOf = ({ source }: Deployment): number => (rank.indexOf(source) + rank.length + 1) % (rank.length + 1);
  const groups: Group[] = [];
  // Oldest first, so that of several tags of one commit the first goes with the first deployment.
  const ordered = [...told].reverse();
  ordered.sort((one, other) => rankOf(one) - rankOf(other) || one.createdAtMs - other.createdAtMs);
  for (const deployment of ordered) {
    const group = groups
      .filter((members) => mayJoin(members, deployment))
      .sort((one, other) => distance(one, deployment) - distance(other, deployment))[0];
    if (group === undefined) groups.push([deployment]);
    else group.push(deployment);
  }
  return groups.map(merged).sort((one, other) => deployedAtMs(other.deployment) - deployedAtMs(one.deployment));
}

function mayJoin(group: Group, deployment: Deployment): boolean {
  return (
    group.some((member) => isSame(member, deployment)) &&
    !group.some((member) => contradicts(member, deployment) || isOtherOfSource(member, deployment))
  );
}

function isSame(one: Deployment, other: Deployment): boolean {
  return isCertain(one, other) || (one.sha !== undefined && one.sha === other.sha && !contradicts(one, other));
}

function isCertain(one: Deployment, other: Deployment): boolean {
  const host = hostOf(one.url);
  return one.key === other.key || (host !== undefined && host === hostOf(other.url));
}

function isOtherOfSource(one: Deployment, other: Deployment): boolean {
  return one.source === other.source && one.id !== other.id;
}

function contradicts(one: Deployment, other: Deployment): boolean {
  if (isCertain(one, other)) return false;
  const differ = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b;
  if (differ(one.sha, other.sha) || differ(hostOf(one.url), hostOf(other.url))) return true;
  if (!isSamePlace(one.environment, other.environment)) return true;
  return one.timeOf !== 'commit' && other.timeOf !== 'commit' && apartMs(one, other) > sameDeployMs;
}

function distance(group: Group, deployment: Deployment): number {
  if (group.some((member) => isCertain(member, deployment))) return -1;
  const hasFailed = group[0].state === 'failed' || group[0].state === 'canceled';
  const nearestMs = Math.min(...group.map((member) => apartMs(member, deployment)));
  return hasFailed ? nearestMs + Number.MAX_SAFE_INTEGER / 2 : nearestMs;
}

function apartMs(one: Deployment, other: Deployment): number {
  return Math.min(Math.abs(one.createdAtMs - other.createdAtMs), Math.abs(deployedAtMs(one) - deployedAtMs(other)));
}

function merged(group: Group): MergedDeployment {
  const whole = group.reduceRight<Partial<Deployment>>((rest, member) => ({ ...rest, ...member }), {});
  const [first] = group;
  const key = group.at(-1)?.key ?? first.key;
  const aliases = [...new Set(group.map((member) => member.key))].filter((other) => other !== key);
  const { timeOf, ...timed } = { ...whole, ...first, key, ...(aliases.length === 0 ? {} : { aliases }) };
  const isDated = first.timeOf === undefined;
  return {
    deployment: isDated || timeOf === undefined ? timed : { ...timed, timeOf },
    sources: [...new Set(group.map(({ source }) => source))],
  };
}

function hostOf(url: string | undefined): string | undefined {
  return /^https?:\/\/([^/?#]+)/u.exec(url ?? '')?.[1]?.toLowerCase();
}
