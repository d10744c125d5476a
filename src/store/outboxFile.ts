import * as v from 'valibot';
import type { OutboxEntry } from '../app/outbox.ts';
import type { Failure } from '../core/failure.ts';

/** An entry as its file holds it. */
export interface StoredEntry extends OutboxEntry {
  /** ULID of the moment it was put in: entries are sent in this order, and it tells a newer entry of the same key. */
  readonly order: string;
  /** The window that tries it. Others step in when that one seems to be gone. */
  readonly window: string;
}

export const outboxFolder = 'outbox';
/** Greater files are not read. */
export const outboxLimitBytes = 1024 * 1024;

const keyPattern = /^[\w-]{1,120}$/;

export function isOutboxKey(key: string): boolean {
  return keyPattern.test(key);
}

export function outboxPath(key: string): string {
  return `${outboxFolder}/${key}.json`;
}

/** The key of a file in the outbox folder; undefined for other files, such as those that are being written. */
export function keyOfFile(name: string): string | undefined {
  const key = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
  return isOutboxKey(key) ? key : undefined;
}

const FailureSchema = v.looseObject({ code: v.string() });
const EntrySchema = v.object({
  v: v.literal(1),
  key: v.pipe(v.string(), v.regex(keyPattern)),
  kind: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  incident: v.optional(v.string()),
  label: v.pipe(v.string(), v.maxLength(1000)),
  data: v.unknown(),
  addedAtMs: v.number(),
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  failure: v.optional(FailureSchema),
  nextTryAtMs: v.optional(v.number()),
  order: v.string(),
  window: v.string(),
});

/** Undefined when it cannot be read: such a file is kept and left alone. */
export function readEntry(text: string): StoredEntry | undefined {
  try {
    const reading = v.safeParse(EntrySchema, JSON.parse(text));
    if (!reading.success) return undefined;
    const { v: _, incident, failure, nextTryAtMs, ...entry } = reading.output;
    return {
      ...entry,
      ...(incident === undefined ? {} : { incident }),
      // Written by `printEntry`: a code of a newer version is shown by its fallback words.
      ...(failure === undefined ? {} : { failure: failure as unknown as Failure }),
      ...(nextTryAtMs === undefined ? {} : { nextTryAtMs }),
    };
  } catch {
    return undefined;
  }
}

export function printEntry(entry: StoredEntry): string {
  return JSON.stringify({ v: 1, ...entry }, null, 1) + '\n';
}
