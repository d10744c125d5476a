import { listItems, readOwnFields, type Item } from '../../markdown/fields.ts';
import { allNodes } from '../../markdown/sections.ts';
import type { ResolutionCriterion } from '../playbook.ts';
import { slug } from '../slug.ts';
import { sectionsOf, type TopicalSection } from '../topics.ts';

const introduces =
  /resol(?:ution|ved?)[^:]*(?:criteria|when|if|once|only|needs|requires|means)|criteria[^:]*resol|considered (?:resolved|over)|before (?:closing|resolving)|^resolved$/i;

/** What must hold before an incident is resolved: a section's list, or the list behind "Resolved when:". */
export function readResolution(topics: readonly TopicalSection[]): readonly ResolutionCriterion[] {
  for (const section of sectionsOf(topics, 'resolution')) {
    const items = listItems(allNodes(section));
    if (items.length > 0) return criteria(items);
  }
  for (const { section, topic } of topics) {
    if (topic === 'templates' || topic === 'postMortemTemplate') continue;
    const { fields } = readOwnFields(section);
    const field = fields.find(({ name }) => introduces.test(name));
    if (field && field.items.length > 0) return criteria(field.items);
    const listed = field?.value.split(/\s*[;,]\s*(?:and\s+)?/).filter((text) => text.length > 3) ?? [];
    if (field && listed.length >= 2) return criteria(listed.map((text) => ({ text, line: field.line })));
  }
  return [];
}

function criteria(items: readonly Item[]): readonly ResolutionCriterion[] {
  const keys = new Set<string>();
  return items
    .filter(({ text }) => text !== '')
    .map(({ text, line }) => {
      const base = slug(text);
      let key = base;
      for (let count = 2; keys.has(key); count++) key = `${base}-${count}`;
      keys.add(key);
      return { key, text, origin: { from: 'team', line } };
    });
}
