import type { TextEdit } from '../../markdown/diagnostic.ts';
import { sectionOf, type ActionItem, type PostMortem } from '../postMortem.ts';
import { readItemParts } from '../read/itemParts.ts';
import { linesOf } from './applyEdits.ts';
import { closeBefore, guardBlocks } from './guard.ts';
import { applySpots, newRow, rowEdits } from './itemRow.ts';
import { changeSource, type ItemChange, type Spot } from './itemSource.ts';
import { insertBlock, insertLines, isBlank, removeItemLines } from './place.ts';
import { addSection, sectionText, setSection } from './setSection.ts';

export function editActionItem(document: PostMortem, item: ActionItem, change: ItemChange): readonly TextEdit[] {
  const lines = linesOf(document);
  if (item.form === 'row') return rowEdits(lines, item, change);
  const source = lines.slice(item.line, item.wordsEndLine).join('\n');
  const spots = changeSource(source, readItemParts(source, new Map(Object.entries(document.targets))), change, false);
  return spots.map((spot) => spotEdit(source, item.line, spot));
}

/** Adds an item behind the last one, in its form; a check box where there is none to follow. */
export function addActionItem(
  document: PostMortem,
  change: ItemChange & { readonly text: string },
): readonly TextEdit[] {
  const after = document.actionItems.at(-1);
  const lines = linesOf(document);
  if (after?.form === 'row') return [insertLines(lines, after.endLine, [newRow(lines, after, change)])];
  const lead = after === undefined ? '- [ ] ' : leadLike(lines[after.line] ?? '');
  const line = printItem(lead, change);
  if (after !== undefined) {
    const isLoose = document.actionItems.some(
      (item, index) =>
        item.form === after.form &&
        isBlank(lines[item.line - 1]) &&
        document.actionItems[index - 1]?.endLine === item.line - 1,
    );
    const close = closeBefore(lines, after.endLine);
    return [insertBlock(lines, after.endLine, isLoose ? [...close, '', line] : [...close, line])];
  }
  const section = sectionOf(document, 'actionItems');
  if (section === undefined) return addSection(document, 'Action items', line);
  const inner = document.sections.find(({ line: at }) => at > section.line && at < section.endLine);
  if (inner !== undefined) {
    return [insertLines(lines, inner.line, isBlank(lines[inner.line - 1]) ? [line, ''] : ['', line, ''])];
  }
  return setSection(
    document,
    section,
    section.empty ? line : `${guardBlocks(sectionText(document, section))}\n\n${line}`,
  );
}

/** Takes out an item with all that stands below it. */
export function removeActionItem(document: PostMortem, item: ActionItem): readonly TextEdit[] {
  const lines = linesOf(document);
  const isApart = isBlank(lines[item.line - 1]) && item.endLine < lines.length && isBlank(lines[item.endLine]);
  return [removeItemLines(lines, item, isApart ? item.endLine + 1 : item.endLine)];
}

function printItem(lead: string, change: ItemChange & { readonly text: string }): string {
  const { text, done, ...others } = change;
  const boxed = /\[[ xX]?\]/u.test(lead) || done === undefined ? lead : `${lead}[ ] `;
  const marked = boxed.replace(/\[[ xX]?\]/u, done === true ? '[x]' : '[ ]');
  const empty = changeSource(marked, readItemParts(marked), { text }, false);
  const source = applySpots(marked, empty);
  return applySpots(source, changeSource(source, readItemParts(source), others, false));
}

/** The bullet and check box for an item that follows; a number goes on counting. */
function leadLike(source: string): string {
  const lead = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]?\]\s+)?/u.exec(source)?.[0] ?? '';
  return lead === '' ? '- [ ] ' : lead.replace(/\d{1,9}(?=[.)])/u, (number) => String(Number(number) + 1));
}

function spotEdit(source: string, line: number, { from, to, text }: Spot): TextEdit {
  const start = position(source, from);
  const end = position(source, to);
  return {
    startLine: line + start.line,
    startColumn: start.column,
    endLine: line + end.line,
    endColumn: end.column,
    newText: text,
  };
}

function position(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length - 1, column: before[before.length - 1]?.length ?? 0 };
}
