import type { Definition, RootContent } from 'mdast';
import { lastLineOf, lineOf } from '../../markdown/lines.ts';
import { parseMarkdown, type MarkdownFile } from '../../markdown/markdownFile.ts';
import { allNodes, readSections, walkSections, type Section } from '../../markdown/sections.ts';
import { walk } from '../../markdown/walk.ts';
import type { DocumentSection, PostMortem } from '../postMortem.ts';
import { saysNothing } from './placeholder.ts';
import { sectionKind } from './sectionKind.ts';

/** A parsed document with what all its readers need. */
export interface Outline {
  readonly file: MarkdownFile;
  readonly top: Section;
  /** Addresses of reference links by their identifier. */
  readonly targets: ReadonlyMap<string, string>;
  /** The line behind each block of the file by the line on which it begins. */
  readonly blockEnds: ReadonlyMap<number, number>;
}

export function readOutline(markdown: string): Outline {
  const file = parseMarkdown(markdown);
  const targets = new Map<string, string>();
  const define = ({ identifier, url }: Definition): void => {
    if (!targets.has(identifier)) targets.set(identifier, url);
  };
  for (const node of walk(file.root)) if (node.type === 'definition') define(node);
  const blockEnds = new Map(file.root.children.map((node) => [lineOf(node), lastLineOf(node) + 1]));
  return { file, top: readSections(file), targets, blockEnds };
}

const kept = new WeakMap<PostMortem, Outline>();

/** Keeps the outline as long as the document that was read from it: parsing is what reading mostly takes. */
export function keepOutline(document: PostMortem, outline: Outline): void {
  kept.set(document, outline);
}

export function outlineOf(document: PostMortem): Outline {
  return kept.get(document) ?? readOutline(document.markdown);
}

/** Nested sections come after the one that holds them. */
export function documentSections(outline: Outline): readonly DocumentSection[] {
  const { top } = outline;
  return [...walkSections(top)]
    .filter(({ depth }) => depth > 0)
    .map((section) => ({
      kind: section === titleSection(top) ? 'other' : sectionKind(section.title),
      title: section.title,
      depth: section.depth,
      line: section.line,
      bodyLine: headingEnd(outline, section),
      endLine: section.endLine,
      empty: saysNothing(allNodes(section)),
    }));
}

/** The section of the document's title: its first heading of the first level. */
export function titleSection(top: Section): Section | undefined {
  return top.children.find(({ depth }) => depth === 1);
}

/** The blocks before the first section that is not the title's and no fact written as a bold line ("**Date**"). */
export function headerNodes({ file, top }: Outline): readonly RootContent[] {
  const title = titleSection(top);
  const first = [...walkSections(top)].find(
    (section) =>
      section.depth > 0 && section !== title && (section.depth < 7 || sectionKind(section.title) !== 'other'),
  );
  const endLine = first?.line ?? file.lines.length;
  return file.root.children.filter((node) => lineOf(node) < endLine && lineOf(node) !== title?.line);
}

/** Every section but the title's and the file itself. */
export function bodySections(top: Section): readonly Section[] {
  const title = titleSection(top);
  return [...walkSections(top)].filter((section) => section.depth > 0 && section !== title);
}

/** The first line behind a section's heading, which may have an underline. */
export function headingEnd({ blockEnds }: Outline, { line }: Section): number {
  return blockEnds.get(line) ?? line + 1;
}
