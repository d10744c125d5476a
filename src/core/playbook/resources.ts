import { collectLinks } from '../markdown/links.ts';
import type { MarkdownFile } from '../markdown/markdownFile.ts';
import { plainText, textLines } from '../markdown/plainText.ts';
import { lineOf } from '../markdown/lines.ts';
import { walkSections } from '../markdown/sections.ts';
import { walk } from '../markdown/walk.ts';
import type { Resource } from './playbook.ts';
import { sectionsOf, type TopicalSection } from './topics.ts';

const address = /https?:\/\/[^\s<>()|"'`]+[^\s<>()|"'`.,;:]/;

/** The links of sections on resources: Markdown links, and addresses behind a name ("Dashboard: https://…"). */
export function readResources(file: MarkdownFile, topics: readonly TopicalSection[]): readonly Resource[] {
  const found: Resource[] = [];
  for (const section of sectionsOf(topics, 'resources').flatMap((outer) => [...walkSections(outer)])) {
    for (const block of section.nodes) {
      const links = collectLinks(file);
      for (const node of walk(block)) {
        links.see(node);
        if (node.type === 'paragraph') found.push(...addresses(textLines(node.children)));
        if (node.type === 'tableRow') {
          const line = lineOf(node);
          const [name = '', ...rest] = node.children.map(plainText);
          found.push(...addresses([{ text: `${name}: ${rest.join(' ')}`, line }]));
        }
      }
      found.push(...links.links().map(({ text, target, line }) => resource(text === '' ? target : text, target, line)));
    }
  }
  return found
    .sort((a, b) => a.origin.line - b.origin.line)
    .filter(
      ({ target, origin }, index) =>
        found.findIndex((other) => other.target === target && other.origin.line === origin.line) === index,
    );
}

function addresses(lines: readonly { readonly text: string; readonly line: number }[]): readonly Resource[] {
  return lines.flatMap(({ text, line }) => {
    const [target] = address.exec(text) ?? [];
    if (target === undefined) return [];
    const name = text
      .slice(0, text.indexOf(target))
      .replace(/[\s:–—(<-]+$/, '')
      .trim();
    return [resource(name === '' ? target : name, target, line)];
  });
}

function resource(name: string, target: string, line: number): Resource {
  return { name, target, origin: { from: 'team', line } };
}
