import { lastLineOf, lineOf } from './lines.ts';
import type { MarkdownFile } from './markdownFile.ts';
import { walk } from './walk.ts';

/** The lines that are code, front matter or HTML: what stands there is no Markdown. */
export function fencedLines(file: MarkdownFile): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const node of walk(file.root)) {
    if (node.type !== 'code' && node.type !== 'html' && node.type !== 'yaml') continue;
    for (let line = lineOf(node); line <= lastLineOf(node); line++) lines.add(line);
  }
  return lines;
}
