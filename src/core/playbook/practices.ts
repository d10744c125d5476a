import { readFields, readOwnFields, type Item } from '../markdown/fields.ts';
import { collectLinks } from '../markdown/links.ts';
import type { MarkdownFile } from '../markdown/markdownFile.ts';
import { walkSections, type Section } from '../markdown/sections.ts';
import { readTables } from '../markdown/tables.ts';
import { walk } from '../markdown/walk.ts';
import type { CustomerCareRule, HistoryTracker, TestingRule } from './practice.ts';
import { sectionsOf, type TopicalSection } from './topics.ts';

/** The rules of sections on customers, one a list item or labelled line; else their sentences. */
export function readCustomerCare(topics: readonly TopicalSection[]): readonly CustomerCareRule[] {
  return sectionsOf(topics, 'customerCare').flatMap((outer) =>
    [...walkSections(outer)].flatMap((section) =>
      rulesOf(section).map(({ text, line }) => ({
        text,
        section: section.title,
        origin: { from: 'team' as const, line },
      })),
    ),
  );
}

export function readTesting(topics: readonly TopicalSection[]): readonly TestingRule[] {
  return sectionsOf(topics, 'testing').flatMap((outer) =>
    [...walkSections(outer)].flatMap((section) =>
      rulesOf(section).map(({ text, line, under }) => ({
        kind: kindOf(text, under),
        text,
        origin: { from: 'team' as const, line },
      })),
    ),
  );
}

interface Rule extends Item {
  /** The label or heading whose list it stands in. */
  readonly under: string;
}

function rulesOf(section: Section): readonly Rule[] {
  const { fields, items, prose } = readOwnFields(section);
  const found = [
    ...items.map((item) => ({ ...item, under: section.title })),
    ...fields.flatMap(({ name, value, line, items: listed }) => [
      ...(value === '' ? [] : [{ text: `${name}: ${value}`, line, under: section.title }]),
      ...listed.map((item) => ({ ...item, under: name })),
    ]),
  ];
  const said = prose.filter(
    ({ text }) => found.length === 0 || /\b(?:never|always|must|only|do not|don['’]t)\b/i.test(text),
  );
  const rules = [...found, ...said.map((item) => ({ ...item, under: section.title }))];
  return rules.sort((a, b) => a.line - b.line);
}

const forbidden =
  /\b(?:never|don['’]?t|do not|not allowed|forbidden|avoid|must not|may not|cannot|prohibited|no)\b|^not\b|❌|🚫/i;
const allowed = /\b(?:allowed|permitted|ok(?:ay)?|safe|can|may|do|fine|yes)\b|✅/i;

function kindOf(text: string, under: string): TestingRule['kind'] {
  for (const words of [text.slice(0, 60), under]) {
    if (forbidden.test(words)) return 'forbidden';
    if (
      words === under
        ? allowed.test(words)
        : /^(?:you (?:can|may)|allowed|ok\b|✅)|\b(?:is|are) (?:allowed|fine|ok)/i.test(words)
    )
      return 'allowed';
  }
  return 'rule';
}

/** Where past incidents are listed: a table, a link, or at least the words of the section. */
export function readHistory(file: MarkdownFile, topics: readonly TopicalSection[]): HistoryTracker | undefined {
  for (const outer of sectionsOf(topics, 'history')) {
    const sections = [...walkSections(outer)];
    const [grid] = sections.flatMap((section) => readTables(file, section.nodes));
    const links = collectLinks(file);
    for (const { nodes } of sections) for (const block of nodes) for (const node of walk(block)) links.see(node);
    const [link] = links.links();
    const { prose, fields, items } = readFields(outer);
    const said = [...prose, ...fields.map(({ name, value, line }) => ({ text: `${name}: ${value}`, line })), ...items];
    if (!grid && !link && said.length === 0) continue;
    return {
      ...(link ? { target: link.target } : {}),
      columns: grid?.head.map(({ text }) => text) ?? [],
      rows: grid?.rows.map((row) => ({ cells: row.map(({ text }) => text), line: row[0]?.line ?? grid.line })) ?? [],
      text: said.map(({ text }) => text).join('\n'),
      origin: { from: 'team', line: outer.line },
    };
  }
  return undefined;
}
