import type { Change } from '../../core/changes/change.ts';
import { deployedAtMs, type Deployment } from '../../core/changes/deploys/deployment.ts';
import { deploymentChange } from '../../core/changes/deploys/deploymentChange.ts';
import { mergeDeployments } from '../../core/changes/deploys/mergeDeployments.ts';
import { mergeChanges } from '../../core/changes/mergeChanges.ts';
import type { Candidate } from '../../core/changes/suspects/candidate.ts';
import type { ChannelRead } from './channel.ts';
import { deployRank } from './deploySearch.ts';
import type { CollectedDeployment, IncidentChanges } from './incidentChanges.ts';

/** Whose word on a pull request or commit counts first. */
const changeRank = ['GitHub', 'git'];

/** What the production deployment at `head` carried since the one at `base`; by "base...head". */
export type Comparisons = ReadonlyMap<string, readonly Change[] | 'unknown'>;

/** Two production deployments of one project after each other. */
export interface Step {
  readonly repository: string;
  readonly base: string;
  readonly head: string;
}

export interface SnapshotParts {
  readonly incident: string;
  readonly revision: number;
  readonly startedAtMs: number;
  readonly reads: readonly ChannelRead[];
  readonly comparisons: Comparisons;
}

export function snapshotOf(parts: SnapshotParts): IncidentChanges {
  const { incident, revision, reads, comparisons } = parts;
  const rankOf = (name: string): number => (changeRank.indexOf(name) + 9) % 9;
  const ordered = [...reads].sort((one, other) => rankOf(one.state.name) - rankOf(other.state.name));
  const compared = [...comparisons.values()].flatMap((changes) => (changes === 'unknown' ? [] : changes));
  const told = [
    ...ordered.flatMap(({ state, changes }) => changes.map((change) => ({ change, source: state.name }))),
    ...compared.map((change) => ({ change, source: 'compare' })),
  ];
  const merged = mergeChanges(told);
  const keys = new Set(merged.map(({ change }) => change.key));
  const keyOfSha = new Map(merged.map(({ change }) => [change.sha, change.key]));
  const changes = merged.map(({ change, sources }) => ({
    change,
    candidate: candidateOf(change, ordered),
    sources: sources.filter((source) => source !== 'compare'),
  }));
  const deployments = deploymentsIn(reads).map(({ deployment, sources, before }): CollectedDeployment => {
    const step = stepOf(deployment, before);
    const carried = step === undefined ? 'unknown' : (comparisons.get(stepKey(step)) ?? 'unknown');
    return {
      deployment,
      change: deploymentChange(deployment),
      sources,
      carried:
        carried === 'unknown'
          ? carried
          : [...new Set(carried.flatMap(({ key, sha }) => (keys.has(key) ? key : (keyOfSha.get(sha) ?? []))))],
      ...(before === undefined ? {} : { before }),
    };
  });
  const exact = exactOf(deployments, parts.startedAtMs);
  return {
    incident,
    revision,
    sources: reads.map(({ state }) => state),
    deployments,
    changes,
    ...(exact === undefined ? {} : { exact }),
  };
}

interface Placed {
  readonly deployment: Deployment;
  readonly sources: readonly string[];
  /** The production deployment of the same project before it. */
  readonly before?: Deployment;
}

export function deploymentsIn(reads: readonly ChannelRead[]): readonly Placed[] {
  const merged = mergeDeployments(
    reads.flatMap(({ deployments }) => deployments),
    deployRank,
  );
  return merged.map(({ deployment, sources }, index) => {
    const before = deployment.isProduction
      ? merged.slice(index + 1).find((older) => served(older.deployment) && isSameProject(older.deployment, deployment))
      : undefined;
    return { deployment, sources, ...(before === undefined ? {} : { before: before.deployment }) };
  });
}

function served({ isProduction, state }: Deployment): boolean {
  return isProduction && (state === 'ready' || state === 'unknown');
}

function isSameProject(one: Deployment, other: Deployment): boolean {
  if (one.project !== undefined && other.project !== undefined) return one.project === other.project;
  return one.repository?.toLowerCase() === other.repository?.toLowerCase();
}

export function stepOf({ repository, sha }: Deployment, before: Deployment | undefined): Step | undefined {
  if (repository === undefined || sha === undefined || before?.sha === undefined || before.sha === sha)
    return undefined;
  return { repository, base: before.sha, head: sha };
}

export function stepKey({ repository, base, head }: Step): string {
  return `${repository.toLowerCase()} ${base}...${head}`;
}

/** Several deploys shortly before the trouble: any of them may have brought it. */
const shortlyMs = 60 * 60_000;

/** What the deployments that were in effect when it started, or shortly before, had carried. */
function exactOf(deployments: readonly CollectedDeployment[], startedAtMs: number): readonly string[] | undefined {
  const earlier = deployments.filter(({ deployment }) => served(deployment) && deployedAtMs(deployment) <= startedAtMs);
  const [last] = earlier;
  if (last === undefined || last.carried === 'unknown') return undefined;
  const near = earlier.filter(
    ({ deployment }, index) => index === 0 || deployedAtMs(deployment) > startedAtMs - shortlyMs,
  );
  // What one of them carried is unknown: then it may be in none of the others.
  if (near.some(({ carried }) => carried === 'unknown')) return undefined;
  return [...new Set(near.flatMap(({ carried }) => (carried === 'unknown' ? [] : carried)))];
}

/** The content that tells most: the one that lists files, first source first. */
function candidateOf(change: Change, reads: readonly ChannelRead[]): Candidate {
  const told = reads.flatMap(({ contents }) => contents.get(change.key) ?? []);
  const best = told.find(({ files }) => files.length > 0) ?? told[0];
  const lined = told.find(({ files }) => files.some(({ lines }) => lines !== undefined));
  if (best !== undefined) return lined === undefined ? best : { ...best, files: lined.files };
  return {
    key: change.key,
    kind: change.kind,
    title: change.title,
    body: '',
    landedMs: Date.parse(change.at),
    files: [],
    commits: [],
  };
}
