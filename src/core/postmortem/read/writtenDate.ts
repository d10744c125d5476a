/** A date as far as somebody wrote it; months and days are one-based. */
export interface PartialDate {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

export interface DateMatch {
  /** Absent where the numbers have two readings, "11/12/2026". */
  readonly date?: PartialDate;
  readonly index: number;
  readonly length: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|\.)?`;
const year = String.raw`(?<year>(?:19|20)\d{2})`;
const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+)?`;

/** In the order in which they are tried. A two-part number is a date only where a time follows it. */
const forms: readonly RegExp[] = [
  String.raw`(?<year>(?:19|20)\d{2})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)`,
  String.raw`${weekday}${month}\s+${day},?(?:\s+${year})?(?![\w:])`,
  String.raw`${weekday}${day}\s+(?:of\s+)?${month},?(?:\s+${year})?(?![\w:])`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.${year}`,
  String.raw`(?<first>\d{1,2})/(?<second>\d{1,2})/${year}`,
  String.raw`(?<month>\d{2})-(?<day>\d{2})(?=[T\s]+\d{1,2}:\d{2})`,
].map((form) => new RegExp(String.raw`(?<![\w-])(?:${form})`, 'giu'));

/** The first date in `text`; with `from`, only one that begins exactly there. */
export function findDate(text: string, from?: number): DateMatch | undefined {
  let best: DateMatch | undefined;
  for (const form of forms) {
    const sticky = from === undefined ? form : new RegExp(form.source, 'iyu');
    sticky.lastIndex = from ?? 0;
    const match = sticky.exec(text);
    if (match === null || (best !== undefined && best.index <= match.index)) continue;
    const groups = match.groups ?? {};
    const date = dateOf(groups);
    if (date === undefined && groups['first'] === undefined) continue;
    best = { ...(date === undefined ? {} : { date }), index: match.index, length: match[0].length };
  }
  return best;
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): PartialDate | undefined {
  const { year: inYear, month: inMonth, day: onDay, first, second } = groups;
  const numbers =
    first !== undefined && second !== undefined
      ? monthAndDay(Number(first), Number(second))
      : { month: monthNumber(inMonth ?? ''), day: Number(onDay) };
  if (numbers === undefined || numbers.month < 1 || numbers.month > 12 || numbers.day < 1 || numbers.day > 31) {
    return undefined;
  }
  return inYear === undefined ? numbers : { ...numbers, year: Number(inYear) };
}

function monthNumber(text: string): number {
  return /^\d/u.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

/** "24/12/2026" has one reading, "11/12/2026" two: then neither is taken. */
function monthAndDay(first: number, second: number): { month: number; day: number } | undefined {
  if (first === second || second > 12) return { month: first, day: second };
  return first > 12 ? { month: second, day: first } : undefined;
}

/** Undefined without a year, or for a day that the month does not have. */
export function isoDate({ year: inYear, month: inMonth, day: onDay }: PartialDate): string | undefined {
  if (inYear === undefined) return undefined;
  const date = new Date(Date.UTC(inYear, inMonth - 1, onDay));
  return date.getUTCDate() === onDay ? date.toISOString().slice(0, 10) : undefined;
}

const dayMs = 86_400_000;

/** The year that puts the day nearest to `near` ("2019-03-26"), but at most a quarter of a year after it. */
export function withYear(date: PartialDate, near: string | undefined): PartialDate {
  if (date.year !== undefined || near === undefined) return date;
  const nearMs = Date.parse(near);
  const inYear = Number(near.slice(0, 4));
  const found = [inYear + 1, inYear, inYear - 1].find(
    (candidate) => Date.UTC(candidate, date.month - 1, date.day) - nearMs <= 92 * dayMs,
  );
  return { ...date, year: found ?? inYear };
}

export function nextDay(date: string): string {
  return new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
}
