import * as v from 'valibot';
import { change, changed } from './change.ts';
import { checkView, documentView, drawingView, surroundingsView } from './snapshot.ts';
import type { Table } from '../table.ts';

const none = v.object({});
const quickMs = 10_000;
/** Somebody may be asked something on the way. */
const askingMs = 600_000;

/** All that the post-mortem's page and the extension say to each other. */
export const postMortemTable = {
  calls: {
    /** The page is there; every event follows. */
    ready: { request: none, answer: none, timeoutMs: quickMs },
    change: { request: change, answer: changed, timeoutMs: quickMs },
    /** Shows a line in the text, in another editor or beside. */
    openText: { request: v.object({ line: v.number(), beside: v.boolean() }), answer: none, timeoutMs: quickMs },
    /** Opens what an entry of the record refers to. */
    openSource: { request: v.object({ entry: v.string() }), answer: none, timeoutMs: quickMs },
    /** Opens a link of the document: a web page, or a file of the workspace. */
    openLink: { request: v.object({ url: v.string() }), answer: none, timeoutMs: quickMs },
    /** Brings in what is new on the record since the draft. */
    redraft: { request: none, answer: v.object({ edits: v.number() }), timeoutMs: askingMs },
  },
  events: {
    document: documentView,
    checks: v.array(checkView),
    drawing: drawingView,
    surroundings: surroundingsView,
  },
} satisfies Table;

export type PostMortemTable = typeof postMortemTable;
