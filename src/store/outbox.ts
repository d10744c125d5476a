import type { Outbox, OutboxEffect, OutboxSender } from '../app/outbox.ts';
import type { Clock, Ids, Log, StopSignal, Subscription } from '../app/ports.ts';
import type { Failure } from '../core/failure.ts';
import { ok, type Result } from '../core/result.ts';
import { inParallel } from '../app/inParallel.ts';
import { shareNext } from './concurrency.ts';
import type { FileSystem, Timers } from './fileSystem.ts';
import {
  isOutboxKey,
  keyOfFile,
  outboxFolder,
  outboxLimitBytes,
  outboxPath,
  printEntry,
  readEntry,
  type StoredEntry,
} from './outboxFile.ts';
import { dueAt, nextTry } from './outboxTimes.ts';
import { readWhole, writeWhole } from './wholeFile.ts';

export interface OutboxParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
  readonly log: Log;
  /** Undefined for a kind that this version or this window cannot send: such entries are kept. */
  readonly sender: (kind: string) => Promise<OutboxSender | undefined>;
}

export interface OpenOutbox extends Outbox {
  /** Reads the folder and tries what is due from then on. */
  start(): Promise<void>;
  dispose(): void;
}

const width = 16;
/** A push of many items is looked at once, not once for each file. */
const lookAfterMs = 100;

export function openOutbox(parts: OutboxParts): OpenOutbox {
  return new FolderOutbox(parts);
}

class FolderOutbox implements OpenOutbox {
  private readonly parts: OutboxParts;
  private readonly window: string;
  private readonly listeners = new Set<() => void>();
  private readonly held = new Map<string, StoredEntry>();
  /** Files that are being written or deleted: until that is done, what is held of them counts. */
  private readonly busy = new Map<string, number>();
  /** Since the look at the folder that is being taken began. */
  private readonly changedHere = new Set<string>();
  private sorted: readonly StoredEntry[] = [];
  /** Kinds without a sender: they are tried when somebody asks for it. */
  private readonly unsendable = new Set<string>();
  private watching: Subscription | undefined;
  private timer: Subscription | undefined;
  private looking: Subscription | undefined;
  private sending: Promise<void> = Promise.resolve();
  private lastOrder = '';
  private disposed = false;

  constructor(parts: OutboxParts) {
    this.parts = parts;
    this.window = parts.ids.next(parts.clock.now());
  }

  get entries(): readonly StoredEntry[] {
    return this.sorted;
  }

  onDidChange(listener: () => void): Subscription {
    const own = (): void => listener();
    this.listeners.add(own);
    return { dispose: () => void this.listeners.delete(own) };
  }

  async start(): Promise<void> {
    this.watch();
    await this.reread();
  }

  async add(effects: readonly OutboxEffect[]): Promise<Result<void, Failure>> {
    const { files, clock, ids } = this.parts;
    const made = await files.createDirectory(outboxFolder);
    if (!made.ok) return made;
    this.watch();
    const nowMs = clock.now();
    const entries = effects.map((effect): StoredEntry => {
      if (!isOutboxKey(effect.key)) throw new Error(`no key of the outbox: ${effect.key}`);
      this.lastOrder = ids.next(nowMs, this.lastOrder);
      const addedAtMs = this.held.get(effect.key)?.addedAtMs ?? nowMs;
      return { ...effect, addedAtMs, attempts: 0, nextTryAtMs: nowMs, order: this.lastOrder, window: this.window };
    });
    const written = await inParallel(entries, width, async (entry) => {
      const before = this.held.get(entry.key);
      const result = await this.write(entry);
      // What is not on the disk is not sent either.
      if (!result.ok && before === undefined) this.held.delete(entry.key);
      return result;
    });
    const refused = written.find((result) => !result.ok);
    this.changed();
    this.schedule();
    return refused ?? ok();
  }

  async cancel(key: string): Promise<Result<void, Failure>> {
    const deleted = await this.remove(key);
    this.changed();
    return deleted;
  }

  send(keys?: readonly string[], stop?: StopSignal): Promise<void> {
    const isWanted = ({ key }: StoredEntry): boolean => keys === undefined || keys.includes(key);
    return this.trySome(isWanted, stop);
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
    this.looking?.dispose();
    this.watching?.dispose();
    this.listeners.clear();
  }

  /** One after another: what an earlier entry makes, a later one may need. */
  private trySome(isWanted: (entry: StoredEntry) => boolean, stop?: StopSignal): Promise<void> {
    const run = async (): Promise<void> => {
      const wanted = this.sorted.filter(isWanted);
      for (const kind of new Set(wanted.map((entry) => entry.kind))) {
        const sender = await this.senderOf(kind);
        if (sender === undefined) {
          this.unsendable.add(kind);
          continue;
        }
        this.unsendable.delete(kind);
        const ofKind = wanted.filter((entry) => entry.kind === kind);
        for (let at = 0; at < ofKind.length; at += sender.batchSize) {
          if (stop?.aborted === true || this.disposed) return;
          await this.sendBatch(sender, ofKind.slice(at, at + sender.batchSize), stop);
        }
      }
    };
    this.sending = this.sending.then(run, run).finally(() => this.schedule());
    return this.sending;
  }

  private async sendBatch(
    sender: OutboxSender,
    batch: readonly StoredEntry[],
    stop: StopSignal | undefined,
  ): Promise<void> {
    // Cancelled, or done by another window, since it was listed.
    const current = batch.filter(({ key, order }) => this.held.get(key)?.order === order);
    if (current.length === 0) return;
    const results = await this.resultsOf(sender, current, stop);
    await inParallel(current, width, (entry) => this.settle(entry, results.get(entry.key)));
    this.changed();
  }

  /** A kind whose code cannot be loaded now is one that this window cannot send. */
  private async senderOf(kind: string): Promise<OutboxSender | undefined> {
    try {
      return await this.parts.sender(kind);
    } catch (error) {
      this.parts.log.error(`outbox: no sender for ${kind}: ${faultOf(error)}`);
      return undefined;
    }
  }

  /** A mistake in a sender counts as a try that did not get through: without a wait it would be made for ever. */
  private async resultsOf(
    sender: OutboxSender,
    batch: readonly StoredEntry[],
    stop: StopSignal | undefined,
  ): ReturnType<OutboxSender['send']> {
    try {
      return await sender.send(batch, stop);
    } catch (error) {
      this.parts.log.error(`outbox: a sender failed: ${faultOf(error)}`);
      return new Map();
    }
  }

  private async settle(sent: StoredEntry, result: Result<void, Failure> | undefined): Promise<void> {
    // Put in again with something newer while it was on its way: that one is still to be sent.
    if (this.held.get(sent.key)?.order !== sent.order) return;
    if (result?.ok === true) {
      const removed = await this.remove(sent.key);
      // It stays listed: the next try finds the effect there already, and takes it out.
      if (!removed.ok) this.parts.log.warn(`outbox: ${sent.key} was sent but not taken out (${removed.failure.code})`);
      return;
    }
    const failure: Failure = result?.failure ?? { code: 'cancelled' };
    const { nextTryAtMs: _, ...entry } = sent;
    const next = nextTry(failure, { attempts: sent.attempts, key: sent.key, nowMs: this.parts.clock.now() });
    const tried = { ...entry, failure, attempts: sent.attempts + 1, window: this.window };
    await this.write(next === undefined ? tried : { ...tried, nextTryAtMs: next });
  }

  private async write(entry: StoredEntry): Promise<Result<void, Failure>> {
    const { files, clock, ids } = this.parts;
    this.held.set(entry.key, entry);
    const unique = ids.next(clock.now());
    const path = outboxPath(entry.key);
    const written = await this.whileBusy(entry.key, () => writeWhole(files, path, printEntry(entry), unique));
    if (!written.ok) this.parts.log.warn(`outbox: ${entry.key} was not written (${written.failure.code})`);
    return written;
  }

  private async remove(key: string): Promise<Result<void, Failure>> {
    const deleted = await this.whileBusy(key, () => this.parts.files.delete(outboxPath(key)));
    if (!deleted.ok && deleted.failure.code !== 'missing') return deleted;
    this.held.delete(key);
    return ok();
  }

  private async whileBusy<T>(key: string, work: () => Promise<T>): Promise<T> {
    this.busy.set(key, (this.busy.get(key) ?? 0) + 1);
    this.changedHere.add(key);
    const done = await work();
    const left = (this.busy.get(key) ?? 1) - 1;
    if (left === 0) this.busy.delete(key);
    else this.busy.set(key, left);
    return done;
  }

  private readonly reread = shareNext(async (): Promise<void> => {
    const { files } = this.parts;
    this.changedHere.clear();
    const folder = await files.readDirectory(outboxFolder);
    if (!folder.ok && folder.failure.code !== 'missing') return;
    const keys = (folder.ok ? folder.value : []).flatMap(({ name }) => keyOfFile(name) ?? []);
    const touched = new Set(this.busy.keys());
    const found = await inParallel(keys, width, async (key) => {
      const text = await readWhole(files, outboxPath(key), outboxLimitBytes);
      const entry = text.kind === 'text' ? readEntry(text.text) : undefined;
      return entry?.key === key ? entry : undefined;
    });
    const read = new Map(found.flatMap((entry) => (entry === undefined ? [] : [[entry.key, entry] as const])));
    const isOurs = (key: string): boolean => touched.has(key) || this.busy.has(key) || this.changedHere.has(key);
    for (const key of this.held.keys()) if (!read.has(key) && !isOurs(key)) this.held.delete(key);
    for (const [key, entry] of read) if (!isOurs(key)) this.held.set(key, entry);
    this.changed();
    this.schedule();
  });

  private watch(): void {
    if (this.disposed) return;
    this.watching ??= this.parts.files.watch(({ path }) => {
      if (!path.startsWith(`${outboxFolder}/`) || this.disposed) return;
      this.looking ??= this.parts.timers.after(lookAfterMs, () => {
        this.looking = undefined;
        void this.reread();
      });
    });
  }

  private schedule(): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (this.disposed) return;
    const tried = this.sorted.filter(({ kind }) => !this.unsendable.has(kind));
    const times = tried.flatMap((entry) => dueAt(entry, this.window) ?? []);
    if (times.length === 0) return;
    const waitMs = Math.max(0, Math.min(...times) - this.parts.clock.now());
    this.timer = this.parts.timers.after(Math.min(waitMs, 2 ** 31 - 1), () => {
      const nowMs = this.parts.clock.now();
      void this.trySome((entry) => (dueAt(entry, this.window) ?? Infinity) <= nowMs);
    });
  }

  private changed(): void {
    this.sorted = [...this.held.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
    for (const listener of [...this.listeners]) listener();
  }
}

function faultOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : 'unknown';
}
