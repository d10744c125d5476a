import type { Root } from 'mdast';
import { fromMarkdown, type Extension } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { splitLines } from './lines.ts';
import { tameNesting } from './tame.ts';

/** A parsed file. `source` has no byte order mark; `lines` are the editor's lines (CR LF, LF or CR end one). */
export interface MarkdownFile {
  readonly source: string;
  readonly lines: readonly string[];
  readonly root: Root;
}

const syntax = [gfm(), frontmatter(['yaml', 'toml'])];

/**
 * GFM without the tree transforms: they look for bare addresses a second time and leave nodes without a
 * position, and a value without a line is of no use to a reader that shows where it found it.
 */
const tree: Extension[] = [...gfmFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])].map((extension) => {
  const { transforms: _, ...rest } = extension;
  return rest;
});

/** Parses CommonMark with GFM and front matter. Never throws: text is always some Markdown. */
export function parseMarkdown(markdown: string): MarkdownFile {
  const source = tameNesting(markdown.charCodeAt(0) === 0xfeff ? markdown.slice(1) : markdown);
  return {
    source,
    lines: splitLines(source),
    root: fromMarkdown(source, { extensions: syntax, mdastExtensions: tree }),
  };
}
