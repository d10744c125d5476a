import type { DocumentSection, Field, PostMortem } from './postMortem.ts';

/** What stands in place of a section's text where its parts can be edited one by one. */
export type Holding = 'text' | 'timeline' | 'actionItems';

export interface ShownSection {
  /** Ends before the next shown section: its own part of the file. */
  readonly section: DocumentSection;
  readonly holds: Holding;
}

/**
 * The document in pieces that do not overlap, as an editor shows them. A fact written as a heading and an entry of the
 * timeline written as one are shown as such, so they are no sections here. What stands before the first section
 * comes as one without a title where it says more than the facts.
 */
export function shownSections(document: PostMortem): readonly ShownSection[] {
  const { sections, timeline, actionItems, fields } = document;
  const taken = new Set([
    ...fields.flatMap(({ form, line }) => (form === 'heading' ? [line] : [])),
    ...timeline.flatMap(({ form, line }) => (form === 'heading' ? [line] : [])),
  ]);
  const title = sections.find(({ line, depth }) => line === document.title?.line && depth < 7);
  const shown = sections.filter(
    (section) => section !== title && !taken.has(section.line) && (section.depth < 7 || section.kind !== 'other'),
  );
  const own = shown.map((section, index) => {
    const next = shown[index + 1]?.line ?? section.endLine;
    return { ...section, endLine: Math.max(section.bodyLine, Math.min(section.endLine, next)) };
  });
  const firstEntry = timeline[0]?.line;
  const firstItem = actionItems[0]?.line;
  const inside = (line: number | undefined, section: DocumentSection): boolean =>
    line !== undefined && line >= section.line && line < section.endLine;
  const home = (line: number | undefined, kind: DocumentSection['kind']): DocumentSection | undefined =>
    line === undefined
      ? own.find((section) => section.kind === kind && section.empty)
      : own.find((section) => inside(line, section));
  const timelineHome = home(firstEntry, 'timeline');
  const itemsHome = home(firstItem, 'actionItems');
  const holdsOf = (section: DocumentSection): Holding =>
    section === timelineHome ? 'timeline' : section === itemsHome ? 'actionItems' : 'text';
  const head = headSection(document, title, own[0]?.line);
  return [
    ...(head === undefined ? [] : [{ section: head, holds: 'text' as const }]),
    ...own.map((section) => ({ section, holds: holdsOf(section) })),
  ];
}

/**
 * The facts that stand above the sections, each once: those that a section's text tells are shown there, unless it is the
 * only place that says something usual, such as the severity.
 */
export function headFields(document: PostMortem, shown: readonly ShownSection[]): ReadonlySet<Field> {
  const isInText = ({ form, line }: Field): boolean =>
    form !== 'heading' &&
    shown.some(
      ({ section, holds }) =>
        holds === 'text' && section.title !== '' && line >= section.line && line < section.endLine,
    );
  const above = new Set(document.fields.filter((field) => !isInText(field)));
  const kinds = new Set([...above].map(({ kind }) => kind));
  for (const field of document.fields) {
    if (field.kind === 'other' || kinds.has(field.kind)) continue;
    kinds.add(field.kind);
    above.add(field);
  }
  return above;
}

/** What is written before the first section besides the facts. */
function headSection(
  document: PostMortem,
  title: DocumentSection | undefined,
  firstLine: number | undefined,
): DocumentSection | undefined {
  const lines = document.markdown.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const from = title?.bodyLine ?? frontMatterEnd(lines);
  const to = firstLine ?? lines.length;
  const covered = new Set<number>();
  const spans = [...document.fields, ...document.timeline, ...document.actionItems];
  for (const { line, endLine } of spans) for (let at = line; at < endLine; at++) covered.add(at);
  const says = (line: string, at: number): boolean =>
    at >= from && at < to && !covered.has(at) && !/^\s*(?:<!--.*-->\s*|\[[^\]]+\]:.*|[|:\s-]*|\|[\s|]*)$/u.test(line);
  if (!lines.some(says)) return undefined;
  return { kind: 'other', title: '', depth: 1, line: Math.max(0, from - 1), bodyLine: from, endLine: to, empty: false };
}

function frontMatterEnd(lines: readonly string[]): number {
  const fence = lines[0]?.trimEnd();
  if (fence !== '---' && fence !== '+++') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === fence);
  return end < 0 ? 0 : end + 1;
}

/** The zero-based line of the first merge conflict marker with its counterparts below. */
export function conflictLine(markdown: string): number | undefined {
  if (!markdown.includes('<<<<<<<')) return undefined;
  const lines = markdown.split(/\r\n|\r|\n/u);
  const start = lines.findIndex(isStart);
  if (start < 0) return undefined;
  const middle = lines.findIndex((line, at) => at > start && /^={7}$/u.test(line));
  const end = lines.findIndex((line, at) => at > start && isEnd(line));
  return middle > start && end > middle ? start : undefined;
}

/** Whether a zero-based line stands between the markers of a merge conflict, or is one of them. */
export function isInConflict(lines: readonly string[], at: number): boolean {
  let isInside = false;
  for (const line of lines.slice(0, at)) isInside = isInside ? !isEnd(line) : isStart(line);
  return isInside || isStart(lines[at] ?? '');
}

function isStart(line: string): boolean {
  return /^<{7}(?:\s|$)/u.test(line);
}

function isEnd(line: string): boolean {
  return /^>{7}(?:\s|$)/u.test(line);
}
