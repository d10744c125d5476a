import { sectionText } from '../../../core/postmortem/edit/setSection.ts';
import type { ActionItem, PostMortem, WrittenEntry } from '../../../core/postmortem/postMortem.ts';
import { conflictLine, shownSections, type ShownSection } from '../../../core/postmortem/shownSections.ts';
import type { DocumentView, EntryView, ItemView, SectionView } from '../../../protocol/postMortem/snapshot.ts';

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
  return {
    title: document.title?.value ?? '',
    fields: document.fields.map(({ kind, name, written, text, line }) => ({
      kind,
      name,
      written,
      empty: text === '',
      line,
    })),
    sections: shownSections(document).map((shown) => sectionView(document, shown)),
    timeline: document.timeline.map(entryView),
    items: document.actionItems.map(itemView),
    timeZone: document.timeZone?.value ?? '',
    ...(conflict === undefined ? {} : { conflictLine: conflict }),
    readOnly,
    partial,
    base,
    targets: { ...document.targets },
  };
}

function sectionView(document: PostMortem, { section, holds }: ShownSection): SectionView {
  const { kind, title, depth, line, empty } = section;
  return { kind, title, depth, line, holds, empty, markdown: shownText(document, { section, holds }) };
}

/** Of a section that is shown as a list, only what introduces the list. */
export function shownText(document: PostMortem, { section, holds }: ShownSection): string {
  if (holds === 'text') return sectionText(document, section);
  const [first] = holds === 'timeline' ? document.timeline : document.actionItems;
  if (first === undefined) return '';
  const endLine = Math.min(section.endLine, first.headLine ?? first.line);
  return endLine <= section.bodyLine ? '' : sectionText(document, { ...section, endLine });
}

function entryView({ when, title, written, line, time, words, marks }: WrittenEntry): EntryView {
  return {
    ...(when.date === undefined ? {} : { date: when.date }),
    ...(when.time === undefined ? {} : { time: when.time }),
    shown: when.written,
    ...(title === undefined ? {} : { title }),
    written,
    line,
    timed: time !== undefined,
    worded: words !== undefined,
    entries: [...new Set(marks.flatMap(({ ids }) => ids))],
  };
}

function itemView({ written, owner, due, done, priority, link, issue, line }: ActionItem): ItemView {
  return {
    written,
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(done === undefined ? {} : { done }),
    ...(priority === undefined ? {} : { priority }),
    ...(link === undefined ? {} : { link }),
    ...(issue === undefined ? {} : { issue }),
    line,
  };
}
