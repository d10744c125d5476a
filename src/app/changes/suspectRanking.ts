import { isEnded } from '../../core/incident/phase.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import { deployPair } from '../../core/changes/deploys/exactCandidates.ts';
import type { CandidatePool } from '../../core/changes/suspects/pool.ts';
import type { Pacing } from '../../core/changes/suspects/rankInSteps.ts';
import type { Ranking } from '../../core/changes/suspects/ranking.ts';
import type { Blame } from '../../core/changes/suspects/report/incidentReport.ts';
import { reportKey, reportOf } from '../../core/changes/suspects/report/reportOf.ts';
import type { Incidents } from '../incidents.ts';
import type { Log, Subscription } from '../ports.ts';
import type { ChangeCollector, CollectedChange, IncidentChanges } from './incidentChanges.ts';

export interface RankedChanges {
  readonly changes: IncidentChanges;
  /** Unset until it was first worked out, and where there is nothing to rank. */
  readonly ranking?: Ranking;
}

/** Finds who last changed the lines that stack frames name. */
export interface Blamer {
  /** `deployed` is the commit that served when the incident started, so the one that the traces are of; unset where unknown. */
  blames(
    state: IncidentState,
    changes: readonly CollectedChange[],
    deployed: string | undefined,
  ): Promise<readonly Blame[]>;
}

export interface RankingParts {
  readonly incidents: Incidents;
  readonly collector: ChangeCollector;
  readonly pacing: Pacing;
  readonly blamer?: Blamer;
  readonly log: Log;
}

interface Ranked {
  key: string;
  changes: IncidentChanges;
  pool: CandidatePool | undefined;
  ranking: Ranking | undefined;
  blameKey: string;
  blames: readonly Blame[];
  running: boolean;
  stale: boolean;
}

/**
 * Ranks the suspects of those incidents that somebody looks at, again when the record or the changes say something
 * new; in pieces, so that the host is never held up. One run at a time for each incident.
 */
export class SuspectRanking {
  private readonly parts: RankingParts;
  private readonly ranked = new Map<string, Ranked>();
  private readonly listeners = new Set<(incident: string) => void>();
  private readonly subscriptions: readonly Subscription[];

  constructor(parts: RankingParts) {
    this.parts = parts;
    this.subscriptions = [
      parts.collector.onDidChange((incident) => {
        if (!this.ranked.has(incident)) return;
        this.tell(incident);
        void this.rank(incident);
      }),
      parts.incidents.onDidChange(({ active }) => {
        const open = new Map(active.map((state) => [state.id, state]));
        for (const incident of this.ranked.keys()) {
          if (open.has(incident)) void this.rank(incident);
          else this.ranked.delete(incident);
        }
      }),
    ];
  }

  /** What is known now. The first question about an active incident begins the reading and ranking. */
  of(incident: string): RankedChanges {
    const changes = this.parts.collector.of(incident);
    const known = this.ranked.get(incident);
    if (known === undefined) {
      const fresh = { pool: undefined, ranking: undefined, blames: [], blameKey: '', running: false, stale: false };
      this.ranked.set(incident, { key: '', changes, ...fresh });
      void this.rank(incident);
    }
    return { changes, ...(known?.ranking === undefined ? {} : { ranking: known.ranking }) };
  }

  /** What is known, without beginning anything. */
  peek(incident: string): RankedChanges | undefined {
    return this.ranked.has(incident) ? this.of(incident) : undefined;
  }

  onDidChange(listener: (incident: string) => void): Subscription {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.listeners.clear();
    this.ranked.clear();
  }

  private tell(incident: string): void {
    for (const listener of this.listeners) listener(incident);
  }

  private async rank(incident: string): Promise<void> {
    const ranked = this.ranked.get(incident);
    if (ranked === undefined) return;
    if (ranked.running) {
      ranked.stale = true;
      return;
    }
    ranked.running = true;
    try {
      do {
        ranked.stale = false;
        await this.rankOnce(ranked, incident);
      } while (this.isStale(ranked, incident));
    } catch (error) {
      this.parts.log.error(`suspects: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      ranked.running = false;
    }
  }

  private isStale(ranked: Ranked, incident: string): boolean {
    return ranked.stale && this.ranked.get(incident) === ranked;
  }

  /** Looks up who last changed the lines that evidence names. Nothing waits for it: the ranking comes again with it. */
  private blame(ranked: Ranked, state: IncidentState, { changes, deployments }: IncidentChanges): void {
    const { blamer, log } = this.parts;
    const served = deployPair(
      deployments.map(({ deployment }) => deployment),
      state.startedAtMs,
    );
    const deployed = served?.bad.sha;
    const key = `${reportKey(reportOf(state))} ${changes.length} ${deployed ?? ''}`;
    if (blamer === undefined || ranked.blameKey === key) return;
    ranked.blameKey = key;
    blamer.blames(state, changes, deployed).then(
      (blames) => {
        if (ranked.blameKey !== key || this.ranked.get(state.id) !== ranked) return;
        ranked.blames = blames;
        void this.rank(state.id);
      },
      (error: unknown) => log.error(`suspects, blame: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
    );
  }

  private async rankOnce(ranked: Ranked, incident: string): Promise<void> {
    const state = await this.parts.incidents.get(incident);
    if (!state.ok || isEnded(state.value.phase)) return;
    const changes = this.parts.collector.of(incident);
    if (changes.changes.length === 0) return;
    this.blame(ranked, state.value, changes);
    const report = reportOf(state.value, ranked.blames);
    const key = `${changes.revision} ${reportKey(report)}`;
    if (key === ranked.key) return;
    const pacing = { ...this.parts.pacing, cancelled: () => this.ranked.get(incident) !== ranked };
    // What ranking takes is loaded when somebody first looks at suspects.
    const { makePool, rankPool } = await import('./rankPool.ts');
    if (ranked.pool === undefined || ranked.changes.revision !== changes.revision) {
      ranked.pool = await makePool(changes, pacing);
      ranked.changes = changes;
    }
    const ranking = ranked.pool === undefined ? undefined : await rankPool(report, ranked.pool, changes, pacing);
    if (ranking === undefined) return;
    ranked.key = key;
    ranked.ranking = ranking;
    this.tell(incident);
  }
}
