import * as v from 'valibot';
import { change, changed } from './change.ts';
import { checkView, documentView, drawingView, surroundingsView, trackerView } from './snapshot.ts';
import type { Table } from '../table.ts';

const none = v.object({});
/** Words for the person who asked; empty when there is nothing to say. */
const said = v.object({ message: v.string() });
const quickMs = 10_000;
/** Somebody may be asked something on the way. */
const askingMs = 600_000;

/** All that the post-mortem's page and the extension say to each other. */
export const postMortemTable = {
  calls: {
    /** The page listens: it is told the document, or the beginning of a long one, again if it was told before. */
    ready: { request: none, answer: none, timeoutMs: quickMs },
    /** What the page was told first is on the screen: there is time for the rest, and every event follows. */
    shown: { request: none, answer: none, timeoutMs: quickMs },
    change: { request: change, answer: changed, timeoutMs: quickMs },
    /** Shows a line in the text, in another editor or beside. */
    openText: { request: v.object({ line: v.number(), beside: v.boolean() }), answer: none, timeoutMs: quickMs },
    /** Opens what an entry of the record refers to. */
    openSource: { request: v.object({ entry: v.string() }), answer: none, timeoutMs: quickMs },
    /** Opens a link of the document: a web page, or a file of the workspace. */
    openLink: { request: v.object({ url: v.string() }), answer: none, timeoutMs: quickMs },
    /** Brings in what is new on the record since the draft. */
    redraft: { request: none, answer: v.object({ edits: v.number() }), timeoutMs: askingMs },
    /** Sends action items to the tracker, all of them or one, after a preview; answers what came of it, in words. */
    push: { request: v.object({ index: v.exactOptional(v.number()) }), answer: said, timeoutMs: askingMs },
    /** Ends a conflict of an item: the file's value or the tracker's stays. */
    settleItem: {
      request: v.object({ index: v.number(), keep: v.picklist(['file', 'tracker']) }),
      answer: none,
      timeoutMs: 60_000,
    },
    /** Writes the document to the tracker and tells those whom the playbook names. */
    share: { request: none, answer: said, timeoutMs: askingMs },
    /** Saves the page that was made of the document, where a person says. */
    saveHtml: { request: v.object({ html: v.string() }), answer: said, timeoutMs: askingMs },
    /** Stores a picture beside the file; answers what to write in the text. */
    storePicture: {
      request: v.object({ name: v.string(), type: v.string(), base64: v.string() }),
      answer: v.object({ markdown: v.string() }),
      timeoutMs: 60_000,
    },
  },
  events: {
    document: documentView,
    checks: v.array(checkView),
    drawing: drawingView,
    surroundings: surroundingsView,
    tracker: trackerView,
  },
} satisfies Table;

export type PostMortemTable = typeof postMortemTable;
