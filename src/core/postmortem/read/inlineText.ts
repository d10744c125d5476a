import { parseMarkdown } from '../../markdown/markdownFile.ts';
import { plainText } from '../../markdown/plainText.ts';

/** What a piece of Markdown says: no marks, no comments, one line. `targets` resolves its reference links. */
export function inlineText(text: string, targets?: ReadonlyMap<string, string>): string {
  const markdown = targets === undefined || targets.size === 0 ? text : withoutReferences(text, targets);
  return /[\\`*_[\]<>~&#|]|^\s*(?:[-+]|\d+[.)])\s|https?:|www\./iu.test(markdown)
    ? plainText(parseMarkdown(markdown).root)
    : markdown.replace(/\s+/gu, ' ').trim();
}

export interface Trimmed {
  readonly start: number;
  readonly end: number;
}

/** Where the content of `line` from `start` on ends: before trailing comments, hard breaks and white space. */
export function trimContent(line: string, start: number, end = line.length): Trimmed {
  let to = end;
  for (let before = -1; before !== to;) {
    before = to;
    const kept = line.slice(start, to);
    to = start + kept.trimEnd().length;
    if (kept.trimEnd().endsWith('-->')) {
      const open = kept.lastIndexOf('<!--');
      if (open >= 0) to = start + open;
    }
    if (/(?<!\\)(?:\\\\)*\\$/u.test(line.slice(start, to)) && to === line.trimEnd().length) to--;
  }
  const lead = /^\s*/u.exec(line.slice(start, to))?.[0].length ?? 0;
  return { start: start + lead, end: Math.max(start + lead, to) };
}

function withoutReferences(text: string, targets: ReadonlyMap<string, string>): string {
  return text.replace(/\[([^[\]]+)\](?:\[([^[\]]*)\])?(?![(:])/gu, (whole, label: string, reference = '') =>
    targets.has(normalizeReference(reference === '' ? label : String(reference))) ? label : whole,
  );
}

/** As Markdown compares the labels of references. */
export function normalizeReference(label: string): string {
  return label.replace(/\s+/gu, ' ').trim().toLowerCase();
}
