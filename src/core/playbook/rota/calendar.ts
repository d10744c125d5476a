const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Up to two whole dates of a text as ISO days; a date without its year is none, nor is one whose order is ambiguous. */
export function readDates(text: string): readonly string[] {
  const found: { at: number; date: string }[] = [];
  const add = (at: number, year: number, month: number, day: number): void => {
    if (month < 1 || month > 12 || day < 1 || day > 31) return;
    found.push({ at, date: [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-') });
  };
  for (const { index, 1: year, 2: month, 3: day } of text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g)) {
    add(index, Number(year), Number(month), Number(day));
  }
  // "Jan 6–12, 2025", "January 6, 2025", "Jan 27 – Feb 2, 2025": the year at the end holds for both ends.
  const english = new RegExp(
    String.raw`\b${monthName}\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:-|–|—|to)\s*(?:${monthName}\.?\s+)?(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})\b`,
    'gi',
  );
  for (const { index, 1: from, 2: day, 3: to, 4: last, 5: year } of text.matchAll(english)) {
    add(index, Number(year), monthOf(from), Number(day));
    if (last !== undefined) add(index + 1, Number(year), monthOf(to ?? from), Number(last));
  }
  const british = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+${monthName}\.?\s+(\d{4})\b`, 'gi');
  for (const { index, 1: day, 2: month, 3: year } of text.matchAll(british))
    add(index, Number(year), monthOf(month), Number(day));
  return found
    .sort((a, b) => a.at - b.at)
    .slice(0, 2)
    .map(({ date }) => date);
}

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** ISO weekday, 1 for Monday, of the first weekday named. */
export function readWeekday(text: string): number | undefined {
  const [, name] = /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|ur|nes|r)?(?:day)?s?\b/i.exec(text) ?? [];
  return name === undefined ? undefined : weekdays.indexOf(name.toLowerCase()) + 1;
}

/** "6pm", "18:00", "noon" as "18:00". */
export function readTimeOfDay(text: string): string | undefined {
  if (/\bnoon\b/i.test(text)) return '12:00';
  if (/\bmidnight\b/i.test(text)) return '00:00';
  const [, hour, minute, half] =
    /\b(\d{1,2})(?::(\d{2}))?\s*([ap])\.?m\b/i.exec(text) ?? /\b([01]?\d|2[0-3]):([0-5]\d)\b/.exec(text) ?? [];
  if (hour === undefined) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return hours > 23 ? undefined : `${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
}

/** Zone names as people write them. Names that stand for several zones ("IST") are kept without an id. */
const zones: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  GMT: 'UTC',
  PT: 'America/Los_Angeles',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  PACIFIC: 'America/Los_Angeles',
  MT: 'America/Denver',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  CT: 'America/Chicago',
  CDT: 'America/Chicago',
  ET: 'America/New_York',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  EASTERN: 'America/New_York',
  CET: 'Europe/Paris',
  CEST: 'Europe/Paris',
  EET: 'Europe/Athens',
  WET: 'Europe/Lisbon',
  BST: 'Europe/London',
  JST: 'Asia/Tokyo',
  SGT: 'Asia/Singapore',
  AEST: 'Australia/Sydney',
  AEDT: 'Australia/Sydney',
  NZST: 'Pacific/Auckland',
  NZDT: 'Pacific/Auckland',
};

export interface ZoneReading {
  readonly zone: string;
  readonly zoneId?: string;
}

export function readZone(text: string): ZoneReading | undefined {
  const [iana] =
    /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_]+(?:\/[A-Za-z_]+)?\b/.exec(
      text,
    ) ?? [];
  if (iana !== undefined) return { zone: iana, zoneId: iana };
  const [named] =
    /\b(?:UTC|GMT|[PMCE]T|[PMCE][SD]T|CES?T|EE?S?T|WES?T|BST|IST|JST|SGT|A[EWC][SD]T|NZ[SD]T|Pacific|Eastern)\b/.exec(
      text,
    ) ?? [];
  if (named === undefined) return undefined;
  const zoneId = zones[named.toUpperCase()];
  return { zone: named, ...(zoneId === undefined ? {} : { zoneId }) };
}
