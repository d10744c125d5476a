import type { RootContent } from 'mdast';
import { lineOf } from './lines.ts';
import type { MarkdownFile } from './markdownFile.ts';
import { plainText, textLines } from './plainText.ts';

/**
 * A heading with all that stands under it. `nodes` are its own blocks (up to the next heading of any depth),
 * `children` the sections below it. `endLine` is the first line that no longer belongs to it.
 */
export interface Section {
  readonly title: string;
  /** 0 for the file itself, 1 to 6 for headings, 7 for a paragraph that is nothing but bold text. */
  readonly depth: number;
  readonly line: number;
  readonly endLine: number;
  readonly nodes: readonly RootContent[];
  readonly children: readonly Section[];
}

interface Building {
  title: string;
  depth: number;
  line: number;
  endLine: number;
  nodes: RootContent[];
  children: Building[];
}

/** The file as nested sections; the outermost has depth 0 and what stands before the first heading. */
export function readSections(file: MarkdownFile): Section {
  const top: Building = { title: '', depth: 0, line: 0, endLine: file.lines.length, nodes: [], children: [] };
  const open = [top];
  for (const node of file.root.children) {
    const heading = headingOf(node);
    if (!heading) {
      open[open.length - 1]?.nodes.push(node);
      continue;
    }
    const line = lineOf(node);
    while (open.length > 1 && (open[open.length - 1]?.depth ?? 0) >= heading.depth) {
      const closed = open.pop();
      if (closed) closed.endLine = line;
    }
    const section: Building = { ...heading, line, endLine: file.lines.length, nodes: [], children: [] };
    open[open.length - 1]?.children.push(section);
    open.push(section);
  }
  return top;
}

/**
 * A heading, a paragraph that is nothing but bold text, or a hash line that lacks the space Markdown asks for
 * ("##Severity"; with one hash it would as often be a channel, "#incidents").
 */
function headingOf(node: RootContent): { title: string; depth: number } | undefined {
  if (node.type === 'heading') return { title: plainText(node), depth: node.depth };
  if (node.type !== 'paragraph') return undefined;
  const lines = textLines(node.children);
  const [only] = lines;
  if (only === undefined || lines.length > 1) return undefined;
  if (only.lead !== undefined && /^:?$/.test(only.rest)) return { title: only.lead.replace(/:$/, ''), depth: 7 };
  const hashes = /^(#{2,6})([^#\s].*)$/.exec(only.text);
  if (only.lead === undefined && hashes?.[1] && hashes[2]) return { title: hashes[2], depth: hashes[1].length };
  return undefined;
}

/** The section and all below it, in the order of the file. */
export function* walkSections(section: Section): Generator<Section> {
  const waiting = [section];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child) waiting.push(child);
    }
  }
}

const blocksOf = new WeakMap<Section, readonly RootContent[]>();

/** All blocks of the section and of those below it, in the order of the file; the same list each time. */
export function allNodes(section: Section): readonly RootContent[] {
  const known = blocksOf.get(section);
  if (known) return known;
  const blocks = [...walkSections(section)].flatMap(({ nodes }) => nodes);
  blocksOf.set(section, blocks);
  return blocks;
}
