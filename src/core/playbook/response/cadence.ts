import { minuteMs, readDuration } from '../../markdown/duration.ts';
import { readFields, readOwnFields, type Item } from '../../markdown/fields.ts';
import { allNodes } from '../../markdown/sections.ts';
import { readSentences } from '../../markdown/sentences.ts';
import type { ResolutionCriterion } from '../playbook.ts';
import type { CadenceReading, Stated } from '../reading.ts';
import { sectionsOf, type TopicalSection } from '../topics.ts';

const updateName =
  /(?:update|communication|comms|status).*(?:cadence|frequenc|interval|every)|^cadence$|^update every$/i;
const updateSentence =
  /\b(?:updates?|status|communicat\w*|post(?:s|ed|ing)?|notif\w*|report\w*|inform\w*)\b.{0,60}\bevery\b|\bevery\b.{0,30}\bupdates?\b/i;
/** Words of quiet that must last: "Monitoring stable", "No new errors for 15+ minutes". */
export const aboutStability =
  /stability window|\bstable\b|no (?:new |further )?(?:errors?|alerts?|reports?|incidents?|issues?)|quiet|monitor\w*/i;

/** How often updates are due and how long quiet must last, from labels first and from prose after them. */
export function readCadence(
  topics: readonly TopicalSection[],
  resolution: readonly ResolutionCriterion[],
): CadenceReading {
  const top = topics[0]?.section;
  if (!top) return {};
  const fields = topics
    .filter(({ topic }) => topic !== 'severities' && topic !== 'templates')
    .flatMap(({ section }) => readOwnFields(section).fields);
  const about = sectionsOf(topics, 'cadence').flatMap((section) => [
    ...readFields(section).fields.map(({ name, value, line }) => ({ text: `${name}: ${value}`, line })),
    ...readSentences(allNodes(section)),
  ]);
  const prose = readSentences(allNodes(top));
  const update =
    timeOf(fields.filter(({ name }) => updateName.test(name)).map(({ value, line }) => ({ text: value, line }))) ??
    timeOf(about) ??
    timeOf(prose.filter(({ text }) => updateSentence.test(text)).flatMap(afterEvery), 5 * minuteMs);
  const window =
    timeOf(
      fields
        .filter(({ name }) => /stability|stable for|quiet period|monitoring (?:window|period|time)/i.test(name))
        .map(({ value, line }) => ({ text: value, line })),
    ) ??
    timeOf(
      resolution
        .filter(({ text }) => aboutStability.test(text))
        .map(({ text, origin }) => ({ text, line: origin.line })),
    ) ??
    timeOf(
      prose.filter(({ text }) => /\b(?:stable|no new errors|quiet|monitor)\b.*\bfor\b/i.test(text)).flatMap(afterFor),
    );
  return {
    ...(update ? { updateEveryMs: update } : {}),
    ...(window ? { stabilityWindowMs: window } : {}),
  };
}

/** The first time of at least a minute, or of `leastMs`: shorter ones are about something else. */
function timeOf(items: readonly Item[], leastMs = minuteMs): Stated<number> | undefined {
  for (const { text, line } of items) {
    const read = readDuration(text);
    if (read && read.maxMs >= leastMs) return { value: read.maxMs, line };
  }
  return undefined;
}

/** "every 15 minutes", and nothing of the sentence that is not such a rhythm. */
function afterEvery({ text, line }: Item): readonly Item[] {
  const [, rest] = /\bevery\s+(.{1,40})/i.exec(text) ?? [];
  return rest === undefined || !/^(?:\d|half|\w+\s+(?:min|hour)|hour)/i.test(rest)
    ? []
    : [{ text: rest.replace(/^hour/i, '1 hour'), line }];
}

function afterFor({ text, line }: Item): readonly Item[] {
  const [, rest] =
    /\bfor\s+((?:(?:at least|another|a further|about|up to)\s+)?(?:\d|half|an?\s|one|two|ten|fifteen|thirty).{1,30})/i.exec(
      text,
    ) ?? [];
  return rest === undefined ? [] : [{ text: rest, line }];
}
