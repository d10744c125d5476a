import type { Section } from '../../markdown/sections.ts';
import type { WrittenEntry, WrittenTime } from '../postMortem.ts';
import { bodySections, type Outline } from './outline.ts';
import { sectionKind } from './sectionKind.ts';
import { walkHeading, walkSection, type RawEntry, type TimelineWalk } from './timelineWalk.ts';
import { isoDate, nextDay, withYear } from './writtenDate.ts';
import { readWhen } from './writtenWhen.ts';

/** The sections that tell what happened when: those that say so, and headings behind them that are times. */
export function timelineSections({ top }: Outline): readonly Section[] {
  const all = bodySections(top);
  const named = all.filter(({ title }) => sectionKind(title) === 'timeline');
  if (named.length === 0) return headedByTimes(all);
  const outer = named.filter((section) => !named.some((other) => other !== section && holds(other, section)));
  const [first] = outer;
  const behind = all.filter(
    (section) =>
      first !== undefined &&
      section.line >= first.endLine &&
      readWhen(section.title)?.timed === true &&
      !outer.some((other) => holds(other, section)),
  );
  return [...outer, ...withoutNested(behind)];
}

/** Without a heading that says "timeline", at least two headings that are times make one. */
function headedByTimes(all: readonly Section[]): readonly Section[] {
  const timed = all.filter(({ title }) => readWhen(title)?.timed === true);
  return timed.length < 2 ? [] : withoutNested(timed);
}

function withoutNested(sections: readonly Section[]): readonly Section[] {
  return sections.filter((section) => !sections.some((other) => other !== section && holds(other, section)));
}

function holds(outer: Section, inner: Section): boolean {
  return outer.line < inner.line && inner.endLine <= outer.endLine;
}

export function readRawEntries(outline: Outline): readonly RawEntry[] {
  const walk: TimelineWalk = { lines: outline.file.lines, entries: [] };
  for (const section of timelineSections(outline)) {
    if (readWhen(section.title) === undefined) walkSection(walk, section);
    else walkHeading(walk, section);
  }
  return walk.entries;
}

const backOverMidnightMs = 8 * 3_600_000;

/**
 * The entries with their days. `day` is the incident's own: it gives the year where only month and day are
 * written, and the date of entries that no date stands above. A time that falls far back without a date of its
 * own has passed midnight.
 */
export function resolveEntries(entries: readonly RawEntry[], day: string | undefined): readonly WrittenEntry[] {
  let current: string | undefined = day;
  let from: RawEntry['date'];
  let before: string | undefined;
  return entries.map(({ when, date, ownDate, ...entry }) => {
    if (date !== undefined && (ownDate || date !== from)) {
      current = isoDate(withYear(date, day ?? current)) ?? current;
      from = date;
    } else if (current !== undefined && isPastMidnight(before, when.time)) current = nextDay(current);
    before = when.time ?? before;
    const known = when.time !== undefined || ownDate || !when.timed || before !== undefined;
    const resolved: WrittenTime = {
      written: when.written,
      ...(known && current !== undefined ? { date: current } : {}),
      ...(when.time === undefined ? {} : { time: when.time }),
      ...(when.zone === undefined ? {} : { zone: when.zone }),
    };
    return { ...entry, when: resolved };
  });
}

function isPastMidnight(before: string | undefined, time: string | undefined): boolean {
  if (before === undefined || time === undefined) return false;
  return Date.parse(`1970-01-01T${before}Z`) - Date.parse(`1970-01-01T${time}Z`) > backOverMidnightMs;
}
