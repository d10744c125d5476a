import type { PhrasingContent, RootContent } from 'mdast';
import type { Item } from './fields.ts';
import { textLines } from './plainText.ts';

const deepest = 60;

/** Read once for all who ask; a parsed tree never changes. */
const sentencesIn = new WeakMap<readonly (PhrasingContent | RootContent)[], readonly Item[]>();

/** The sentences of paragraphs, list items, quotes and table cells, each with the line on which it begins. */
export function readSentences(nodes: readonly RootContent[]): readonly Item[] {
  const known = sentencesIn.get(nodes);
  if (known) return known;
  const found: Item[] = [];
  collect(nodes, found, 0);
  sentencesIn.set(nodes, found);
  return found;
}

function collect(nodes: readonly RootContent[], into: Item[], depth: number): void {
  if (depth > deepest) return;
  for (const node of nodes) {
    switch (node.type) {
      case 'paragraph':
      case 'tableCell':
        into.push(...sentencesOf(node.children));
        break;
      case 'list':
      case 'listItem':
      case 'blockquote':
      case 'table':
      case 'tableRow':
        collect(node.children, into, depth + 1);
        break;
      default:
    }
  }
}

function sentencesOf(nodes: readonly PhrasingContent[]): readonly Item[] {
  const known = sentencesIn.get(nodes);
  if (known) return known;
  const found = splitSentences(nodes);
  sentencesIn.set(nodes, found);
  return found;
}

function splitSentences(nodes: readonly PhrasingContent[]): readonly Item[] {
  const found: { text: string; line: number }[] = [];
  let open = false;
  for (const { text, line } of textLines(nodes)) {
    for (const piece of text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
      const last = found[found.length - 1];
      if (open && last) last.text += ` ${piece}`;
      else found.push({ text: piece, line });
      open = false;
    }
    // A wrapped line goes on with its sentence; "**Label**:" lines and full stops end one.
    open = !/[.!?:]$/.test(text);
  }
  return found;
}
