import type { MarkdownDiagnostic } from '../../markdown/diagnostic.ts';
import { listItems, readOwnFields, type Item } from '../../markdown/fields.ts';
import { finding } from '../../markdown/finding.ts';
import type { MarkdownFile } from '../../markdown/markdownFile.ts';
import { allNodes, walkSections, type Section } from '../../markdown/sections.ts';
import { readSentences } from '../../markdown/sentences.ts';
import { readTables } from '../../markdown/tables.ts';
import { readTimeOfDay, readWeekday, readZone } from './calendar.ts';
import { readPay } from './pay.ts';
import { splitPeople } from './people.ts';
import type { Handoff, Rota } from './rota.ts';
import { turnOfLine, turnsOfTable } from './rotaTurns.ts';
import { sectionsOf, type TopicalSection } from '../topics.ts';

export interface RotaReading {
  readonly rota?: Rota;
  readonly diagnostics: readonly MarkdownDiagnostic[];
}

/** Who is on call when, the change of guard, what is expected and what it pays; nothing where the file has no such section. */
export function readRota(file: MarkdownFile, topics: readonly TopicalSection[]): RotaReading {
  const rota = sectionsOf(topics, 'rota');
  const handoffs = sectionsOf(topics, 'handoff');
  const pays = sectionsOf(topics, 'pay');
  const all = [...rota, ...handoffs, ...pays].flatMap((section) => [...walkSections(section)]);
  const sections = [...new Set(all)].sort((a, b) => a.line - b.line);
  const [first] = sections;
  if (!first) return { diagnostics: [] };
  const turns = sections.flatMap((section) => [
    ...readTables(file, section.nodes).flatMap(turnsOfTable),
    ...[...listItems(section.nodes), ...lines(section)].flatMap((item) => turnOfLine(item) ?? []),
  ]);
  const listed = sections.flatMap(peopleOf);
  const onTurn = turns.flatMap(({ primary, secondary }) => [primary, ...(secondary === undefined ? [] : [secondary])]);
  const people = [...new Set(listed.length > 0 ? listed : onTurn)];
  const handoff = handoffOf([...handoffs, ...rota]);
  const pay = sections.flatMap(statements).flatMap(({ text, line }) => readPay(text, line));
  const expectations = sections.flatMap((section) => namedItems(section, expects));
  const handoffChecklist = handoffs.flatMap((section) => listItems(allNodes(section)));
  const told = turns.length + people.length + pay.length + expectations.length + handoffChecklist.length > 0 || handoff;
  if (!told) return { diagnostics: [] };
  const found: Rota = {
    people,
    turns: unique(turns),
    ...(handoff ? { handoff } : {}),
    expectations,
    pay,
    handoffChecklist,
    origin: { from: 'team', line: first.line },
  };
  return { rota: found, diagnostics: check(found, listed) };
}

const expects = /expect|responsib|while on[\s-]?call|duties|rules|requirements|must\b/i;
const peopleName =
  /^(?:people|persons?|members?|team(?: members)?|engineers|rotation|on[\s-]?call (?:engineers|people|team)|who)$/i;

function peopleOf(section: Section): readonly string[] {
  if (peopleName.test(section.title)) return listItems(section.nodes).map(({ text }) => name(text));
  const { fields } = readOwnFields(section);
  return fields
    .filter((field) => peopleName.test(field.name))
    .flatMap(({ value, items }) =>
      items.length > 0 ? items.map(({ text }) => name(text)) : splitPeople(value).map(name),
    );
}

function name(text: string): string {
  return text.replace(/\s*[(:–—].*$|\s+-\s.*$/s, '').trim();
}

function namedItems(section: Section, pattern: RegExp): readonly Item[] {
  const { fields, items } = readOwnFields(section);
  const under = fields.filter((field) => pattern.test(field.name)).flatMap((field) => field.items);
  if (section.depth > 0 && pattern.test(section.title)) {
    return [
      ...items,
      ...fields.flatMap((field) => [
        { text: field.value === '' ? field.name : `${field.name}: ${field.value}`, line: field.line },
        ...field.items,
      ]),
    ];
  }
  return under;
}

function lines(section: Section): readonly Item[] {
  const { fields, prose } = readOwnFields(section);
  return [...fields.map(({ name: label, value, line }) => ({ text: `${label}: ${value}`, line })), ...prose];
}

function statements(section: Section): readonly Item[] {
  return readSentences(section.nodes);
}

function handoffOf(sections: readonly Section[]): Handoff | undefined {
  for (const section of sections) {
    const own = /hand[\s-]?(?:off|over)|change of guard/i.test(section.title);
    for (const inner of walkSections(section)) {
      for (const { text, line } of readSentences(inner.nodes)) {
        if (!own && !/hand[\s-]?(?:s\s+)?(?:off|over)|rotat|chang|switch|swap|starts?|begins?/i.test(text)) continue;
        const weekday = readWeekday(text);
        const time = readTimeOfDay(text);
        if (weekday === undefined || (time === undefined && !own)) continue;
        const zone = readZone(text);
        return { weekday, ...(time === undefined ? {} : { time }), ...(zone ?? {}), written: text, line };
      }
    }
  }
  return undefined;
}

function unique<T extends { readonly line: number; readonly written: string }>(turns: readonly T[]): readonly T[] {
  return turns.filter(
    ({ line, written }, index) =>
      turns.findIndex((other) => other.line === line && other.written === written) === index,
  );
}

function check({ turns, handoff }: Rota, listed: readonly string[]): readonly MarkdownDiagnostic[] {
  const found: MarkdownDiagnostic[] = [];
  if (handoff?.time !== undefined && handoff.zone === undefined) {
    found.push(
      finding(
        'time-zone-missing',
        'warning',
        'The handoff at {0} names no time zone. Add one, such as "UTC" or "Europe/Berlin".',
        { args: [handoff.time], line: handoff.line },
      ),
    );
  } else if (handoff?.zone !== undefined && handoff.zoneId === undefined) {
    found.push(
      finding(
        'time-zone-ambiguous',
        'warning',
        'The time zone "{0}" stands for more than one. Write it as "Europe/Berlin".',
        { args: [handoff.zone], line: handoff.line },
      ),
    );
  }
  const known = new Set(listed.map((person) => person.toLowerCase()));
  for (const { primary, secondary, line } of turns) {
    for (const person of [primary, secondary ?? '']) {
      if (known.size === 0 || person === '' || known.has(person.toLowerCase())) continue;
      found.push(
        finding('unknown-person', 'warning', '{0} is on call here but is not among the people of the rota.', {
          args: [person],
          line,
        }),
      );
    }
  }
  return found;
}
