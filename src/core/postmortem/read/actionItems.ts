import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { lastLineOf, lineOf } from '../../markdown/lines.ts';
import { plainText } from '../../markdown/plainText.ts';
import type { Section } from '../../markdown/sections.ts';
import type { ActionItem, SectionKind } from '../postMortem.ts';
import { startsWithVerb } from './actionVerbs.ts';
import { tableItems } from './actionTable.ts';
import { inlineText } from './inlineText.ts';
import { dueDate, ownerName, readItemParts, type ItemParts } from './itemParts.ts';
import { readLabels } from './labels.ts';
import { bodySections, type Outline } from './outline.ts';
import { isPlaceholder } from './placeholder.ts';
import { sectionKind } from './sectionKind.ts';

/** Sections that never hold actions, even below a heading that says "Action items". */
const elsewhere: readonly SectionKind[] = [
  'timeline',
  'wentWell',
  'wentBadly',
  'lucky',
  'lessons',
  'summary',
  'whatHappened',
  'impact',
  'rootCause',
  'appendix',
];

/** The actions that the document names: list items, table rows, and check boxes without a bullet. */
export function readActionItems(outline: Outline): readonly ActionItem[] {
  const items: ActionItem[] = [];
  const seen = new Set<Section>();
  for (const section of bodySections(outline.top)) {
    const kind = sectionKind(section.title);
    if (kind === 'actionItems') collect(outline, section, items, seen);
    else if (kind === 'prevention' && !seen.has(section)) items.push(...tasksOnly(outline, section));
  }
  return items.sort((a, b) => a.line - b.line);
}

function collect(outline: Outline, section: Section, items: ActionItem[], seen: Set<Section>): void {
  if (seen.has(section)) return;
  seen.add(section);
  items.push(...sectionItems(outline, section));
  for (const child of section.children) {
    if (!elsewhere.includes(sectionKind(child.title))) collect(outline, child, items, seen);
  }
}

function tasksOnly(outline: Outline, section: Section): readonly ActionItem[] {
  return section.nodes.flatMap((node) =>
    node.type === 'list' ? listItems(outline, node).filter(({ form }) => form === 'task') : [],
  );
}

function sectionItems(outline: Outline, section: Section): readonly ActionItem[] {
  const items = section.nodes.flatMap((node): readonly ActionItem[] => {
    if (node.type === 'list') return listItems(outline, node);
    if (node.type === 'table') return tableItems(outline, node);
    return node.type === 'paragraph' ? boxedLines(outline, node) : [];
  });
  return items.length > 0 ? items : proseItem(outline, section.nodes);
}

function listItems(outline: Outline, list: List): readonly ActionItem[] {
  return list.children.flatMap((item): readonly ActionItem[] => {
    const nested = item.children.filter((child) => child.type === 'list');
    if (isGroup(item, nested)) return nested.flatMap((child) => listItems(outline, child));
    const read = readItem(outline, item);
    return read === undefined ? [] : [read];
  });
}

/** "Prevent:" with the actions below it. */
function isGroup(item: ListItem, nested: readonly List[]): boolean {
  if (nested.length === 0 || item.checked === true || item.checked === false) return false;
  const [first] = item.children;
  if (first?.type !== 'paragraph') return true;
  if (nested.some((list) => list.children.some(({ checked }) => checked === true || checked === false))) return true;
  const last = first.children[first.children.length - 1];
  return last !== undefined && inlineEnd(last).endsWith(':') && !nested.every(isFacts);
}

function inlineEnd(node: Paragraph['children'][number]): string {
  return 'value' in node ? node.value.trimEnd() : 'children' in node ? node.children.map(inlineEnd).join('') : '';
}

function isFacts(list: List): boolean {
  return list.children.every((item) => {
    const [first] = item.children;
    return (
      first?.type === 'paragraph' &&
      /^(?:owner|assignee|due|deadline|priority|labels?|status)\b/iu.test(first.children.map(inlineEnd).join(''))
    );
  });
}

function readItem(outline: Outline, item: ListItem): ActionItem | undefined {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return undefined;
  // "Owner:" with nothing below it is a name without a value.
  if (item.children.length === 1 && plainText(first).endsWith(':')) return undefined;
  const { lines } = outline.file;
  const source = lines.slice(lineOf(item), lastLineOf(first) + 1).join('\n');
  const parts = readItemParts(source, outline.targets);
  const form = parts.box === undefined ? 'item' : 'task';
  const wordsEndLine = lastLineOf(first) + 1;
  const place = { form, line: lineOf(item), wordsEndLine, endLine: lastLineOf(item) + 1 } as const;
  const read = actionItem(outline, source, parts, place);
  return read === undefined ? undefined : withNestedFacts(outline, item, read);
}

/** "- Owner: Mira" below an item tells about the item. */
function withNestedFacts(outline: Outline, item: ListItem, read: ActionItem): ActionItem {
  const facts = item.children
    .filter((child) => child.type === 'list')
    .flatMap(({ children }) => children)
    .map((child) => readItemParts(outline.file.lines[lineOf(child)] ?? ''));
  const owner = read.owner ?? ownerName(facts.find((fact) => fact.owner !== undefined)?.owner?.value);
  const due = read.due ?? dueDate(facts.find((fact) => fact.due !== undefined)?.due?.value);
  const priority = read.priority ?? facts.find((fact) => fact.priority !== undefined)?.priority?.value;
  const labels = read.labels ?? labelsOf(facts.find((fact) => fact.labels !== undefined)?.labels?.value);
  return {
    ...read,
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(priority === undefined ? {} : { priority }),
    ...(labels === undefined ? {} : { labels }),
  };
}

/** Undefined where there is none. */
function labelsOf(written: string | undefined): readonly string[] | undefined {
  const labels = readLabels(written ?? '');
  return labels.length === 0 ? undefined : labels;
}

/** Lines that begin with a check box or "TODO:" but have no bullet. */
function boxedLines(outline: Outline, paragraph: Paragraph): readonly ActionItem[] {
  const items: ActionItem[] = [];
  for (let line = lineOf(paragraph); line <= lastLineOf(paragraph); line++) {
    const source = outline.file.lines[line] ?? '';
    if (!/^\s*(?:\[[ xX]?\]\s|(?:\*\*)?todo(?:\*\*)?\s*:)/iu.test(source)) continue;
    const parts = readItemParts(source, outline.targets);
    const form = parts.box === undefined ? 'paragraph' : 'task';
    const item = actionItem(outline, source, parts, { form, line, wordsEndLine: line + 1, endLine: line + 1 });
    if (item !== undefined) items.push(item);
  }
  return items;
}

/** A section with nothing but one sentence that tells somebody to do something. */
function proseItem(outline: Outline, nodes: readonly RootContent[]): readonly ActionItem[] {
  const [only, ...others] = nodes.filter(({ type }) => type !== 'html' && type !== 'definition');
  if (only?.type !== 'paragraph' || others.length > 0) return [];
  const [line, endLine] = [lineOf(only), lastLineOf(only) + 1];
  const source = outline.file.lines.slice(line, endLine).join('\n');
  const parts = readItemParts(source, outline.targets);
  const item = actionItem(outline, source, parts, { form: 'paragraph', line, wordsEndLine: endLine, endLine });
  return item !== undefined && startsWithVerb(item.text) && !/^\S+:/u.test(item.text) ? [item] : [];
}

function actionItem(
  outline: Outline,
  source: string,
  parts: ItemParts,
  place: Pick<ActionItem, 'form' | 'line' | 'wordsEndLine' | 'endLine'>,
): ActionItem | undefined {
  const written = source.slice(parts.start, parts.end);
  const struck = /^~~([\s\S]*)~~$/u.exec(written);
  const text = inlineText(struck?.[1] ?? written, outline.targets);
  if (isPlaceholder(text)) return undefined;
  const owner = ownerName(parts.owner?.value);
  const due = dueDate(parts.due?.value);
  const labels = labelsOf(parts.labels?.value);
  const done = parts.done ?? (struck === null ? undefined : true);
  return {
    text,
    written,
    ...(owner === undefined ? {} : { owner }),
    ...(done === undefined ? {} : { done }),
    ...(due === undefined ? {} : { due }),
    ...(parts.link === undefined ? {} : { link: parts.link.value }),
    ...(parts.issue === undefined ? {} : { issue: parts.issue }),
    ...(parts.priority === undefined ? {} : { priority: inlineText(parts.priority.value) }),
    ...(labels === undefined ? {} : { labels }),
    ...(parts.id === undefined ? {} : { id: parts.id }),
    ...place,
  };
}
