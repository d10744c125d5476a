/**
 * A duration as people write it. "15-60 minutes" has both ends, "< 1 hour" and "4 hours" only `maxMs`.
 * `business` is set when the time counts only while people work ("1 business day"): `maxMs` is then the
 * shortest it can be.
 */
export interface DurationReading {
  readonly minMs?: number;
  readonly maxMs: number;
  readonly business: boolean;
  /** The part of the text that was read. */
  readonly matched: string;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis(?:econds?)?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, 1000],
  [/^(?:m|mins?|minutes?)$/, minuteMs],
  [/^(?:h|hrs?|hours?)$/, hourMs],
  [/^(?:d|days?)$/, dayMs],
  [/^(?:w|wks?|weeks?)$/, 7 * dayMs],
  [/^(?:months?)$/, 30 * dayMs],
];

const numberWords: Readonly<Record<string, number>> = {
  half: 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  sixty: 60,
  next: 1,
};

const amount = String.raw`(\d+(?:[.,]\d+)?|half an?|half|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty-five|sixty|next)`;
const unit = String.raw`(milliseconds?|millis|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?)`;
const kind = String.raw`(?:(business|working|work|office|calendar)[\s-]+)?`;
const single = new RegExp(String.raw`(?<![\w.$€£#])${amount}\+?[\s-]*${kind}${unit}(?![A-Za-z_%])\.?`, 'iy');
const pair = new RegExp(
  String.raw`(?<![\w.$€£#])${amount}\s*(?:${unit})?\s*(?:-|–|—|\bto\b|\band\b)\s*${amount}\s*${kind}${unit}(?![A-Za-z_%])\.?`,
  'iy',
);
/** A duration stands near the start of what states it; prose without end is not searched. */
const longestText = 600;
const start = /[\dahonstef]/i;

/** The first duration in a text; "immediately" alone is zero. Undefined when the text holds none. */
export function readDuration(text: string): DurationReading | undefined {
  const found = firstDuration(text.slice(0, longestText));
  if (found) return found;
  const atOnce = /\b(?:immediate(?:ly)?|at once|instant(?:ly)?|right away|asap|as soon as possible)\b/i.exec(text);
  return atOnce ? { maxMs: 0, business: false, matched: atOnce[0] } : undefined;
}

function firstDuration(text: string): DurationReading | undefined {
  for (let index = 0; index < text.length; index++) {
    if (!start.test(text[index] ?? '')) continue;
    const found = pairAt(text, index) ?? singleAt(text, index);
    if (found) return found;
  }
  return undefined;
}

function pairAt(text: string, index: number): DurationReading | undefined {
  pair.lastIndex = index;
  const match = pair.exec(text);
  const [matched, from, fromUnit, to, business, toUnit] = match ?? [];
  if (matched === undefined || from === undefined || to === undefined || toUnit === undefined) return undefined;
  // "1 hour and 30 minutes" is a sum, "30 to 60 minutes" is a range.
  const sum = fromUnit !== undefined && /\band\b/i.test(matched);
  const least = numberOf(from) * unitMs(fromUnit ?? toUnit);
  const most = numberOf(to) * unitMs(toUnit);
  if (sum) return { maxMs: least + most, business: false, matched: matched.trim() };
  if (/\band\b/i.test(matched)) return undefined;
  return { minMs: least, maxMs: most, business: isBusiness(business), matched: matched.trim() };
}

function singleAt(text: string, index: number, parts = 3): DurationReading | undefined {
  single.lastIndex = index;
  const match = single.exec(text);
  const [matched, count, business, name] = match ?? [];
  if (matched === undefined || count === undefined || name === undefined) return undefined;
  if (/^(?:an?|half|next)$/i.test(count) && name.length === 1) return undefined;
  const firstMs = numberOf(count) * unitMs(name);
  // "1h30m", "2 hours 30 min": a smaller unit right behind belongs to it.
  const rest = text.slice(index + matched.length);
  const gap = /^(?:\s|,|(?:\s+and\s+))*/.exec(rest)?.[0].length ?? 0;
  const tight = /^\d/.test(rest.slice(gap)) && !/[,]/.test(rest.slice(0, gap));
  const more = tight && parts > 1 ? singleAt(rest, gap, parts - 1) : undefined;
  const joins = more !== undefined && more.maxMs < firstMs && more.maxMs < unitMs(name);
  return {
    maxMs: firstMs + (joins ? more.maxMs : 0),
    business: isBusiness(business) || (joins && more.business),
    matched: joins ? text.slice(index, index + matched.length + gap + more.matched.length).trim() : matched.trim(),
  };
}

function isBusiness(word: string | undefined): boolean {
  return word !== undefined && word.toLowerCase() !== 'calendar';
}

function numberOf(text: string): number {
  const plain = text.toLowerCase().replace(/^half an?$/, 'half');
  return numberWords[plain] ?? Number(plain.replace(',', '.'));
}

function unitMs(name: string): number {
  return units.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? 0;
}
