import type { Heading } from 'mdast';
import { isFrontMatter, type FrontMatter } from './frontMatter.ts';
import { lineOf } from './lines.ts';
import type { MarkdownFile } from './markdownFile.ts';
import { plainText } from './plainText.ts';

/** A page's own name with its line. */
export interface Title {
  readonly value: string;
  readonly line: number;
}

/**
 * What a reader would call the page: its first-level heading; the front matter's title where that heading is
 * missing or a template's expression; else a lone heading that opens the page. Undefined when only the file's name is left.
 */
export function readTitle(file: MarkdownFile, frontMatter: FrontMatter | undefined): Title | undefined {
  const headings = file.root.children.filter((node): node is Heading => node.type === 'heading');
  const first = headings.find(({ depth }) => depth === 1);
  const heading = first && titleOf(first);
  if (heading) return heading;
  const field = frontMatter?.fields.get('title');
  const value = field?.values[0];
  if (field && value !== undefined && value !== '') return { value, line: field.line };
  const [opening, ...others] = headings;
  const opens = file.root.children.find((node) => !isFrontMatter(node) && node.type !== 'html');
  if (first || !opening || opens !== opening || others.some(({ depth }) => depth <= opening.depth)) return undefined;
  return titleOf(opening);
}

function titleOf(heading: Heading): Title | undefined {
  const value = plainText(heading);
  const isTemplate =
    /<%|\{\{|\{%|\$\{/.test(value) && !/[\p{L}]{3}/u.test(value.replace(/<%.*?%>|\{\{.*?\}\}|\{%.*?%\}/g, ''));
  return value === '' || isTemplate ? undefined : { value, line: lineOf(heading) };
}
