import type { RollbackStatus } from '../../core/changes/deploys/rollback.ts';
import type { EventData } from '../../core/incident/event.ts';
import type { RollbackRun } from '../../core/incident/state.ts';
import { failed, ok } from '../../core/result.ts';
import type { Incidents } from '../incidents.ts';
import type { Clock, Deployer, Log, Subscription } from '../ports.ts';
import { askedOf, requestOf } from './rollback.ts';

export type RollbackOutcome = EventData<'rollbackFinished'>['outcome'];

export interface WatchParts {
  readonly incidents: Incidents;
  readonly deployers: readonly Deployer[];
  readonly clock: Clock;
  readonly log: Log;
  readonly timers: { after(delayMs: number, run: () => void): Subscription };
  /** How long after the request nothing more is waited for. Default 10 minutes. */
  readonly limitMs?: number;
}

const pollMs = 3_000;
const defaultLimitMs = 10 * 60_000;
/** A reading that came longer after the one before says nothing of how long it took. */
const closeMs = 30_000;

/**
 * Watches rollbacks until the vendor's own answer tells what came of them, or the time is up: then it is unknown, and
 * never a success. A rollback that an earlier window asked for is watched on.
 */
export class RollbackWatch {
  readonly #parts: WatchParts;
  readonly #watching = new Map<string, Promise<RollbackOutcome>>();
  readonly #listeners = new Set<(rollback: string, status: RollbackStatus) => void>();
  readonly #endListeners = new Set<(incident: string, run: RollbackRun, outcome: RollbackOutcome) => void>();
  readonly #subscription: Subscription;
  readonly #sinceMs: number;
  #isDisposed = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#sinceMs = parts.clock.now();
    this.#subscription = parts.incidents.onDidChange(({ active }) => {
      for (const { id, rollbacks } of active)
        for (const run of rollbacks)
          if (run.finished === undefined && this.#deployerOf(run) !== undefined) void this.watch(id, run);
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscription.dispose();
  }

  /** Told what the vendor said, each time that it was asked. */
  onDidRead(listener: (rollback: string, status: RollbackStatus) => void): Subscription {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** Told what came of a rollback that was asked for before this window was there: nobody here waits for it. */
  onDidEndEarlier(listener: (incident: string, run: RollbackRun, outcome: RollbackOutcome) => void): Subscription {
    this.#endListeners.add(listener);
    return { dispose: () => void this.#endListeners.delete(listener) };
  }

  /** Settles with what was recorded. Two callers watch one rollback together. */
  watch(incident: string, run: RollbackRun): Promise<RollbackOutcome> {
    const watching = this.#watching.get(run.id) ?? this.#watchAndTell(incident, run);
    if (!this.#watching.has(run.id)) {
      this.#watching.set(run.id, watching);
      void watching.finally(() => this.#watching.delete(run.id));
    }
    return watching;
  }

  async #watchAndTell(incident: string, run: RollbackRun): Promise<RollbackOutcome> {
    const outcome = await this.#watch(incident, run);
    if (!this.#ended() && run.requestedAtMs < this.#sinceMs)
      for (const listener of [...this.#endListeners]) listener(incident, run, outcome);
    return outcome;
  }

  async #watch(incident: string, run: RollbackRun): Promise<RollbackOutcome> {
    const { clock, log, limitMs = defaultLimitMs } = this.#parts;
    const deployer = this.#deployerOf(run);
    const request = requestOf(run);
    let last: RollbackStatus | undefined;
    let readBeforeMs = run.requestedAtMs;
    while (deployer !== undefined && !this.#ended()) {
      // The vendor may have refused, or another window may have read the outcome.
      const known = await this.#known(incident, run);
      if (known !== undefined) return known;
      const answer = await deployer.status(request);
      if (answer.ok) {
        const status = answer.value;
        for (const listener of [...this.#listeners]) listener(run.id, status);
        const outcome = outcomeOf(status);
        if (outcome !== undefined) {
          const isClose = status.readAtMs - readBeforeMs <= closeMs;
          const durationMs = Math.max(0, status.readAtMs - run.requestedAtMs);
          return this.#record(incident, run, outcome, status, isClose ? durationMs : undefined);
        }
        last = status;
        readBeforeMs = status.readAtMs;
      } else log.warn(`rollback: ${deployer.name} did not say how far it is (${answer.failure.code})`);
      if (clock.now() - run.requestedAtMs >= limitMs) break;
      await this.#pause(pollMs);
    }
    return this.#ended() || deployer === undefined
      ? 'unknown'
      : this.#record(incident, run, 'unknown', last, undefined);
  }

  async #record(
    incident: string,
    { id, requested }: RollbackRun,
    outcome: RollbackOutcome,
    status: RollbackStatus | undefined,
    durationMs: number | undefined,
  ): Promise<RollbackOutcome> {
    const word = status?.phase === 'overtaken' ? 'overtaken by another request' : status?.jobWord;
    const data = {
      rollback: id,
      outcome,
      ...askedOf(requested),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(word === undefined ? {} : { vendorWord: word }),
      ...(status?.servingId === undefined ? {} : { servingId: status.servingId }),
      ...(status?.servingSha === undefined ? {} : { servingSha: status.servingSha }),
    };
    const recorded = await this.#parts.incidents.record(incident, ({ rollbacks }) => {
      const known = rollbacks.find((run) => run.id === id);
      // Another window that watched as well was first.
      if (known?.finished !== undefined) return failed({ code: 'alreadyThere', what: known.finished.outcome });
      return ok([{ type: 'rollbackFinished', data }]);
    });
    if (!recorded.ok && recorded.failure.code !== 'alreadyThere')
      this.#parts.log.error(`rollback: its outcome was not written (${recorded.failure.code})`);
    return outcome;
  }

  async #known(incident: string, { id }: RollbackRun): Promise<RollbackOutcome | undefined> {
    const state = await this.#parts.incidents.get(incident);
    return state.ok ? state.value.rollbacks.find((run) => run.id === id)?.finished?.outcome : undefined;
  }

  #ended(): boolean {
    return this.#isDisposed;
  }

  #deployerOf({ requested }: RollbackRun): Deployer | undefined {
    return this.#parts.deployers.find(({ name }) => name === requested.vendor);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#parts.timers.after(ms, resolve);
    });
  }
}

/** Only what the vendor said counts: an unfinished job is no outcome, somebody else's request an unknown one. */
function outcomeOf({ phase }: RollbackStatus): RollbackOutcome | undefined {
  switch (phase) {
    case 'done':
      return 'succeeded';
    case 'failed':
      return 'failed';
    case 'overtaken':
      return 'unknown';
    case 'waiting':
    case 'running':
      return undefined;
  }
}
