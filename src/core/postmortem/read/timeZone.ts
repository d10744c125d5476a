import type { RootContent } from 'mdast';
import { lineOf } from '../../markdown/lines.ts';
import { plainText, textLines } from '../../markdown/plainText.ts';
import { allNodes } from '../../markdown/sections.ts';
import type { Field, Stated } from '../postMortem.ts';
import { headerNodes, type Outline } from './outline.ts';
import { timelineSections } from './timeline.ts';
import type { RawEntry } from './timelineWalk.ts';
import { findNamedZone, findStatedZone, readZone } from './writtenZone.ts';

/** The zone of the document's times: stated in words, named in a heading or table head, or written behind the times. */
export function settleTimeZone(
  outline: Outline,
  fields: readonly Field[],
  entries: readonly RawEntry[],
): Stated | undefined {
  for (const { kind, text, line } of fields) {
    const value = kind === 'timeZone' ? readZone(text) : undefined;
    if (value !== undefined) return { value, line };
  }
  const sections = timelineSections(outline);
  const nodes = [...sections.flatMap(allNodes), ...headerNodes(outline)];
  return statedIn(nodes) ?? namedIn(sections, nodes) ?? behindTimes(entries);
}

function statedIn(nodes: readonly RootContent[]): Stated | undefined {
  for (const node of nodes) {
    const paragraphs = node.type === 'blockquote' ? node.children : [node];
    for (const paragraph of paragraphs) {
      if (paragraph.type !== 'paragraph') continue;
      for (const { text, line } of textLines(paragraph.children)) {
        const value = text.length > 400 ? undefined : findStatedZone(text);
        if (value !== undefined) return { value, line };
      }
    }
  }
  return undefined;
}

function namedIn(
  sections: readonly { title: string; line: number }[],
  nodes: readonly RootContent[],
): Stated | undefined {
  for (const { title, line } of sections) {
    const value = findNamedZone(title);
    if (value !== undefined) return { value, line };
  }
  for (const node of nodes) {
    if (node.type !== 'table') continue;
    for (const cell of node.children[0]?.children ?? []) {
      const text = plainText(cell);
      const value = /time|when/iu.test(text) ? findNamedZone(text) : undefined;
      if (value !== undefined) return { value, line: lineOf(cell) };
    }
  }
  return undefined;
}

/** Only when all times that name a zone name the same. */
function behindTimes(entries: readonly RawEntry[]): Stated | undefined {
  const zoned = entries.flatMap(({ when, line }) => (when.zone === undefined ? [] : [{ value: when.zone, line }]));
  return zoned.every(({ value }) => value === zoned[0]?.value) ? zoned[0] : undefined;
}
