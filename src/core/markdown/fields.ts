import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { lineOf } from './lines.ts';
import { plainText, textLines, type TextLine } from './plainText.ts';
import type { Section } from './sections.ts';

/** A line of text with its zero-based line. */
export interface Item {
  readonly text: string;
  readonly line: number;
}

/** "Response time: 15 minutes", or a name with the list that follows it. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly line: number;
  readonly items: readonly Item[];
  /** The list item that it is, as written, where it is one. */
  readonly listed?: string;
}

/** The named statements of a section and what stands in it without a name. */
export interface Fields {
  readonly fields: readonly Field[];
  readonly prose: readonly Item[];
  readonly items: readonly Item[];
}

interface Open {
  name: string;
  value: string;
  line: number;
  items: Item[];
  listed?: string;
}

/**
 * Reads "**Name**: value", "- Name: value" and a name followed by a list, as well as the sections right below,
 * whose heading is then the name. Nothing beyond the section is read.
 */
export function readFields(section: Section): Fields {
  const { fields, prose, items } = readOwnFields(section);
  return { fields: [...fields, ...section.children.map(fieldOfSection)], prose, items };
}

/** Several readers look at the same section for their own facts; a parsed tree never changes. */
const fieldsIn = new WeakMap<readonly RootContent[], Fields>();

/** As `readFields`, without the sections below. */
export function readOwnFields({ nodes }: Section): Fields {
  const known = fieldsIn.get(nodes);
  if (known) return known;
  const read = fieldsOfBlocks(nodes);
  fieldsIn.set(nodes, read);
  return read;
}

function fieldsOfBlocks(nodes: readonly RootContent[]): Fields {
  const fields: Open[] = [];
  const prose: Item[] = [];
  const items: Item[] = [];
  let open: Open | undefined;
  for (const node of nodes) {
    if (node.type === 'paragraph') {
      open = undefined;
      for (const line of textLines(node.children)) {
        const field = fieldOf(line);
        if (field) fields.push((open = field));
        else if (open) open.value = `${open.value} ${line.text}`.trim();
        else prose.push({ text: line.text, line: line.line });
      }
    } else if (node.type === 'list') {
      const owner = open && takesList(open) ? open : undefined;
      for (const item of node.children) {
        const field = owner ? undefined : fieldOfItem(item);
        if (field) fields.push(field);
        else (owner ? owner.items : items).push(itemOf(item));
        for (const late of lateFields(item)) fields.push((open = late));
      }
    } else if (node.type === 'blockquote') {
      prose.push({ text: plainText(node), line: lineOf(node) });
    }
  }
  return { fields, prose, items };
}

/** The items of all lists among the nodes, nested ones included, in the order of the file. */
export function listItems(nodes: readonly RootContent[]): readonly Item[] {
  return nodes.filter((node): node is List => node.type === 'list').flatMap((list) => itemsOf(list, 0));
}

function itemsOf(list: List, depth: number): readonly Item[] {
  if (depth > 100) return [];
  return list.children.flatMap((item) => [
    itemOf(item),
    ...item.children.flatMap((child) => (child.type === 'list' ? itemsOf(child, depth + 1) : [])),
  ]);
}

/** The words of a list item without those of the lists and blocks in it; a check box without a bullet is dropped. */
export function itemOf(item: ListItem): Item {
  const [first] = item.children;
  const text =
    first?.type === 'paragraph'
      ? ownLines(first)
          .map((line) => line.text)
          .join(' ')
      : first === undefined || first.type === 'list'
        ? ''
        : plainText(first);
  return { text: text.replace(/^\[[ xX]?\]\s+/, ''), line: lineOf(item) };
}

/** The lines of a list item up to one that is a labelled line of its own. */
function ownLines(paragraph: Paragraph): readonly TextLine[] {
  const lines = textLines(paragraph.children);
  const late = lines.findIndex((line, index) => index > 0 && isLabel(line));
  return late < 0 ? lines : lines.slice(0, late);
}

/**
 * "**Page**: …" right below a list, without the blank line that would end the list: Markdown makes it part of the
 * last item, the team means a line of its own.
 */
function lateFields(item: ListItem): readonly Open[] {
  const last = item.children.at(-1);
  if (last?.type === 'list') return last.children.flatMap(lateFields);
  if (last?.type !== 'paragraph') return [];
  const late = textLines(last.children).slice(ownLines(last).length);
  const fields: Open[] = [];
  for (const line of late) {
    const field = isLabel(line) ? fieldOf(line) : undefined;
    const open = fields.at(-1);
    if (field) fields.push(field);
    else if (open) open.value = `${open.value} ${line.text}`.trim();
  }
  return fields;
}

function isLabel({ lead, rest }: TextLine): boolean {
  return lead !== undefined && (lead.endsWith(':') || rest.startsWith(':'));
}

/** "Examples:" takes the list behind it, "Page: on-call engineer" does not need one. */
function takesList({ value }: Open): boolean {
  return value === '' || value.endsWith(':');
}

function fieldOfItem(item: ListItem): Open | undefined {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return undefined;
  const [line, ...more] = ownLines(first);
  const field = line && fieldOf(line);
  if (!field) return undefined;
  field.value = [field.value, ...more.map(({ text }) => text)].join(' ').trim();
  field.listed = itemOf(item).text;
  field.items = rest.flatMap((node) => (node.type === 'list' ? [...itemsOf(node, 0)] : []));
  return field;
}

function fieldOf({ lead, rest, text, line }: TextLine): Open | undefined {
  if (lead !== undefined) {
    if (lead.endsWith(':')) return { name: lead.slice(0, -1).trim(), value: rest, line, items: [] };
    const value = /^\s*[:–—-]\s*(.*)$/s.exec(rest)?.[1];
    if (value !== undefined) return { name: lead, value, line, items: [] };
    return rest === '' ? { name: lead, value: '', line, items: [] } : undefined;
  }
  const [, name, value] = /^([A-Z][^:.!?`]{1,48}):(?:\s+(.*))?$/s.exec(text) ?? [];
  return name === undefined ? undefined : { name, value: value ?? '', line, items: [] };
}

function fieldOfSection(section: Section): Open {
  const prose = section.nodes.filter(({ type }) => type === 'paragraph' || type === 'blockquote').map(plainText);
  return {
    name: section.title,
    value: prose.join(' '),
    line: section.line,
    items: [...listItems(section.nodes)],
  };
}
