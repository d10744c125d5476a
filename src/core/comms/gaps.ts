import { gapsOf } from '../playbook/messages/placeholders.ts';
import type { MessageFacts } from './messageFacts.ts';

/** A gap of a message and what stands around it on its line, as the team wrote it. */
export interface Gap {
  readonly name: string;
  /** Between the gap before and this one. */
  readonly label: string;
  /** All that stands before it, and after it. */
  readonly before: string;
  readonly after: string;
}

export type ValueOf = (gap: Gap) => string | undefined;

/** Gaps without a value stay as they are. */
export function fillKnown(line: string, valueOf: ValueOf): { readonly text: string; readonly isWhole: boolean } {
  const parts: string[] = [];
  let end = 0;
  let isWhole = true;
  for (const { written, name, start } of gapsOf(line)) {
    const label = line.slice(end, start);
    end = start + written.length;
    const value = valueOf({ name, label, before: line.slice(0, start), after: line.slice(end) });
    isWhole &&= value !== undefined;
    parts.push(label, value ?? written);
  }
  return { text: [...parts, line.slice(end)].join(''), isWhole };
}

/** What the record tells, and once the words that somebody typed: in the first gap that is for them. */
export function withWords(typed: string, facts: MessageFacts): ValueOf {
  let isPlaced = false;
  return (gap) => {
    if (isPlaced || !isForWords(gap)) return factFor(gap, facts);
    isPlaced = true;
    return typed;
  };
}

export function hasGapForWords(line: string): boolean {
  return gapsOf(line).some(isForWords);
}

export function factFor(gap: Gap, facts: MessageFacts): string | undefined {
  const fact = factOf(gap);
  return fact === undefined ? undefined : facts[fact];
}

/** By the gap's own name; the first that fits. */
const byName: readonly (readonly [keyof MessageFacts, RegExp])[] = [
  ['severity', /^(?:severity|sev|priority)(?: level)?$/iu],
  ['title', /^(?:(?:incident )?title|incident(?: name)?)$/iu],
  ['phase', /^(?:phase|state|investigating\b.*)$/iu],
  ['impact', /impact|affected/iu],
  ['commander', /commander|incident lead/iu],
  ['duration', /duration|how long/iu],
  ['date', /^(?:date|day)$/iu],
];
const aboutTime = /\btime\b|^X+:X+$/iu;
const aboutWords = /status|finding|\bknown?\b|\bupdate\b|message|details|summary|situation/iu;

/** The gap for what somebody has to say; no fact of the record fits it. */
function isForWords({ name }: Pick<Gap, 'name'>): boolean {
  return aboutWords.test(name) && !aboutTime.test(name) && !byName.some(([, pattern]) => pattern.test(name));
}

export function factOf({ name, label, before, after }: Gap): keyof MessageFacts | undefined {
  if (/^(?:name|person)$/iu.test(name)) return /commander|\blead\b/iu.test(label) ? 'commander' : undefined;
  if (aboutTime.test(name)) return timeOf(label, name, before);
  if (/^X+$/u.test(name))
    return /^\s*min/iu.test(after) && /\b(?:next|again|update)\b/iu.test(before) ? 'updateMinutes' : undefined;
  return byName.find(([, pattern]) => pattern.test(name))?.[0];
}

function timeOf(label: string, name: string, before: string): keyof MessageFacts | undefined {
  const words = `${label} ${name}`;
  if (/\bnext\b/iu.test(words)) return 'nextUpdate';
  if (/\b(?:start\w*|began|since)\b/iu.test(words) || /\b(?:from|between)\W*$/iu.test(label)) return 'started';
  if (/\b(?:resolved|ended|end|until)\b/iu.test(words)) return 'resolved';
  // "from … to …", "between … and …"
  if (/\bfrom\b.*\bto\W*$/iu.test(before) || /\bbetween\b.*\band\W*$/iu.test(before)) return 'resolved';
  return /\b(?:at|as of|now|current|update)\b/iu.test(words) ? 'now' : undefined;
}
