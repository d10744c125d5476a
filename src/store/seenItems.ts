import * as v from 'valibot';
import type { SeenItems, SeenRecord } from '../app/actionItems/parts.ts';
import type { Clock, Ids, Log } from '../app/ports.ts';
import { inParallel } from '../app/inParallel.ts';
import type { FileSystem } from './fileSystem.ts';
import { readWhole, writeWhole } from './wholeFile.ts';

/** `seen/<issue id>.json` below the record folder: what was last seen of an issue and its action item. */
const folder = 'seen';
const limitBytes = 256 * 1024;
const width = 16;

const Fields = v.partial(
  v.object({ title: v.string(), done: v.boolean(), owner: v.string(), due: v.string(), labels: v.string() }),
);
const Person = v.object({
  id: v.string(),
  name: v.string(),
  fullName: v.exactOptional(v.string()),
  email: v.exactOptional(v.string()),
  active: v.boolean(),
});
const Record = v.object({
  v: v.literal(1),
  issue: v.object({
    id: v.string(),
    identifier: v.string(),
    url: v.string(),
    title: v.string(),
    state: v.object({
      name: v.string(),
      kind: v.picklist(['triage', 'backlog', 'unstarted', 'started', 'completed', 'canceled', 'duplicate', 'other']),
    }),
    assignee: v.exactOptional(Person),
    due: v.exactOptional(v.string()),
    priority: v.picklist([0, 1, 2, 3, 4]),
    // Older records have none.
    labels: v.optional(v.array(v.object({ id: v.string(), name: v.string() })), []),
    teamKey: v.string(),
    removed: v.exactOptional(v.picklist(['archived', 'deleted'])),
  }),
  seen: v.object({ file: Fields, tracker: Fields }),
  readAtMs: v.number(),
});

export interface SeenItemsParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

export function seenItems({ files, clock, ids, log }: SeenItemsParts): SeenItems {
  const pathOf = (id: string): string => `${folder}/${id}.json`;
  return {
    read: async (wanted) => {
      const known = wanted.filter((id) => /^[\w-]{1,64}$/u.test(id));
      const found = await inParallel(known, width, async (id) => {
        const text = await readWhole(files, pathOf(id), limitBytes);
        return text.kind === 'text' ? readRecord(text.text) : undefined;
      });
      return new Map(found.flatMap((record) => (record === undefined ? [] : [[record.issue.id, record] as const])));
    },
    write: async (records) => {
      if (records.length === 0) return;
      await files.createDirectory(folder);
      const written = await inParallel(records, width, (record) => {
        const text = JSON.stringify({ v: 1, ...record }, null, 1) + '\n';
        return writeWhole(files, pathOf(record.issue.id), text, ids.next(clock.now()));
      });
      const failure = written.find((result) => !result.ok);
      if (failure?.ok === false) log.warn(`action items: what was seen was not kept (${failure.failure.code})`);
    },
  };
}

function readRecord(text: string): SeenRecord | undefined {
  try {
    const reading = v.safeParse(Record, JSON.parse(text));
    if (!reading.success) return undefined;
    const { v: _, ...record } = reading.output;
    return record as SeenRecord;
  } catch {
    return undefined;
  }
}
