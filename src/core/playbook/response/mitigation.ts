import { readFields } from '../../markdown/fields.ts';
import type { Section } from '../../markdown/sections.ts';
import { walkSections } from '../../markdown/sections.ts';
import type { MitigationOption } from '../playbook.ts';
import { sectionsOf, type TopicalSection } from '../topics.ts';

const kinds: readonly (readonly [MitigationOption['kind'], RegExp])[] = [
  ['rollback', /\broll(?:ing)?[\s-]?back|\brevert/i],
  ['hotfix', /hot[\s-]?fix|\bfix forward|forward[\s-]?fix|quick fix|\bpatch/i],
  ['disable', /\bdisabl|feature[\s-]?flag|kill[\s-]?switch|turn(?:ing)? (?:it )?off|switch(?:ing)? off|toggle/i],
  ['wait', /\bwait|do nothing|self[\s-]?heal|third[\s-]?party|upstream/i],
];

/** The options a mitigation section lists; in a process step named "Mitigation" only those of a known kind. */
export function readMitigation(topics: readonly TopicalSection[]): readonly MitigationOption[] {
  for (const section of sectionsOf(topics, 'mitigation')) {
    const options = optionsOf(section);
    if (options.length > 0) return options;
  }
  for (const { section } of topics) {
    if (!/mitigat/i.test(section.title)) continue;
    const options = [...walkSections(section)].flatMap(optionsOf).filter(({ kind }) => kind !== 'other');
    const once = options.filter(({ kind, name }, index) => {
      return options.findIndex((other) => other.kind === kind && (other.name === name || kind !== 'other')) === index;
    });
    if (once.length >= 2) return once;
  }
  return [];
}

function optionsOf(section: Section): readonly MitigationOption[] {
  const { fields, items } = readFields(section);
  const listed = fields.flatMap(({ name, value, line, items: under }) =>
    /options?|choices|choose|one of|strateg/i.test(name) && value === ''
      ? under.map((item) => optionOf(item.text, item.line))
      : [option(name, [value, ...under.map(({ text }) => text)].filter(Boolean).join(' '), line)],
  );
  return [...listed, ...items.map(({ text, line }) => optionOf(text, line))].sort(
    (a, b) => a.origin.line - b.origin.line,
  );
}

function optionOf(text: string, line: number): MitigationOption {
  const [, name, rest] = /^([^:–—]{2,60}?)\s*(?::|\s[–—-])\s+(.*)$/s.exec(text) ?? [];
  return name === undefined || rest === undefined ? option(text, '', line) : option(name, rest, line);
}

function option(name: string, text: string, line: number): MitigationOption {
  const kind = kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
  return { kind, name: name.replace(/^\d+[.)]\s*/, ''), text, origin: { from: 'team', line } };
}
