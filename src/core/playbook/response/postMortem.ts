import { readDuration } from '../../markdown/duration.ts';
import { readOwnFields, type Item } from '../../markdown/fields.ts';
import { allNodes, walkSections } from '../../markdown/sections.ts';
import { readSentences } from '../../markdown/sentences.ts';
import { isSeverityLevel } from '../../incident/severity.ts';
import { severitiesNamed } from '../severities/mentions.ts';
import { splitPeople } from '../rota/people.ts';
import type { PostMortemReading, SeverityReading, Stated } from '../reading.ts';
import { readStepTitle } from './process.ts';
import { readActionItemsDue } from './actionItemsDue.ts';
import type { TopicalSection } from '../topics.ts';

const postMortem = /post[\s-]?mortem|retrospective|incident review|\bpir\b/i;
const demanded = /\b(?:required?|requires|mandatory|must|every|all|always|need(?:s|ed)?|each|do|write|complete)\b/i;
const waived = /\b(?:not|no(?! later)|optional|recommended|encouraged|isn['’]t|aren['’]t|without)\b/i;

/** Who must write a post-mortem, by when, and who reads it; each value only where the file says it. */
export function readPostMortem(
  topics: readonly TopicalSection[],
  severities: readonly SeverityReading[],
  postMortemFor: readonly number[] | undefined,
): PostMortemReading {
  const top = topics[0]?.section;
  if (!top) return {};
  const about = topics.filter(({ section }) => postMortem.test(section.title)).map(({ section }) => section);
  const inside = new Set(about.flatMap((section) => [...walkSections(section)]));
  const own = [...inside].flatMap(({ nodes }) => readSentences(nodes));
  const spoken = readSentences(allNodes(top)).filter(({ text }) => postMortem.test(text));
  const fields = [...inside].flatMap((section) => readOwnFields(section).fields);
  const required = requiredIn([...spoken, ...own]) ?? fromSeverities(severities, postMortemFor);
  const within = withinOf([...about.map(({ title, line }) => ({ text: title, line })), ...spoken, ...own]);
  const shared = sharedIn(
    [...fields.filter(({ name }) => /shar|audience|distribut|reader/i.test(name))],
    [...own, ...spoken],
  );
  const itemsWithin = readActionItemsDue(top);
  return {
    ...(required ? { requiredFor: required } : {}),
    ...(within ? { withinMs: within } : {}),
    ...(shared ? { sharedWith: shared } : {}),
    ...(itemsWithin ? { actionItemsWithinMs: itemsWithin } : {}),
  };
}

function requiredIn(sentences: readonly Item[]): PostMortemReading['requiredFor'] {
  for (const { text, line } of sentences) {
    const clauses = text
      .split(/[;()]|,\s+(?=optional|not|recommended)|,?\s+but\s+|\.\s+/i)
      .filter((clause) => !waived.test(clause));
    const levels = severitiesNamed(clauses.join('; '));
    if (levels.length > 0 && demanded.test(clauses.join(' '))) return { value: levels, line };
  }
  for (const { text, line } of sentences) {
    const levels = severitiesNamed(text);
    if (levels.length > 0 && /require|^for\b|\bfor (?:sev|p\d)/i.test(text) && !waived.test(text))
      return { value: levels, line };
  }
  return undefined;
}

function fromSeverities(
  severities: readonly SeverityReading[],
  levels: readonly number[] | undefined,
): PostMortemReading['requiredFor'] {
  return levels && { value: levels.filter(isSeverityLevel), line: severities[0]?.origin.line ?? 0 };
}

function withinOf(places: readonly Item[]): Stated<number> | undefined {
  for (const { text, line } of places) {
    if (!/\b(?:within|in|after|due|by|deadline|no later)\b|[(<≤]/i.test(text)) continue;
    const box = readStepTitle(text);
    const read = box.endMs ?? readDuration(text.slice(Math.max(0, text.search(/\bwithin\b|\bdue\b/i))))?.maxMs;
    // A post-mortem takes at least an hour to write; shorter times are about the meeting or an example.
    if (read !== undefined && read >= 3_600_000) return { value: read, line };
  }
  return undefined;
}

function sharedIn(
  fields: readonly { value: string; line: number; items: readonly Item[] }[],
  sentences: readonly Item[],
): Stated<readonly string[]> | undefined {
  const [field] = fields;
  if (field && (field.value !== '' || field.items.length > 0)) {
    return {
      value: field.items.length > 0 ? field.items.map(({ text }) => text) : splitPeople(field.value),
      line: field.line,
    };
  }
  for (const { text, line } of sentences) {
    const [, people] =
      /\bshared?(?:\s+(?:it|this|them|the [\w\s-]{3,40}?))?\s+(?:with|to)\s+([^.:;]+)/i.exec(text) ?? [];
    if (people !== undefined) return { value: splitPeople(people), line };
  }
  return undefined;
}
