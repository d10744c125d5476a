import type { Failure } from '../core/failure.ts';
import type { Result } from '../core/result.ts';
import type { StopSignal, Subscription } from './ports.ts';

/** Something that is to happen at a vendor, once. */
export interface OutboxEffect {
  /** The same for the same effect on every machine: letters, digits, "-" and "_". */
  readonly key: string;
  /** Which sender carries it out: "linear.create". */
  readonly kind: string;
  readonly incident?: string;
  /** For people, plain text. */
  readonly label: string;
  /** What the sender needs, as JSON. Never a secret. */
  readonly data: unknown;
}

export interface OutboxEntry extends OutboxEffect {
  readonly addedAtMs: number;
  readonly attempts: number;
  /** Why the last try did not get through. */
  readonly failure?: Failure;
  /** When it is tried next; undefined when it waits for a person, as after a refusal. */
  readonly nextTryAtMs?: number;
}

/**
 * What still has to reach a vendor. It is on the disk before anything is sent and leaves it when the sender says
 * that the effect is there, so a crash in between sends it once more: senders take "it is there already" for done.
 */
export interface Outbox {
  /** As last read, oldest first. */
  readonly entries: readonly OutboxEntry[];
  /** On the disk when it answers ok. One that is there already starts over with the new data. */
  add(effects: readonly OutboxEffect[]): Promise<Result<void, Failure>>;
  /** Tries at once, however long it was to wait: those of the keys, else all. Answers when each was tried. */
  send(keys?: readonly string[], stop?: StopSignal): Promise<void>;
  /** Takes it out unsent. What is on its way at that moment may still arrive. */
  cancel(key: string): Promise<Result<void, Failure>>;
  onDidChange(listener: () => void): Subscription;
}

export interface OutboxSender {
  /** How many entries one call of `send` takes. */
  readonly batchSize: number;
  /** A result for each entry's key. An effect that is there already is done. Must not throw. */
  send(entries: readonly OutboxEntry[], stop?: StopSignal): Promise<ReadonlyMap<string, Result<void, Failure>>>;
}
