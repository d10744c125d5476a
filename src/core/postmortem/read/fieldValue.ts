import { readEntryMarks } from '../marks.ts';
import type { Field, TextRange } from '../postMortem.ts';
import { textIn } from './entryPlace.ts';
import { inlineText, trimContent } from './inlineText.ts';
import type { Outline } from './outline.ts';
import { isInstruction, isPlaceholder } from './placeholder.ts';

/** From a column of the first line to the end of what the last line says. */
export function rangeOf(outline: Outline, startLine: number, column: number, endLine: number): TextRange {
  const first = outline.file.lines[startLine] ?? '';
  if (startLine === endLine) {
    const { start, end } = trimContent(first, column);
    return { startLine, startColumn: start, endLine, endColumn: end };
  }
  const { end } = trimContent(outline.file.lines[endLine] ?? '', 0);
  const lead = /^\s*/u.exec(first.slice(column))?.[0].length ?? 0;
  return { startLine, startColumn: Math.min(column + lead, first.length), endLine, endColumn: end };
}

export function readValue(outline: Outline, value: TextRange): Pick<Field, 'text' | 'written' | 'value' | 'marks'> {
  const written = textIn(outline.file.lines, value);
  const text = inlineText(written, outline.targets);
  const isGap = isPlaceholder(text) || isInstruction(written);
  return {
    text: isGap ? '' : text,
    written,
    value,
    marks: readEntryMarks(outline.file.lines.slice(value.startLine, value.endLine + 1).join('\n')),
  };
}
