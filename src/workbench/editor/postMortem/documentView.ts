import { sectionText } from '../../../core/postmortem/edit/setSection.ts';
import { withoutMarks } from '../../../core/postmortem/hiddenMarks.ts';
import type { ActionItem, Field, PostMortem, WrittenEntry } from '../../../core/postmortem/postMortem.ts';
import { conflictLine, headFields, shownSections, type ShownSection } from '../../../core/postmortem/shownSections.ts';
import type {
  DocumentView,
  EntryView,
  FieldView,
  ItemView,
  SectionView,
} from '../../../protocol/postMortem/snapshot.ts';

export interface DocumentPlace {
  readonly readOnly: boolean;
  /** Where relative links of the document lead, as an address that the page may load pictures from. */
  readonly base: string;
  /** Only the beginning was read so far. */
  readonly partial: boolean;
}

/** The document as its page shows it. */
export function documentView(document: PostMortem, { readOnly, base, partial }: DocumentPlace): DocumentView {
  const conflict = conflictLine(document.markdown);
  const shown = shownSections(document);
  const head = headFields(document, shown);
  return {
    title: document.title?.value ?? '',
    fields: document.fields.map((field) => fieldView(field, head.has(field))),
    sections: shown.map((section) => sectionView(document, section)),
    timeline: document.timeline.map(entryView),
    items: document.actionItems.map(itemView),
    ...(conflict === undefined ? {} : { conflictLine: conflict }),
    readOnly,
    partial,
    base,
    targets: { ...document.targets },
  };
}

function fieldView({ kind, name, written, text, line }: Field, head: boolean): FieldView {
  return { kind, name, written: withoutMarks(written), empty: text === '', line, head };
}

function sectionView(document: PostMortem, { section, holds }: ShownSection): SectionView {
  const { title, depth, line, empty } = section;
  return { title, depth, line, holds, empty, markdown: shownText(document, { section, holds }) };
}

/** Of a section that is shown as a list, only what introduces the list. */
export function shownText(document: PostMortem, { section, holds }: ShownSection): string {
  if (holds === 'text') return withoutMarks(sectionText(document, section));
  const [first] = holds === 'timeline' ? document.timeline : document.actionItems;
  if (first === undefined) return '';
  const endLine = Math.min(section.endLine, first.headLine ?? first.line);
  return endLine <= section.bodyLine ? '' : withoutMarks(sectionText(document, { ...section, endLine }));
}

/** The words of an entry or item as they stand in its field: only below a heading there is more than one line. */
export function shownWords({ written, form }: Pick<WrittenEntry | ActionItem, 'written' | 'form'>): string {
  const shown = withoutMarks(written);
  return form === 'heading' ? shown : shown.replace(/\s*\n\s*/gu, ' ');
}

function entryView(entry: WrittenEntry): EntryView {
  const { when, title, line, time, words, marks } = entry;
  return {
    shown: when.written,
    ...(title === undefined ? {} : { title }),
    written: shownWords(entry),
    line,
    timed: time !== undefined,
    worded: words !== undefined,
    entries: [...new Set(marks.flatMap(({ ids }) => ids))],
  };
}

function itemView(item: ActionItem): ItemView {
  const { owner, due, done, priority, labels, link, issue, line } = item;
  return {
    written: shownWords(item),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(done === undefined ? {} : { done }),
    ...(priority === undefined ? {} : { priority }),
    ...(labels === undefined ? {} : { labels: [...labels] }),
    ...(link === undefined ? {} : { link }),
    ...(issue === undefined ? {} : { issue }),
    line,
  };
}
