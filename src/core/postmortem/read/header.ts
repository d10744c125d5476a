import type { List, Paragraph, RootContent, Table } from 'mdast';
import { isFrontMatter, readFrontMatter } from '../../markdown/frontMatter.ts';
import { lastLineOf, lineOf } from '../../markdown/lines.ts';
import type { Section } from '../../markdown/sections.ts';
import { plainText, textLines } from '../../markdown/plainText.ts';
import type { Field } from '../postMortem.ts';
import { rangeOf, readValue } from './fieldValue.ts';
import { inlineText, trimContent } from './inlineText.ts';
import { bodySections, headerNodes, headingEnd, type Outline } from './outline.ts';
import { isPlaceholder } from './placeholder.ts';
import { fieldKind, sectionKind } from './sectionKind.ts';
import { cellPlaces } from './tableCells.ts';

/** A short section may be a header fact written as a heading ("### Date"); a long one is prose. */
const longestHeadingField = 3;

const fieldLine =
  /^(?<lead>\s*(?:>\s?)*(?:(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?)?)(?<open>\*\*|__|\*|_)?(?<name>[^\s:*_|`<[][^:*_|`<[]{0,58}?)(?:\s*(?<colon>:)\s*\k<open>|\k<open>\s*(?<sign>:|–|—|\s-(?=\s)))(?<gap>\s*)(?=(?<value>.*)$)/u;

/** The header facts in the order of the file, wherever the team writes them. */
export function readFields(outline: Outline): readonly Field[] {
  const { top } = outline;
  const header = headerFields(outline, headerNodes(outline));
  const facts = bodySections(top).flatMap((section) => sectionFields(outline, section));
  return [...frontMatterFields(outline), ...header, ...facts];
}

/** Summaries and the like hold facts too; of those only the ones that are known by name count. */
function sectionFields(outline: Outline, section: Section): readonly Field[] {
  const heading = headingField(outline, section);
  if (heading !== undefined) return [heading];
  const kind = sectionKind(section.title);
  const holdsFacts =
    kind === 'summary' ||
    kind === 'impact' ||
    /\b(?:details|facts|metadata|info(?:rmation)?|timing|responders|people)\b/iu.test(section.title);
  if (!holdsFacts) return [];
  return section.nodes.flatMap((node) => nodeFields(outline, node)).filter((field) => field.kind !== 'other');
}

function headingField(outline: Outline, section: Section): Field | undefined {
  const kind = fieldKind(section.title);
  if (kind === 'other' || section.depth === 7 || section.children.length > 0) return undefined;
  if (sectionKind(section.title) === 'impact' && kind !== 'affected') return undefined;
  const place = { kind, name: section.title, form: 'heading' as const, line: section.line };
  const said = section.nodes.filter((node) => node.type !== 'html' || plainText(node) !== '');
  const [first] = said;
  const last = said[said.length - 1];
  if (first === undefined || last === undefined) {
    const comment = section.nodes[section.nodes.length - 1];
    const line = comment === undefined ? headingEnd(outline, section) : lastLineOf(comment) + 1;
    const value = { startLine: line, startColumn: 0, endLine: line, endColumn: 0 };
    return { ...place, text: '', written: '', endLine: line, value, marks: [] };
  }
  const [startLine, endLine] = [lineOf(first), lastLineOf(last)];
  if (endLine - startLine >= longestHeadingField) return undefined;
  return { ...place, ...readValue(outline, rangeOf(outline, startLine, 0, endLine)), endLine: endLine + 1 };
}

/** The header's blocks one by one; a bold line that only names a fact has its value beside it or in the next paragraph. */
function headerFields(outline: Outline, nodes: readonly RootContent[]): readonly Field[] {
  const fields: Field[] = [];
  let taken: RootContent | undefined;
  nodes.forEach((node, index) => {
    if (node === taken) return;
    const name = boldName(outline, node);
    if (name === undefined) {
      fields.push(...nodeFields(outline, node));
      return;
    }
    const next = nodes[index + 1];
    const isValue =
      next?.type === 'paragraph' &&
      boldName(outline, next) === undefined &&
      paragraphFields(outline, next).length === 0;
    if (isValue && lastLineOf(next) - lineOf(next) < longestHeadingField) {
      taken = next;
      const value = rangeOf(outline, lineOf(next), 0, lastLineOf(next));
      const place = { kind: fieldKind(name), name, form: 'heading' as const, line: lineOf(node) };
      fields.push({ ...place, ...readValue(outline, value), endLine: lastLineOf(next) + 1 });
    } else fields.push(besideName(outline, name, lastLineOf(node)));
  });
  return fields;
}

/** "**Date:**" or "**Date**" alone in its paragraph, where the name is a known one. */
function boldName({ file }: Outline, node: RootContent): string | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [only, ...others] = textLines(node.children);
  if (only?.lead === undefined || others.length > 0 || !/^:?$/u.test(only.rest)) return undefined;
  const source = file.lines[only.line] ?? '';
  if (!/(?:\*\*|__):?$/u.test(source.slice(0, trimContent(source, 0).end))) return undefined;
  const name = only.lead.replace(/:$/u, '').trim();
  return fieldKind(name) === 'other' ? undefined : name;
}

function besideName({ file }: Outline, name: string, line: number): Field {
  const { end } = trimContent(file.lines[line] ?? '', 0);
  const value = { startLine: line, startColumn: end, endLine: line, endColumn: end };
  return {
    kind: fieldKind(name),
    name,
    text: '',
    written: '',
    form: 'line',
    line,
    endLine: line + 1,
    value,
    marks: [],
  };
}

function nodeFields(outline: Outline, node: RootContent): readonly Field[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphFields(outline, node);
    case 'list':
      return node.children.flatMap((item) => itemFields(outline, item));
    case 'blockquote':
      return node.children.flatMap((child) => (child.type === 'paragraph' ? paragraphFields(outline, child) : []));
    case 'table':
      return tableFields(outline, node);
    default:
      return [];
  }
}

function itemFields(outline: Outline, item: List['children'][number]): readonly Field[] {
  const [first, second] = item.children;
  if (first?.type !== 'paragraph') return [];
  const fields = paragraphFields(outline, first);
  const [only] = fields;
  if (only === undefined || fields.length > 1 || second?.type !== 'list' || only.written !== '') return fields;
  const value = rangeOf(outline, lineOf(second), 0, lastLineOf(second));
  const items = second.children.map((child) =>
    inlineText(child.children.map((part) => sourceOf(outline, part)).join(' ')),
  );
  return [{ ...only, ...readValue(outline, value), text: items.join(', '), endLine: lastLineOf(second) + 1 }];
}

function sourceOf(outline: Outline, node: RootContent): string {
  return outline.file.lines
    .slice(lineOf(node), lastLineOf(node) + 1)
    .join('\n')
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)])\s+/u, '');
}

/** One fact a line; a line that names none goes on with the one before. */
function paragraphFields(outline: Outline, paragraph: Paragraph): readonly Field[] {
  const fields: Field[] = [];
  let open: { name: string; line: number; column: number } | undefined;
  const close = (lastLine: number): void => {
    if (open === undefined) return;
    const value = rangeOf(outline, open.line, open.column, lastLine);
    fields.push({
      ...readValue(outline, value),
      kind: fieldKind(open.name),
      name: open.name,
      form: 'line',
      line: open.line,
      endLine: lastLine + 1,
    });
  };
  for (let line = lineOf(paragraph); line <= lastLineOf(paragraph); line++) {
    const found = fieldAt(
      outline.file.lines[line] ?? '',
      line > lineOf(paragraph) && fields.length === 0 && open?.line !== line - 1,
    );
    if (found === undefined) {
      if (open === undefined && line === lineOf(paragraph)) return [];
      continue;
    }
    close(line - 1);
    open = { ...found, line };
  }
  close(lastLineOf(paragraph));
  return fields;
}

function fieldAt(line: string, inside: boolean): { name: string; column: number } | undefined {
  const match = fieldLine.exec(line);
  const { lead = '', open, name, colon, sign } = match?.groups ?? {};
  if (match === null || name === undefined) return undefined;
  const bold = open !== undefined;
  if (!bold && colon === undefined && sign !== ':') return undefined;
  if (!bold && (!/^\p{Lu}/u.test(name) || name.split(/\s+/u).length > 5 || /^https?$/iu.test(name))) return undefined;
  // A line of a wrapped list item that only happens to hold a colon is not a fact of its own.
  if (!bold && inside && lead.trim() === '' && fieldKind(name) === 'other') return undefined;
  return { name: name.trim(), column: match[0].length };
}

function tableFields(outline: Outline, table: Table): readonly Field[] {
  const width = table.children[0]?.children.length ?? 0;
  if (width === 0 || width % 2 === 1) return [];
  return table.children.flatMap((row) => {
    const line = lineOf(row);
    const text = outline.file.lines[line] ?? '';
    const cells = cellPlaces(text);
    const fields: Field[] = [];
    for (let column = 0; column + 1 < width; column += 2) {
      const [nameCell, valueCell] = [cells[column], cells[column + 1]];
      const name =
        nameCell === undefined ? '' : inlineText(text.slice(nameCell.start, nameCell.end)).replace(/:$/u, '');
      if (name === '' || valueCell === undefined) continue;
      const kind = fieldKind(name);
      if (row === table.children[0] && kind === 'other') continue;
      const { start, end } = trimContent(text, valueCell.start, valueCell.end);
      const value = { startLine: line, startColumn: start, endLine: line, endColumn: end };
      fields.push({ ...readValue(outline, value), kind, name, form: 'row', line, endLine: line + 1 });
    }
    return fields;
  });
}

function frontMatterFields({ file }: Outline): readonly Field[] {
  const block = file.root.children.find(isFrontMatter);
  const read = readFrontMatter(file);
  if (block === undefined || read === undefined) return [];
  return [...read.fields].flatMap(([name, { values, line }]) => {
    const kind = fieldKind(name.replaceAll('_', ' ').replaceAll('-', ' '));
    const source = file.lines[line] ?? '';
    const at = /^\s*[^:=]+\s*[:=]\s*/u.exec(source)?.[0].length ?? source.length;
    const { start, end } = trimContent(source, at);
    const value = { startLine: line, startColumn: start, endLine: line, endColumn: end };
    const text = values.join(', ');
    const field: Field = {
      kind,
      name,
      text: isPlaceholder(text) ? '' : text,
      written: source.slice(start, end),
      form: 'frontMatter',
      line,
      endLine: line + 1,
      value,
      marks: [],
    };
    return kind === 'other' ? [] : [field];
  });
}
