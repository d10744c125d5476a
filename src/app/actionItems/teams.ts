import { isOutage, type Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { labelKey } from '../../core/postmortem/read/labels.ts';
import type { TrackerNamed, TrackerState, TrackerTeamDetails } from '../../core/tracker/issue.ts';
import type { Clock, StopSignal, Tracker } from '../ports.ts';
import type { TrackerOptions } from './parts.ts';

const freshMs = 5 * 60_000;

/** Teams as read in the last minutes: a push asks for the same one several times. In an outage an older reading does. */
export class Teams {
  private readonly read = new Map<string, { readonly atMs: number; readonly team: TrackerTeamDetails }>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  async get(tracker: Tracker, key: string, stop?: StopSignal): Promise<Result<TrackerTeamDetails, Failure>> {
    if (key === '') return failed({ code: 'notFound', where: tracker.name, what: 'team of the settings' });
    const before = this.read.get(key);
    if (before !== undefined && this.clock.now() - before.atMs < freshMs) return { ok: true, value: before.team };
    const team = await tracker.team(key, stop);
    if (team.ok) this.read.set(key, { atMs: this.clock.now(), team: team.value });
    else if (before !== undefined && isOutage(team.failure)) return ok(before.team);
    return team;
  }

  /** Reads the team anew where it lacks one of the labels: somebody may have made it just now. */
  async withLabels(
    tracker: Tracker,
    key: string,
    names: readonly string[],
    stop?: StopSignal,
  ): Promise<Result<TrackerTeamDetails, Failure>> {
    const before = this.read.get(key);
    const team = await this.get(tracker, key, stop);
    const isFresh = this.read.get(key) !== before;
    if (!team.ok || isFresh || names.every((name) => labelIdsOf(team.value.labels, [name]).length > 0)) return team;
    this.read.delete(key);
    const anew = await this.get(tracker, key, stop);
    if (anew.ok || before === undefined || !isOutage(anew.failure)) return anew;
    this.read.set(key, before);
    return team;
  }

  forget(): void {
    this.read.clear();
  }
}

/** Where a ticked item's issue goes, and where an unticked one goes back to. */
export function stateFor(
  { states }: TrackerTeamDetails,
  done: boolean,
  { doneState }: Pick<TrackerOptions, 'doneState'>,
): TrackerState | undefined {
  if (!done) return states.find(({ kind }) => kind === 'unstarted') ?? states.find(({ kind }) => kind === 'backlog');
  const completed = states.filter(({ kind }) => kind === 'completed');
  return completed.find(({ name }) => sameName(name, doneState)) ?? completed[0];
}

/** The ids of those labels that are there by name. */
export function labelIdsOf(labels: readonly TrackerNamed[], names: readonly string[]): readonly string[] {
  const keys = new Set(names.map(labelKey));
  return labels.filter(({ name }) => keys.has(labelKey(name))).map(({ id }) => id);
}

export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
