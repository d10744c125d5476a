import { collectLinks, type MarkdownLink } from '../markdown/links.ts';
import type { MarkdownFile } from '../markdown/markdownFile.ts';
import { listItems, readOwnFields } from '../markdown/fields.ts';
import { walkSections, type Section } from '../markdown/sections.ts';
import { walk } from '../markdown/walk.ts';
import { readSectionSteps } from '../runbook/steps.ts';
import type { PlaybookRunbook } from './playbook.ts';
import { sectionsOf, type TopicalSection } from './topics.ts';

const ownTitle = /^run\s?-?book\s*\d*\s*[:–—-]\s*(.+)$|^(.+?)\s+run\s?-?book$/i;

/** The runbooks written in the playbook: the sections of a section on runbooks, and headings such as "Runbook: disk full". */
export function readPlaybookRunbooks(
  file: MarkdownFile,
  topics: readonly TopicalSection[],
  links: readonly MarkdownLink[],
): readonly PlaybookRunbook[] {
  const own = topics.filter(
    ({ topic, begins, section }) => topic === 'runbooks' && begins && ownTitle.test(section.title),
  );
  const others = sectionsOf(topics, 'runbooks').filter(({ title }) => !ownTitle.test(title));
  const listed = others.flatMap((section) => linked(file, section));
  const written = [...own.map(({ section }) => section), ...others.flatMap(({ children }) => children)]
    .map((section) => runbookOf(section, links))
    .filter(({ steps, links }) => steps.length > 0 || links.length > 0);
  return [...written, ...listed].sort((a, b) => a.origin.line - b.origin.line);
}

/** "- [Database down](runbooks/database.md)" in a section on runbooks: one that is kept in a file of its own. */
function linked(file: MarkdownFile, section: Section): readonly PlaybookRunbook[] {
  const links = collectLinks(file);
  for (const block of section.nodes)
    if (block.type === 'list' || block.type === 'table') for (const node of walk(block)) links.see(node);
  return links.links().flatMap((link) => {
    if (!/\.(?:md|markdown)(?:#.*)?$/i.test(link.target)) return [];
    const origin = { from: 'team' as const, line: link.line };
    return [{ title: link.text, symptoms: [], steps: [], links: [link], origin, endLine: link.line + 1 }];
  });
}

function runbookOf(section: Section, links: readonly MarkdownLink[]): PlaybookRunbook {
  const [, named, before] = ownTitle.exec(section.title) ?? [];
  return {
    title: named ?? before ?? section.title.replace(/^\d+(?:\.\d+)*[.):]?\s+/, ''),
    symptoms: [...walkSections(section)].flatMap((inner) => symptomsOf(inner, inner !== section)),
    steps: readSectionSteps(section, { prescribes: true }),
    links: links.slice(firstFrom(links, section.line + 1), firstFrom(links, section.endLine)),
    origin: { from: 'team', line: section.line },
    endLine: section.endLine,
  };
}

/** Links come in the order of the file; a long list of runbooks would look through all of them for each. */
function firstFrom(links: readonly MarkdownLink[], line: number): number {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

const symptomName = /symptom|^signs|^alerts?\b|^trigger|you (?:will )?see|^indicators|^detection/i;

function symptomsOf(section: Section, own: boolean): readonly string[] {
  if (own && symptomName.test(section.title)) {
    const items = listItems(section.nodes).map(({ text }) => text);
    return items.length > 0 ? items : readOwnFields(section).prose.map(({ text }) => text);
  }
  return readOwnFields(section)
    .fields.filter(({ name }) => symptomName.test(name))
    .flatMap(({ value, items }) => [
      ...(value === '' ? [] : value.split(/\s*[;]\s*|,\s+/)),
      ...items.map(({ text }) => text),
    ]);
}
