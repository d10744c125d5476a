import { dayMs, hourMs, minuteMs } from '../../markdown/duration.ts';
import type { Limit } from './threshold.ts';

const more = String.raw`>=|≥|>|above|over|more than|greater than|exceed(?:s|ing)?|at least|longer than|slower than`;
const less = String.raw`<=|≤|<|below|under|less than|fewer than|at most`;
const pattern = new RegExp(
  String.raw`(?:(${more}|${less})\s*)?([$€£]?)(\d[\d.,]*)\s*(k\b|M\b)?\s*(%|percent\b|[\p{L}]+(?:\s*\/\s*[\p{L}]+)?)?`,
  'giu',
);

const times: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis(?:econds?)?)$/i, 1],
  [/^(?:s|secs?|seconds?)$/i, 1000],
  [/^(?:m|mins?|minutes?)$/, minuteMs],
  [/^(?:h|hrs?|hours?)$/i, hourMs],
  [/^(?:d|days?)$/i, dayMs],
];

/** A number with its unit where the text has one, "> 5%", "10s", "more than 1 minute"; undefined otherwise. */
export function readLimits(text: string, line: number): readonly (Limit & { readonly at: number })[] {
  const limits: (Limit & { at: number })[] = [];
  for (const match of text.matchAll(pattern)) {
    const [written, word = '', money, digits = '', scale, unitWord = ''] = match;
    const number = Number(
      digits
        .replace(/,(?=\d{3}\b)/g, '')
        .replace(',', '.')
        .replace(/\.$/, ''),
    );
    if (!Number.isFinite(number)) continue;
    const words = /^(?:for|in|per|of|and|or|to|warn\w*|crit\w*|the|a|at|is|are|error|x)$/i.test(unitWord);
    const unit = words ? '' : unitWord;
    const time = times.find(([name]) => name.test(unit))?.[1];
    limits.push({
      comparison: comparisonOf(word),
      value: number * (scale === undefined ? 1 : /k/i.test(scale) ? 1000 : 1_000_000) * (time ?? 1),
      unit: time !== undefined ? 'ms' : /^percent$/i.test(unit) ? '%' : unit || (money ?? ''),
      written: (words ? written.slice(0, written.length - unitWord.length) : written).trim(),
      line,
      at: match.index,
    });
  }
  return limits;
}

function comparisonOf(word: string): Limit['comparison'] {
  if (/^(?:>=|≥|at least)$/i.test(word)) return '>=';
  if (/^(?:<=|≤|at most)$/i.test(word)) return '<=';
  return /^(?:<|below|under|less|fewer)/i.test(word) ? '<' : '>';
}

/** Whether a measured value (times in ms) breaks the limit. */
export function breaks({ comparison, value }: Limit, measured: number): boolean {
  switch (comparison) {
    case '>':
      return measured > value;
    case '>=':
      return measured >= value;
    case '<':
      return measured < value;
    case '<=':
      return measured <= value;
  }
}
