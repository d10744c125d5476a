import type { TextEdit } from '../markdown/diagnostic.ts';
import { splitLines } from '../markdown/lines.ts';
import { formatDate, formatTime } from '../moment.ts';
import { draftDigests, makeDraft, type Draft, type DraftInput } from './draft.ts';
import { unknown } from './draftTimes.ts';
import { writtenDigests } from './draftedLines.ts';
import { applyEdits, linesOf } from './edit/applyEdits.ts';
import { insertLines } from './edit/place.ts';
import { setFieldValue } from './edit/setField.ts';
import { sectionText, setSection } from './edit/setSection.ts';
import { setTitle } from './edit/setTitle.ts';
import { addTimelineEntries } from './edit/timelineEdits.ts';
import { escapeHeading } from './escape.ts';
import { printDraftedMark, printIncidentMark } from './marks.ts';
import { fieldOf, sectionOf, type PostMortem, type SectionKind } from './postMortem.ts';
import { readPostMortem } from './readPostMortem.ts';
import { readWhen } from './read/writtenWhen.ts';

type Step = (document: PostMortem) => readonly TextEdit[];

/**
 * The post-mortem in the shape of the team's own template: its facts, its timeline and its sections are filled as
 * far as the record tells them. What it asks people for stays as the template puts it.
 */
export function draftFromTemplate(template: string, input: DraftInput): string {
  const draft = makeDraft(input);
  const steps: readonly Step[] = [
    (document) => titleEdits(document, input),
    ...factSteps(draft),
    (document) => fillSection(document, ['whatHappened', 'summary'], linesOfSection(draft, 'What happened')),
    (document) => fillSection(document, ['rootCause', 'contributingFactors'], linesOfSection(draft, 'Root cause')),
    (document) => timelineEdits(document, draft, input),
    (document) => zoneEdits(document, draft, input),
    (document) => markEdits(document, template, draft, input),
  ];
  return steps.reduce((markdown, step) => applyEdits(markdown, step(readPostMortem(markdown))), template);
}

/** The gap in the template's title becomes the incident's; a title without a gap is replaced. */
function titleEdits(document: PostMortem, { state }: DraftInput): readonly TextEdit[] {
  const line = document.sections.find(({ depth }) => depth === 1)?.line;
  const source = line === undefined ? '' : (linesOf(document)[line] ?? '');
  const name = escapeHeading(state.title) || unknown;
  const gap = /\{\{[^}]*\}\}|\[[^\]]*\]|<[^>]*>|\{[^}]*\}/u;
  const [, lead = '', words = ''] = /^(\s*#\s+)?(.*)$/u.exec(source) ?? [];
  if (lead !== '' && gap.test(words))
    return setTitle(
      document,
      words.replace(gap, () => name),
    );
  return setTitle(document, `Post-Mortem: ${name}`);
}

function factSteps({ facts }: Draft): readonly Step[] {
  const drafted = readPostMortem(`# x\n\n${facts.join('\n')}`);
  return drafted.fields.map((fact) => (document) => {
    const field = fieldOf(document, fact.kind);
    const line = facts[fact.line - 2] ?? '';
    return field === undefined ? [] : setFieldValue(document, field, line.replace(/^- \*\*[^*]*\*\*: /u, ''));
  });
}

function linesOfSection({ sections }: Draft, title: string): readonly string[] {
  return sections.find((section) => section.title === title)?.lines ?? [];
}

/** Only a section that says nothing yet, and only with what the record says. */
function fillSection(
  document: PostMortem,
  kinds: readonly SectionKind[],
  lines: readonly string[],
): readonly TextEdit[] {
  const section = kinds.map((kind) => sectionOf(document, kind)).find((found) => found !== undefined);
  if (section?.empty !== true || lines[0] === unknown) return [];
  return setSection(document, section, lines.join('\n'));
}

function timelineEdits(document: PostMortem, { items }: Draft, input: DraftInput): readonly TextEdit[] {
  const day = { value: formatDate(input.state.startedAtMs, input.timeZone), line: 0 };
  const entries = items.map(({ atMs, lines }) => {
    const [first = '', ...below] = lines;
    const text = first.slice(2);
    return {
      when: { date: formatDate(atMs, input.timeZone), time: formatTime(atMs, input.timeZone) },
      text: text.slice(readWhen(text)?.end ?? 0),
      below: below.map((line) => line.replace(/^ {2}/u, '')),
      listed: lines,
    };
  });
  return addTimelineEntries(document.date === undefined ? { ...document, date: day } : document, entries);
}

/** Times without a zone are no times: where the template does not name one, the timeline begins with it. */
function zoneEdits(document: PostMortem, draft: Draft, { timeZone }: DraftInput): readonly TextEdit[] {
  const section = sectionOf(document, 'timeline');
  if (section === undefined || document.timeZone?.value === timeZone) return [];
  const [statement = ''] = linesOfSection(draft, 'Timeline');
  return setSection(document, section, `${statement}\n\n${sectionText(document, section)}`);
}

function markEdits(document: PostMortem, template: string, draft: Draft, { state }: DraftInput): readonly TextEdit[] {
  const lines = linesOf(document);
  const written = writtenDigests(splitLines(template), document);
  const title = document.sections.find(({ depth }) => depth === 1);
  return [
    insertLines(lines, title?.bodyLine ?? 0, ['', printIncidentMark(state.id)]),
    insertLines(lines, lines.length, ['', printDraftedMark([...draftDigests(draft), ...written])]),
  ];
}
