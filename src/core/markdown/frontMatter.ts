import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { RootContent } from 'mdast';
import { lineOf, splitLines } from './lines.ts';
import type { MarkdownFile } from './markdownFile.ts';

export interface FrontMatterField {
  /** A scalar's text, or the texts of a list of scalars; anything deeper is not kept. */
  readonly values: readonly string[];
  readonly line: number;
}

/** `error` is the parser's word on front matter that is no YAML map; the fields read before it are kept. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, FrontMatterField>;
  readonly line: number;
  readonly error?: string;
}

/** Longer than any front matter that a person keeps; the parser of YAML is slow on more. */
const longest = 30_000;

interface TomlBlock {
  readonly type: 'toml';
  readonly value: string;
}

export function isFrontMatter(node: { readonly type: string }): boolean {
  return node.type === 'yaml' || node.type === 'toml';
}

/** The YAML or TOML block at the top; undefined when the file has none. Keys are lower case. */
export function readFrontMatter(file: MarkdownFile): FrontMatter | undefined {
  const block: RootContent | undefined = file.root.children[0];
  if (block === undefined || !isFrontMatter(block)) return undefined;
  if (block.type !== 'yaml') return readToml(block as unknown as TomlBlock);
  if (block.value.length > longest) return { fields: new Map(), line: lineOf(block), error: 'It is too long.' };
  const firstLine = lineOf(block) + 1;
  const counter = new LineCounter();
  const fields = new Map<string, FrontMatterField>();
  const document = parseDocument(block.value, { lineCounter: counter, logLevel: 'silent', keepSourceTokens: false });
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      if (!isScalar(key)) continue;
      const line = firstLine + counter.linePos(offsetOf(key)).line - 1;
      fields.set(String(key.value).toLowerCase(), { values: textsOf(value), line });
    }
  }
  const [error] = document.errors;
  return { fields, line: lineOf(block), ...(error ? { error: error.message.split('\n')[0] ?? error.code } : {}) };
}

/** Nodes that were parsed, unlike those made by a program, have a range. */
function offsetOf({ range }: { readonly range?: readonly [number, number, number] | null }): number {
  return range?.[0] ?? 0;
}

/** Of TOML only what titles and tags need: keys of the first table with a string or a list of strings. */
function readToml({ value }: TomlBlock): FrontMatter {
  const fields = new Map<string, FrontMatterField>();
  for (const [index, line] of splitLines(value).entries()) {
    if (/^\s*\[/.test(line)) break;
    const [, key, said = ''] = /^\s*([\w-]+)\s*=\s*(.*)$/.exec(line) ?? [];
    const quoted = [...said.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? '');
    if (key !== undefined) {
      fields.set(key.toLowerCase(), { values: quoted.length > 0 ? quoted : [said.trim()], line: index + 1 });
    }
  }
  return { fields, line: 0 };
}

function textsOf(value: unknown): readonly string[] {
  if (isScalar(value)) {
    const { value: plain, source } = value;
    if (source !== undefined && plain !== null) return [source.trim()];
    return typeof plain === 'string' || typeof plain === 'number' ? [String(plain)] : [];
  }
  if (typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)) {
    return value.items.flatMap((item: unknown) => (isScalar(item) ? textsOf(item) : []));
  }
  return [];
}
