import * as v from 'valibot';

/** The document as its page shows it. Indexes count in these lists; lines are those of the file, zero-based. */

const text = v.string();
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

export const fieldView = v.object({
  kind: text,
  name: text,
  written: text,
  empty: v.boolean(),
  line: index,
  /** Stands in the head of the page; the others are read and edited in their section's text. */
  head: v.boolean(),
});

/** A section without the sections in it. `holds` tells which editor stands in place of its text. */
export const sectionView = v.object({
  title: text,
  depth: index,
  line: index,
  markdown: text,
  holds: v.picklist(['text', 'timeline', 'actionItems']),
  empty: v.boolean(),
});

export const entryView = v.object({
  /** The time as it is written. */
  shown: text,
  title: v.exactOptional(text),
  written: text,
  line: index,
  /** Whether time and text can be told apart from what is around them. */
  timed: v.boolean(),
  worded: v.boolean(),
  /** The entries of the record that it states. */
  entries: v.array(text),
});

export const itemView = v.object({
  written: text,
  owner: v.exactOptional(text),
  due: v.exactOptional(text),
  done: v.exactOptional(v.boolean()),
  priority: v.exactOptional(text),
  labels: v.exactOptional(v.array(text)),
  link: v.exactOptional(text),
  issue: v.exactOptional(text),
  line: index,
});

export const documentView = v.object({
  title: text,
  fields: v.array(fieldView),
  sections: v.array(sectionView),
  timeline: v.array(entryView),
  items: v.array(itemView),
  /** The first line of a merge conflict: then nothing can be edited here. */
  conflictLine: v.exactOptional(index),
  readOnly: v.boolean(),
  /** Only the beginning of a long document; the whole follows at once. */
  partial: v.boolean(),
  /** What links without a scheme and pictures are below of, as an address that the page may load. */
  base: text,
  /** The addresses of link definitions by their labels. */
  targets: v.record(text, text),
});

export const checkView = v.object({
  severity: v.picklist(['error', 'warning', 'information', 'hint']),
  message: text,
  line: index,
});

export const markView = v.object({
  kind: v.picklist(['started', 'detected', 'acknowledged', 'mitigated', 'resolved', 'change', 'culprit', 'entry']),
  atMs: v.number(),
  label: text,
  /** The record's entry behind it, else the entry of the document's timeline. */
  entry: v.exactOptional(text),
  index: v.exactOptional(index),
});

/** The drawn time line; empty marks where nothing has a moment. */
export const drawingView = v.object({
  impact: v.array(v.object({ fromMs: v.number(), toMs: v.number() })),
  marks: v.array(markView),
  durations: v.array(v.object({ name: text, length: text, how: text })),
  timeZone: text,
});

/** What the page offers besides the document. */
export const surroundingsView = v.object({
  people: v.array(text),
  labels: v.array(text),
  severities: v.array(text),
  hasRecord: v.boolean(),
});

/** How the action items stand with the tracker, in the order of the file. */
export const trackerView = v.object({
  /** False where no tracker is built in. */
  available: v.boolean(),
  items: v.array(
    v.object({
      kind: v.picklist(['unsent', 'waiting', 'linked', 'unread', 'gone']),
      words: text,
      identifier: text,
      conflict: v.boolean(),
    }),
  ),
});

export type TrackerView = v.InferOutput<typeof trackerView>;
export type FieldView = v.InferOutput<typeof fieldView>;
export type SectionView = v.InferOutput<typeof sectionView>;
export type EntryView = v.InferOutput<typeof entryView>;
export type ItemView = v.InferOutput<typeof itemView>;
export type DocumentView = v.InferOutput<typeof documentView>;
export type CheckView = v.InferOutput<typeof checkView>;
export type MarkView = v.InferOutput<typeof markView>;
export type DrawingView = v.InferOutput<typeof drawingView>;
export type SurroundingsView = v.InferOutput<typeof surroundingsView>;
