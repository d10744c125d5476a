import type { Definition, Link, LinkReference, Nodes } from 'mdast';
import { lineOf } from './lines.ts';
import type { MarkdownFile } from './markdownFile.ts';
import { plainText } from './plainText.ts';

export interface MarkdownLink {
  readonly text: string;
  readonly target: string;
  readonly line: number;
}

/** Collects links while a tree is walked; references are resolved once their definitions are known. */
export interface LinkCollector {
  readonly see: (node: Nodes) => void;
  readonly links: () => readonly MarkdownLink[];
}

/** Inline links, references with a definition and `<autolinks>`; no images, and no addresses that merely stand in the text. */
export function collectLinks(file: MarkdownFile): LinkCollector {
  const found: (Link | LinkReference)[] = [];
  const targets = new Map<string, string>();
  const define = ({ identifier, url }: Definition): void => {
    if (!targets.has(identifier)) targets.set(identifier, url);
  };
  return {
    see(node) {
      if (node.type === 'link') {
        if (node.url !== '' && !isBare(file, node)) found.push(node);
      } else if (node.type === 'linkReference') found.push(node);
      else if (node.type === 'definition') define(node);
    },
    links: () =>
      found.flatMap((node) => {
        const target = node.type === 'link' ? node.url : targets.get(node.identifier);
        return target === undefined || target === '' ? [] : [{ text: plainText(node), target, line: lineOf(node) }];
      }),
  };
}

function isBare({ source }: MarkdownFile, { position }: Link): boolean {
  const first = source[position?.start.offset ?? 0];
  return first !== '[' && first !== '<';
}

/** A target inside the workspace, without its fragment: undefined for web addresses, mail, anchors and templates. */
export function relativeTarget(target: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target) || /<%|^%[=-]?\s|\{\{|\{%|\$\{/.test(target)) return undefined;
  const path = target.replace(/[?#].*$/s, '');
  if (path === '') return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
