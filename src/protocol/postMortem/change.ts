import * as v from 'valibot';

const text = v.string();
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * One change to the document. `was` is what the page last knew to stand there: where the document has moved on, the
 * place is looked for by it, and a place that is gone ends the call with the code `gone`.
 */
export const change = v.variant('of', [
  v.object({ of: v.literal('title'), value: text }),
  v.object({ of: v.literal('field'), index, was: text, value: text }),
  v.object({
    of: v.literal('newField'),
    kind: v.picklist(['date', 'severity', 'duration', 'affected', 'lead', 'reviewers', 'sharedWith']),
    value: text,
  }),
  v.object({ of: v.literal('section'), index, was: text, title: text, value: text }),
  v.object({ of: v.literal('newSection'), title: text }),
  v.object({ of: v.literal('entry'), index, was: text, time: v.exactOptional(text), value: v.exactOptional(text) }),
  v.object({ of: v.literal('newEntry'), time: text, value: text }),
  v.object({ of: v.literal('removeEntry'), index, was: text }),
  v.object({ of: v.literal('entryToItem'), index, was: text }),
  v.object({
    of: v.literal('item'),
    index,
    was: text,
    value: v.exactOptional(text),
    owner: v.exactOptional(v.nullable(text)),
    due: v.exactOptional(v.nullable(text)),
    priority: v.exactOptional(v.nullable(text)),
    labels: v.exactOptional(v.array(text)),
    done: v.exactOptional(v.boolean()),
  }),
  v.object({ of: v.literal('newItem'), value: text }),
  v.object({ of: v.literal('removeItem'), index, was: text }),
  v.object({ of: v.literal('moveItem'), index, was: text, to: index }),
]);

export type DocumentChange = v.InferOutput<typeof change>;

export const changed = v.object({
  revision: index,
  /** What now stands in the changed place, where that is one text; it may differ from what was sent. */
  written: v.exactOptional(text),
  /** The parts of the document are others than before: the page takes over all of the next snapshot. */
  reshaped: v.boolean(),
});

export type Changed = v.InferOutput<typeof changed>;
