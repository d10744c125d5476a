import type { Change } from '../../core/changes/change.ts';
import type { Deployment } from '../../core/changes/deploys/deployment.ts';
import { taggedDeployment } from '../../core/changes/deploys/deploymentChange.ts';
import type { Candidate } from '../../core/changes/suspects/candidate.ts';
import type { Failure } from '../../core/failure.ts';
import type { ChangeSource, Clock, DeployHistory, StopSignal } from '../ports.ts';
import type { SourceState } from './sourceState.ts';

/** One vendor as the collector asks it. */
export interface Channel {
  readonly name: string;
  readonly source?: ChangeSource;
  readonly history?: DeployHistory;
  /** It is asked without the network: also while nobody looks at the window. */
  readonly isLocal?: boolean;
}

/** What was read of one channel for one incident. */
export interface ChannelRead {
  readonly state: SourceState;
  readonly changes: readonly Change[];
  readonly deployments: readonly Deployment[];
  readonly contents: ReadonlyMap<string, Candidate>;
}

export function unread(name: string): ChannelRead {
  return { state: { name, load: 'idle' }, changes: [], deployments: [], contents: new Map() };
}

/** What ranking looks at; more would be noise, and a list that long is cut. */
export const mostChanges = 300;
const mostDeployments = 60;

export interface Reading {
  readonly channel: Channel;
  readonly sinceMs: number;
  readonly clock: Clock;
  readonly stop: StopSignal;
}

/**
 * Reads a channel anew, telling of each step. What was known stays when the new reading fails: then it is `stale`.
 * A reading that was stopped leaves everything as it was.
 */
export async function readChannel(
  { channel, sinceMs, clock, stop }: Reading,
  before: ChannelRead,
  tell: (read: ChannelRead) => void,
): Promise<void> {
  const { name, source, history } = channel;
  tell({ ...before, state: { ...before.state, load: 'loading' } });
  const window = { sinceMs, limit: mostChanges };
  const [changes, deployments] = await Promise.all([
    source?.recent(window, stop),
    history?.deployments({ sinceMs, limit: mostDeployments }, stop),
  ]);
  if (stop.aborted) {
    tell({ ...before, state: resumable(before.state) });
    return;
  }
  const failure = [changes, deployments].flatMap((answer) => (answer?.ok === false ? [answer.failure] : []))[0];
  const listed = changes?.ok === true ? changes.value : undefined;
  const landed = listed?.filter(({ kind }) => kind !== 'deploy') ?? before.changes;
  const tagged = listed?.filter(({ kind }) => kind === 'deploy').map((change) => taggedDeployment(change, name));
  const deployed = deployments?.ok === true ? deployments.value : undefined;
  const read: ChannelRead = {
    state: stateAfter(name, failure, before.state, clock.now(), (listed?.length ?? 0) >= mostChanges),
    changes: landed,
    deployments:
      tagged === undefined && deployed === undefined ? before.deployments : [...(tagged ?? []), ...(deployed ?? [])],
    contents: before.contents,
  };
  tell(read);
  const missing = landed.filter(({ key }) => !read.contents.has(key));
  if (source?.contents === undefined || missing.length === 0) return;
  const contents = await source.contents(missing, stop);
  if (!contents.ok || contents.value.length === 0) return;
  tell({ ...read, contents: new Map([...read.contents, ...contents.value.map((each) => [each.key, each] as const)]) });
}

function resumable(state: SourceState): SourceState {
  return { ...state, load: state.readAtMs === undefined ? 'idle' : 'stale' };
}

function stateAfter(
  name: string,
  failure: Failure | undefined,
  before: SourceState,
  nowMs: number,
  isCut: boolean,
): SourceState {
  if (failure === undefined) return { name, load: 'ready', readAtMs: nowMs, ...(isCut ? { isCut } : {}) };
  if (failure.code === 'cancelled') return resumable({ ...before, name });
  if (failure.code === 'auth') return { name, load: 'signedOut', failure };
  if (failure.code === 'unavailable' || failure.code === 'untrusted') return { name, load: 'off', failure };
  if (before.readAtMs === undefined) return { name, load: 'failed', failure };
  return { name, load: 'stale', readAtMs: before.readAtMs, failure };
}
