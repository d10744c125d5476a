import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { DocumentSection, PostMortem } from '../postMortem.ts';
import { linesOf } from './applyEdits.ts';
import { findCloser, guardBlocks, guardInline } from './guard.ts';
import { insertLines, isBlank, removeLines, replaceRange } from './place.ts';

/** A section's text as it may be edited: without blank lines and marks around it, and link definitions at its end. */
export function sectionText(document: PostMortem, section: DocumentSection): string {
  const lines = linesOf(document);
  const { from, to } = contentOf(lines, section);
  return lines.slice(from, to).join('\n');
}

/** Puts Markdown in place of all that stands in a section, the sections in it included. */
export function setSection(document: PostMortem, section: DocumentSection, markdown: string): readonly TextEdit[] {
  const lines = linesOf(document);
  const { from, to } = contentOf(lines, section);
  const text = guardBlocks(markdown);
  if (text === lines.slice(from, to).join('\n')) return [];
  if (from === to) return text === '' ? [] : [insertContent(lines, section, text)];
  if (text === '') {
    const blanks = isBlank(lines[from - 1]) && to < lines.length && isBlank(lines[to]) ? 1 : 0;
    return [removeLines(lines, from, to + blanks)];
  }
  // Words right under a bold line would become part of it, and a heading right under words part of them.
  const before = from === section.bodyLine && section.depth === 7 ? '\n' : '';
  const after = to === section.endLine && to < lines.length ? '\n' : '';
  const range = { startLine: from, startColumn: 0, endLine: to - 1, endColumn: (lines[to - 1] ?? '').length };
  return [replaceRange(range, before + text + after)];
}

/** A new section behind `after`, else at the end; `depth` defaults to that of the sections there are. */
export function addSection(
  document: PostMortem,
  title: string,
  markdown: string,
  after?: DocumentSection,
): readonly TextEdit[] {
  const lines = linesOf(document);
  const depths = document.sections.filter(({ depth, title: other }) => depth < 7 && other !== document.title?.value);
  const depth =
    after !== undefined && after.depth < 7 ? after.depth : Math.min(6, ...depths.map((section) => section.depth));
  const heading = `${'#'.repeat(depths.length === 0 ? 2 : depth)} ${guardInline(title)}`;
  const text = guardBlocks(markdown);
  const content = text === '' ? [heading] : [heading, '', text];
  const line = after?.endLine ?? lines.length;
  if (line < lines.length) {
    const gap = isBlank(lines[line - 1]) ? [] : [''];
    return [insertLines(lines, line, [...gap, ...content, ''])];
  }
  const end = contentEnd(lines, 0);
  if (end === 0) return [insertLines(lines, lines.length, content)];
  const last = { startLine: end - 1, startColumn: (lines[end - 1] ?? '').length };
  const closer = findCloser(lines.slice(0, end).join('\n'));
  const newText = `${closer === '' ? '' : `\n${closer}`}\n\n${content.join('\n')}`;
  return [{ ...last, endLine: last.startLine, endColumn: last.startColumn, newText }];
}

/** The lines of a section that say something. */
function contentOf(lines: readonly string[], section: DocumentSection): { readonly from: number; readonly to: number } {
  let from = section.bodyLine;
  while (from < section.endLine && (isBlank(lines[from]) || isOwnMark(lines[from]))) from++;
  let to = Math.min(section.endLine, lines.length);
  while (to > from && isBlank(lines[to - 1])) to--;
  let defined = to;
  while (defined > from && (isBlank(lines[defined - 1]) || isDefinition(lines[defined - 1]))) defined--;
  // Only a block of its own counts as definitions at the end.
  const apart = defined === from || isBlank(lines[defined]);
  return { from, to: apart ? defined : to };
}

function isDefinition(line: string | undefined): boolean {
  return isOwnMark(line) || /^ {0,3}\[[^\]]+\]:\s+\S+/u.test(line ?? '');
}

/** Of the whole document, on a line of its own. */
function isOwnMark(line: string | undefined): boolean {
  return /^<!-- sitrep:(?:incident|drafted) [\w ]*-->\s*$/u.test(line ?? '');
}

function contentEnd(lines: readonly string[], from: number): number {
  let to = lines.length;
  while (to > from && isBlank(lines[to - 1])) to--;
  return to;
}

function insertContent(lines: readonly string[], { bodyLine, endLine }: DocumentSection, text: string): TextEdit {
  if (bodyLine >= lines.length) return insertLines(lines, bodyLine, ['', text]);
  if (bodyLine === endLine) return insertLines(lines, bodyLine, ['', text, '']);
  if (!isBlank(lines[bodyLine])) return insertLines(lines, bodyLine, ['', text, '']);
  if (bodyLine === lines.length - 1) return insertLines(lines, bodyLine, ['', text]);
  const at = bodyLine + 1;
  return insertLines(lines, at, isBlank(lines[at]) && at < lines.length ? [text] : [text, '']);
}
