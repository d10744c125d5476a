import { findDate, isoDate, withYear } from './writtenDate.ts';
import type { RawEntry } from './timelineWalk.ts';
import type { Field, Stated } from '../postMortem.ts';

interface DateSources {
  readonly fields: readonly Field[];
  readonly title: Stated | undefined;
  readonly entries: readonly RawEntry[];
  readonly fileName: string | undefined;
}

/**
 * The day of the incident as a reader would settle it: what the file says under "Date", else the title's date
 * when the timeline does not contradict it, else the day on which the timeline begins, else the file's name.
 */
export function settleDate({ fields, title, entries, fileName }: DateSources): Stated | undefined {
  for (const { kind, text, line } of fields) {
    const stated = kind === 'date' ? fullDate(text) : undefined;
    if (stated !== undefined) return { value: stated, line };
  }
  const titled = title === undefined ? undefined : fullDate(title.value);
  const named = fileName === undefined ? undefined : fullDate(fileName.replace(/^.*[\\/]/u, ''));
  const near = titled ?? named;
  const dated = entries.flatMap(({ date, line }) => {
    const value = date === undefined ? undefined : isoDate(withYear(date, near));
    return value === undefined ? [] : [{ value, line }];
  });
  const [first] = dated;
  if (titled !== undefined && title !== undefined) {
    if (first === undefined || dated.some(({ value }) => value === titled)) return { value: titled, line: title.line };
  }
  return first ?? (named === undefined ? undefined : { value: named, line: 0 });
}

function fullDate(text: string): string | undefined {
  const date = findDate(text)?.date;
  return date === undefined ? undefined : isoDate(date);
}
