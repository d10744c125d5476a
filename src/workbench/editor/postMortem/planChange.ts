import type { TextEdit } from '../../../core/markdown/diagnostic.ts';
import { failed, ok, type Result } from '../../../core/result.ts';
import { addActionItem, editActionItem, removeActionItem } from '../../../core/postmortem/edit/actionItemEdits.ts';
import type { ItemChange } from '../../../core/postmortem/edit/itemSource.ts';
import { moveActionItem } from '../../../core/postmortem/edit/moveActionItem.ts';
import { setField, setFieldValue } from '../../../core/postmortem/edit/setField.ts';
import { addSection, sectionText, setSection } from '../../../core/postmortem/edit/setSection.ts';
import { setTitle } from '../../../core/postmortem/edit/setTitle.ts';
import {
  addTimelineEntry,
  editTimelineEntry,
  removeTimelineEntry,
} from '../../../core/postmortem/edit/timelineEdits.ts';
import type { TimelineMoment } from '../../../core/postmortem/edit/timeStyle.ts';
import { keepMarksOfLines, withoutMarks } from '../../../core/postmortem/hiddenMarks.ts';
import type { PostMortem } from '../../../core/postmortem/postMortem.ts';
import { readWhen } from '../../../core/postmortem/read/writtenWhen.ts';
import { shownSections } from '../../../core/postmortem/shownSections.ts';
import type { DocumentChange } from '../../../protocol/postMortem/change.ts';
import { shownText, shownWords } from './documentView.ts';

/** `gone`: what was to be changed is not there any more; `badTime`: the time cannot be read. */
export type PlanProblem = 'gone' | 'badTime';

export interface Plan {
  readonly edits: readonly TextEdit[];
  /**
   * Nothing but words of one place are replaced, so a long document need not be read again before the next
   * keystroke: what this makes of the predicted document holds until it is.
   */
  readonly settle?: (predicted: PostMortem) => PostMortem;
  /** The text of the changed place, read from the document behind the edits. */
  readonly written?: (after: PostMortem) => string | undefined;
}

type Planned = Result<Plan, PlanProblem>;

/** The edits that a change of the page asks for; `due`, as 2026-12-01, is what a new action item gets. */
export function planChange(document: PostMortem, change: DocumentChange, due?: string): Planned {
  switch (change.of) {
    case 'title':
      return ok({ edits: setTitle(document, change.value), written: (after) => after.title?.value });
    case 'field':
      return planField(document, change);
    case 'newField':
      return ok({ edits: setField(document, change.kind, withoutMarks(change.value)) });
    case 'section':
      return planSection(document, change);
    case 'newSection':
      return ok({ edits: addSection(document, change.title, '') });
    case 'newEntry': {
      const when = readMoment(change.time);
      return when === undefined
        ? failed('badTime')
        : ok({ edits: addTimelineEntry(document, { when, text: withoutMarks(change.value) }) });
    }
    case 'entry':
    case 'removeEntry':
    case 'entryToItem':
      return planEntry(document, change, due);
    case 'newItem':
      return ok({ edits: addActionItem(document, newItem(withoutMarks(change.value), due)) });
    case 'item':
    case 'removeItem':
    case 'moveItem':
      return planItem(document, change);
  }
}

type Of<K extends DocumentChange['of']> = Extract<DocumentChange, { of: K }>;

function planField(document: PostMortem, { index, was, value }: Of<'field'>): Planned {
  const at = find(document.fields, index, ({ written }) => withoutMarks(written) === was);
  const field = document.fields[at];
  if (field === undefined) return failed('gone');
  // A fact without a value is unknown, and says so.
  const edits = setFieldValue(document, field, withoutMarks(value) || 'Unknown');
  return ok({
    edits,
    written: (after) => {
      const now = after.fields[at];
      return now === undefined ? undefined : withoutMarks(now.written);
    },
    settle: (after) => ({ ...after, fields: withWritten(after.fields, at, edits) }),
  });
}

function planSection(document: PostMortem, { index, was, title, value }: Of<'section'>): Planned {
  const shown = shownSections(document);
  const at = find(shown, index, (one) => one.section.title === title && shownText(document, one) === was);
  const found = shown[at];
  if (found?.holds !== 'text') return failed('gone');
  return ok({
    edits: setSection(document, found.section, keepMarksOfLines(sectionText(document, found.section), value)),
    settle: (after) => after,
    written: (after) => {
      const now = shownSections(after)[at];
      return now === undefined ? undefined : shownText(after, now);
    },
  });
}

function planEntry(
  document: PostMortem,
  change: Of<'entry' | 'removeEntry' | 'entryToItem'>,
  due: string | undefined,
): Planned {
  const at = find(document.timeline, change.index, (entry) => shownWords(entry) === change.was);
  const entry = document.timeline[at];
  if (entry === undefined) return failed('gone');
  if (change.of === 'removeEntry') return ok({ edits: removeTimelineEntry(document, entry) });
  if (change.of === 'entryToItem') return ok({ edits: addActionItem(document, newItem(shownWords(entry), due)) });
  const when = change.time === undefined ? undefined : readMoment(change.time);
  if (change.time !== undefined && when === undefined) return failed('badTime');
  const edits = editTimelineEntry(document, entry, {
    ...(when === undefined ? {} : { when }),
    ...(change.value === undefined ? {} : { text: change.value }),
  });
  const read = (after: PostMortem): string | undefined =>
    change.value === undefined ? after.timeline[at]?.when.written : wordsAt(after.timeline, at);
  if (change.value === undefined) return ok({ edits, written: read });
  return ok({
    edits,
    written: read,
    settle: (after) => ({ ...after, timeline: withWritten(after.timeline, at, edits) }),
  });
}

function newItem(text: string, due: string | undefined): ItemChange & { readonly text: string } {
  return { text, done: false, ...(due === undefined ? {} : { due }) };
}

function planItem(document: PostMortem, change: Of<'item' | 'removeItem' | 'moveItem'>): Planned {
  const at = find(document.actionItems, change.index, (item) => shownWords(item) === change.was);
  const item = document.actionItems[at];
  if (item === undefined) return failed('gone');
  if (change.of === 'removeItem') return ok({ edits: removeActionItem(document, item) });
  if (change.of === 'moveItem') return ok({ edits: moveActionItem(document, item, change.to) });
  const edits = editActionItem(document, item, itemChange(change));
  const written = (after: PostMortem): string | undefined => wordsAt(after.actionItems, at);
  // What becomes of another part comes with the next snapshot.
  if (Object.keys(itemChange(change)).join() !== 'text') return ok({ edits });
  const settle = (after: PostMortem): PostMortem => ({
    ...after,
    actionItems: withWritten(after.actionItems, at, edits),
  });
  return ok({ edits, written, settle });
}

function itemChange({ value, owner, due, priority, labels, done }: Of<'item'>): ItemChange {
  return {
    ...(value === undefined ? {} : { text: value }),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(priority === undefined ? {} : { priority }),
    ...(labels === undefined ? {} : { labels }),
    ...(done === undefined ? {} : { done }),
  };
}

function wordsAt(list: readonly Parameters<typeof shownWords>[0][], at: number): string | undefined {
  const there = list[at];
  return there === undefined ? undefined : shownWords(there);
}

/** "03:12" or "2026-11-24 03:12"; undefined for what is no time. */
function readMoment(written: string): TimelineMoment | undefined {
  const [, date, rest = ''] = /^\s*(\d{4}-\d{2}-\d{2})?[T\s]*(.*)$/u.exec(written) ?? [];
  const time = readWhen(rest.trim())?.time;
  if (time === undefined) return undefined;
  return { time, ...(date === undefined ? {} : { date }) };
}

/** The list with what an edit put in the place of one of its texts. */
function withWritten<T extends { readonly written: string }>(
  list: readonly T[],
  at: number,
  edits: readonly TextEdit[],
): readonly T[] {
  const [edit] = edits;
  if (edit === undefined) return list;
  return list.map((item, index) => (index === at ? { ...item, written: edit.newText.trim() } : item));
}

/** The place with this index while it is still the same, else the only one that is; -1 where there is none. */
function find<T>(list: readonly T[], index: number, isSame: (item: T) => boolean): number {
  const there = list[index];
  if (there !== undefined && isSame(there)) return index;
  const alike = list.flatMap((item, at) => (isSame(item) ? [at] : []));
  return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

/** Whether the parts of the document are others than before: a page then takes over the whole next snapshot. */
export function isReshaped(before: PostMortem, after: PostMortem): boolean {
  const shape = ({ fields, timeline, actionItems, ...document }: PostMortem): string =>
    [
      fields.length,
      timeline.length,
      actionItems.length,
      ...shownSections({ fields, timeline, actionItems, ...document }).map(
        ({ section, holds }) => `${section.depth} ${holds} ${section.title}`,
      ),
    ].join('\n');
  return shape(before) !== shape(after);
}
