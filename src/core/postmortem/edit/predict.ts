import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { PostMortem } from '../postMortem.ts';
import { applyEdits } from './applyEdits.ts';

interface Shift {
  readonly edit: TextEdit;
  readonly lines: number;
  readonly lastColumn: number;
}

/**
 * The document behind edits that replace words within its parts, without reading it again: everything keeps its
 * place among what moved. Good for the next keystroke only; what the new words mean is for a reading to tell.
 */
export function predict(document: PostMortem, edits: readonly TextEdit[]): PostMortem {
  const shifts = [...edits]
    .sort((a, b) => b.startLine - a.startLine || b.startColumn - a.startColumn)
    .map((edit) => {
      const added = edit.newText.split(/\r\n|\r|\n/u);
      const last = added[added.length - 1]?.length ?? 0;
      return {
        edit,
        lines: added.length - 1 - (edit.endLine - edit.startLine),
        lastColumn: added.length === 1 ? edit.startColumn + last : last,
      };
    });
  const { markdown, targets, ...parts } = document;
  // Only numbers change, each for a number.
  const moved = shifts.reduce<unknown>(move, parts) as typeof parts;
  return { ...moved, targets, markdown: applyEdits(markdown, edits) };
}

/** Words in place of words: where whole lines come or go, only a reading can tell what belongs where. */
export function isPredictable([edit, ...others]: readonly TextEdit[]): boolean {
  if (edit === undefined || others.length > 0) return false;
  const isInsertion = edit.startLine === edit.endLine && edit.startColumn === edit.endColumn;
  return !isInsertion && edit.newText !== '' && !edit.newText.endsWith('\n');
}

const lineKeys = new Set(['line', 'endLine', 'bodyLine', 'wordsEndLine', 'headLine']);

function move(value: unknown, shift: Shift): unknown {
  if (Array.isArray(value)) return value.map((item) => move(item, shift));
  if (typeof value !== 'object' || value === null) return value;
  if ('startColumn' in value) return moveRange(value as RangeLike, shift);
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]): [string, unknown] => [
    key,
    typeof inner === 'number' && lineKeys.has(key) ? moveLine(inner, shift) : move(inner, shift),
  ]);
  return Object.fromEntries(entries);
}

interface RangeLike {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A line within what was replaced is at its start; ends of parts are lines behind them. */
function moveLine(line: number, { edit, lines }: Shift): number {
  return line > edit.endLine
    ? line + lines
    : Math.min(line, edit.endLine + Math.max(lines, edit.startLine - edit.endLine));
}

function moveRange(range: RangeLike, { edit, lines, lastColumn }: Shift): RangeLike {
  const end = movePlace(range.endLine, range.endColumn, true);
  const start = movePlace(range.startLine, range.startColumn, false);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };

  function movePlace(line: number, column: number, isEnd: boolean): { line: number; column: number } {
    const before = line < edit.startLine || (line === edit.startLine && column < edit.startColumn);
    const atStart = line === edit.startLine && column === edit.startColumn;
    if (before || (atStart && !isEnd)) return { line, column };
    if (line < edit.endLine || (line === edit.endLine && column < edit.endColumn)) {
      return { line: edit.startLine, column: edit.startColumn };
    }
    return line === edit.endLine
      ? { line: line + lines, column: column - edit.endColumn + lastColumn }
      : { line: line + lines, column };
  }
}
