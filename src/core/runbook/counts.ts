import type { Nodes } from 'mdast';
import type { MarkdownFile } from '../markdown/markdownFile.ts';
import { textLines } from '../markdown/plainText.ts';
import type { RunbookCounts } from './reading.ts';
import { isShellBlock } from './shellBlock.ts';

/** Counts while a tree is walked; each node is to be shown once. */
export interface CountCollector {
  readonly see: (node: Nodes) => void;
  readonly counts: (links: number) => RunbookCounts;
}

export function collectCounts(file: MarkdownFile): CountCollector {
  let orderedItems = 0;
  let checkboxes = 0;
  let fencedBlocks = 0;
  let shellBlocks = 0;
  return {
    see(node) {
      if (node.type === 'list') {
        if (node.ordered === true) orderedItems += node.children.length;
        checkboxes += node.children.filter(({ checked }) => typeof checked === 'boolean').length;
      } else if (node.type === 'paragraph') {
        if (holdsBox.test(file.source.slice(node.position?.start.offset, node.position?.end.offset))) {
          checkboxes += textLines(node.children).filter(({ text }) => bareBox.test(text)).length;
        }
      } else if (node.type === 'code' && isFenced(file, node)) {
        fencedBlocks++;
        if (isShellBlock(node.lang ?? '', node.value)) shellBlocks++;
      }
    },
    counts: (links) => ({ orderedItems, checkboxes, fencedBlocks, shellBlocks, links }),
  };
}

const holdsBox = /\[[ xX]\]\s/;
/** A check box written without a bullet. */
const bareBox = /^\[[ xX]\]\s/;

/** A block between fences, as opposed to one that is only indented. */
export function isFenced({ source }: MarkdownFile, { position }: Nodes): boolean {
  const first = source[position?.start.offset ?? 0];
  return first === '`' || first === '~';
}
