import type { TextEdit } from '../markdown/diagnostic.ts';
import { formatDate, formatTime } from '../moment.ts';
import { draftDigests, makeDraft, timelineTitle, type Draft, type DraftInput } from './draft.ts';
import type { TimelineItem } from './draftTimeline.ts';
import { unknown } from './draftTimes.ts';
import { entryLines, writtenDigests } from './draftedLines.ts';
import { applyEdits, linesOf } from './edit/applyEdits.ts';
import { closeBefore, guardCell } from './edit/guard.ts';
import { insertLines, isBlank, replaceRange } from './edit/place.ts';
import { setFieldValue } from './edit/setField.ts';
import { addTimelineEntries, editTimelineEntry, removeTimelineEntry, type NewEntry } from './edit/timelineEdits.ts';
import { withoutMarks } from './hiddenMarks.ts';
import { digest, printDraftedMark, printIncidentMark, readDraftedMark } from './marks.ts';
import { sectionOf, type DocumentSection, type PostMortem, type WrittenEntry } from './postMortem.ts';
import { readPostMortem } from './readPostMortem.ts';
import { readWhen } from './read/writtenWhen.ts';

/**
 * The edits that bring a document up to its record: lines that an earlier draft wrote and nobody changed since
 * follow the record, entries that are new to the record are added, and what people wrote, changed or took out stays
 * as they left it. No edit for the document of another incident.
 */
export function redraft(markdown: string, input: DraftInput): readonly TextEdit[] {
  const document = readPostMortem(markdown);
  if (document.incident !== undefined && document.incident !== input.state.id) return [];
  const draft = makeDraft(input);
  const drafted = readDraftedMark(markdown);
  const lines = linesOf(document);
  const edits = [
    ...factEdits(document, lines, draft, drafted),
    ...draft.sections.flatMap((section) => sectionEdits(document, lines, section, drafted)),
    ...timelineEdits(document, lines, draft, drafted, input),
  ];
  const written = edits.length === 0 ? [] : writtenDigests(lines, readPostMortem(applyEdits(markdown, edits)));
  const all = new Set([...drafted, ...draftDigests(draft), ...written]);
  return [...edits, ...markEdits(document, lines, all, input.state.id)];
}

/** A fact follows the record while its line is as drafted; so does one that still says nothing. */
function factEdits(
  document: PostMortem,
  lines: readonly string[],
  draft: Draft,
  drafted: ReadonlySet<string>,
): readonly TextEdit[] {
  const fresh = readPostMortem([draft.title, '', ...draft.facts].join('\n'));
  return fresh.fields.flatMap((field) => {
    const now = document.fields.find(({ kind }) => kind === field.kind);
    if (now === undefined) return [];
    const line = lines[now.line] ?? '';
    const wanted = draft.facts[field.line - 2] ?? '';
    const value = wanted.replace(/^- \*\*[^*]*\*\*: /u, '');
    const isOwn = now.form === 'line' && drafted.has(digest(line));
    const name = /^[^:]*: /u.exec(wanted)?.[0] ?? wanted;
    if (line.startsWith(name) && (isOwn || line.trim() === wanted.replace(/: .*$/u, `: ${unknown}`))) {
      return line === wanted ? [] : [replaceLine(lines, now.line, wanted)];
    }
    if (isOwn && now.kind !== 'affected' && now.text !== field.text) {
      return [replaceRange({ ...now.value, endColumn: line.trimEnd().length }, value)];
    }
    if (now.text !== '' || field.text === '' || now.form === 'frontMatter') return [];
    return setFieldValue(document, now, value);
  });
}

/** All of a section whose lines are as drafted; else each drafted line for which the record has a newer one. */
function sectionEdits(
  document: PostMortem,
  lines: readonly string[],
  { title, lines: wanted }: Draft['sections'][number],
  drafted: ReadonlySet<string>,
): readonly TextEdit[] {
  const alike = title === 'Root cause' ? sectionOf(document, 'rootCause') : undefined;
  const section = document.sections.find((candidate) => candidate.title === title) ?? alike;
  if (section === undefined) return [];
  const { from, to } = ownLines(document, lines, section);
  const own = lines.slice(from, to);
  const isDrafted = (line: string): boolean => drafted.has(digest(line)) || line.trim() === unknown;
  const said = own.filter((line) => !isBlank(line));
  const isGap = section.empty && wanted[0] !== unknown;
  if (title !== timelineTitle && said.length > 0 && (isGap || said.every(isDrafted))) {
    if (own.join('\n') === wanted.join('\n')) return [];
    const range = { startLine: from, startColumn: 0, endLine: to - 1, endColumn: (lines[to - 1] ?? '').length };
    return [replaceRange(range, wanted.join('\n'))];
  }
  return own.flatMap((line, index) => {
    const newer = isDrafted(line) ? wanted.find((candidate) => labelOf(candidate) === labelOf(line)) : undefined;
    return newer === undefined || newer === line || labelOf(line) === ''
      ? []
      : [replaceLine(lines, from + index, newer)];
  });
}

/** "- **Downtime**: …", "All times are in …": what a line speaks of, by which it is found again. */
function labelOf(line: string): string {
  const match = /^(?:- (?:\*\*)?(?<name>[^:*]+)(?:\*\*)?:|(?<all>All times) )/u.exec(line);
  return match?.groups?.['name'] ?? match?.groups?.['all'] ?? '';
}

/** The lines of a section before the first section in it. */
function ownLines(
  document: PostMortem,
  lines: readonly string[],
  section: DocumentSection,
): { readonly from: number; readonly to: number } {
  const inner = document.sections.find(({ line }) => line > section.line && line < section.endLine);
  let from = section.bodyLine;
  let to = inner?.line ?? section.endLine;
  while (from < to && isBlank(lines[from])) from++;
  while (to > from && (isBlank(lines[to - 1]) || (lines[to - 1] ?? '').startsWith('<!-- sitrep:drafted'))) to--;
  return { from, to };
}

function timelineEdits(
  document: PostMortem,
  lines: readonly string[],
  draft: Draft,
  drafted: ReadonlySet<string>,
  input: DraftInput,
): readonly TextEdit[] {
  const known = new Map(document.timeline.flatMap((entry) => keysOf(entry).map((key) => [key, entry] as const)));
  const wanted = new Set(draft.items.map(({ key }) => key));
  const isDrafted = (entry: WrittenEntry): boolean => drafted.has(digest(entryLines(lines, entry).join('\n')));
  const changed = draft.items.flatMap((item) => {
    const entry = known.get(item.key);
    if (entry === undefined || !isDrafted(entry)) return [];
    if (!isListed(entry, lines)) return otherForm(document, entry, newEntry(item, input.timeZone));
    const block = entryLines(lines, entry);
    if (block.join('\n') === item.lines.join('\n')) return [];
    const last = entry.line + block.length - 1;
    const range = { startLine: entry.line, startColumn: 0, endLine: last, endColumn: (lines[last] ?? '').length };
    return [replaceRange(range, item.lines.join('\n'))];
  });
  const gone = [...known].flatMap(([key, entry]) =>
    wanted.has(key) || !isDrafted(entry) ? [] : removeTimelineEntry(document, entry),
  );
  const day = { value: formatDate(input.state.startedAtMs, input.timeZone), line: 0 };
  const dated = document.date === undefined ? { ...document, date: day } : document;
  const added = draft.items.filter(({ key }) => !known.has(key) && !drafted.has(digest(`key ${key}`)));
  return [
    ...addTimelineEntries(
      dated,
      added.map((item) => newEntry(item, input.timeZone)),
    ),
    ...changed,
    ...gone,
  ];
}

/** Whether the entry stands as a draft in the default shape writes it. */
function isListed({ form, line }: WrittenEntry, lines: readonly string[]): boolean {
  return form === 'item' && /^- \d/u.test(lines[line] ?? '');
}

/** An entry of a table or of headings: its time and words follow the record, its form stays. */
function otherForm(document: PostMortem, entry: WrittenEntry, { when, text }: NewEntry): readonly TextEdit[] {
  const words = withoutMarks(entry.form === 'row' ? guardCell(text) : text).trim();
  const isSameText = withoutMarks(entry.written) === words;
  const isSameTime = entry.when.time === when.time && (entry.when.date ?? when.date) === when.date;
  if (isSameText && isSameTime) return [];
  return editTimelineEntry(document, entry, { ...(isSameTime ? {} : { when }), ...(isSameText ? {} : { text }) });
}

/** The keys of the timeline items that a line stands for (see `TimelineItem`). */
function keysOf({ marks }: WrittenEntry): readonly string[] {
  return marks.flatMap(({ part, ids }) => ids.map((id) => (part === undefined ? id : `${part} ${id}`)));
}

function newEntry({ atMs, lines }: TimelineItem, timeZone: string): NewEntry {
  const [first = '', ...below] = lines;
  const text = first.slice(2);
  return {
    when: { date: formatDate(atMs, timeZone), time: formatTime(atMs, timeZone) },
    text: text.slice(readWhen(text)?.end ?? 0),
    listed: lines,
    below: below.map((line) => line.replace(/^ {2}/u, '')),
  };
}

/** Keeps account of what was drafted; a document without the incident's mark gets one below its title. */
function markEdits(
  document: PostMortem,
  lines: readonly string[],
  digests: ReadonlySet<string>,
  incident: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  if (document.incident === undefined) {
    const title = document.sections.find(({ depth }) => depth === 1);
    const behind = title === undefined ? [''] : [];
    edits.push(insertLines(lines, title?.bodyLine ?? 0, ['', printIncidentMark(incident), ...behind]));
  }
  const at = lines.findIndex((line) => line.startsWith('<!-- sitrep:drafted'));
  const mark = printDraftedMark(digests);
  if (at < 0) edits.push(insertLines(lines, lines.length, [...closeBefore(lines, lines.length), '', mark]));
  else if (digests.size > readDraftedMark(lines[at] ?? '').size) edits.push(replaceLine(lines, at, mark));
  return edits;
}

function replaceLine(lines: readonly string[], line: number, text: string): TextEdit {
  return { startLine: line, startColumn: 0, endLine: line, endColumn: (lines[line] ?? '').length, newText: text };
}
