import type { Nodes, PhrasingContent } from 'mdast';
import { lineOf } from './lines.ts';
import { textOfHtml } from './htmlText.ts';

/** Deeper than any text a person wrote; keeps hostile nesting from exhausting the stack. */
const deepest = 200;

/** The words of a node as a reader sees them, in one line: no marks, no HTML tags, white space collapsed. */
export function plainText(node: Nodes): string {
  return oneLine(rawText(node));
}

export function oneLine(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** As `plainText`, with the line breaks kept. */
export function rawText(node: Nodes, depth = 0): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'code':
      return `${node.value}\n`;
    case 'break':
      return '\n';
    case 'html':
      return textOfHtml(node.value);
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'footnoteReference':
    case 'footnoteDefinition':
    case 'definition':
    case 'yaml':
    case 'thematicBreak':
      return '';
    default:
      // TOML front matter is a node that the types do not know.
      if (depth > deepest || !('children' in node)) return '';
      return node.children.map((child) => rawText(child, depth + 1)).join(separates(node) ? '\n' : '');
  }
}

function separates({ type }: Nodes): boolean {
  return type === 'root' || type === 'list' || type === 'listItem' || type === 'blockquote' || type === 'tableRow';
}

/** One written line of a paragraph. `lead` is the bold text that opens it, `rest` what follows the bold. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
  readonly lead?: string;
  readonly rest: string;
}

/** Several readers look at the same paragraph for their own facts; a parsed tree never changes. */
const linesOf = new WeakMap<readonly PhrasingContent[], readonly TextLine[]>();

/** A paragraph as the lines it was written in, since teams write one fact a line without a blank line between. */
export function textLines(nodes: readonly PhrasingContent[]): readonly TextLine[] {
  const known = linesOf.get(nodes);
  if (known) return known;
  const lines = readLines(nodes);
  linesOf.set(nodes, lines);
  return lines;
}

function readLines(nodes: readonly PhrasingContent[]): readonly TextLine[] {
  const lines: { line: number; lead?: string; rest: string; open: boolean }[] = [];
  const last = (line: number): (typeof lines)[number] => {
    const current = lines[lines.length - 1];
    if (current !== undefined) return current;
    const first = { line, rest: '', open: true };
    lines.push(first);
    return first;
  };
  for (const node of nodes) {
    if (node.type === 'strong') {
      const current = last(lineOf(node));
      const text = oneLine(rawText(node));
      if (current.rest.trim() === '' && current.open) {
        current.lead = current.lead === undefined ? text : `${current.lead} ${text}`;
        current.rest = '';
      } else current.rest += text;
      continue;
    }
    rawText(node)
      .split(/\r\n|\r|\n/)
      .forEach((piece, index) => {
        if (index > 0) lines.push({ line: lineOf(node) + index, rest: '', open: true });
        const current = last(lineOf(node));
        current.rest += piece;
        if (piece.trim() !== '') current.open = false;
      });
  }
  return lines
    .map(({ line, lead, rest }) => ({
      line,
      ...(lead === undefined ? {} : { lead }),
      rest: oneLine(rest),
      text: oneLine(`${lead ?? ''}${rest}`),
    }))
    .filter(({ text }) => text !== '');
}
