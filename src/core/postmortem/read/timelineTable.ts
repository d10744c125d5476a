import { readWhen } from './writtenWhen.ts';

export interface TimelineColumns {
  readonly date?: number;
  readonly time?: number;
  /** What happened and who did it: all columns but links to data. */
  readonly text: readonly number[];
  /** The one of them that tells what happened. */
  readonly what?: number;
}

/** Which columns of a table tell time and which tell what happened; undefined when no column tells time. */
export function timelineColumns(head: readonly string[], firstRow: readonly string[]): TimelineColumns | undefined {
  const names = head.map((name) => name.toLowerCase());
  const date = names.findIndex((name) => /^(?:date|day)$/u.test(name));
  const named = names.findIndex((name) => /\btime\b|\bwhen\b|^time|timestamp|^(?:utc|gmt|pst|pdt|cet)$/u.test(name));
  const time = named >= 0 || date >= 0 ? named : firstRow.findIndex((cell) => readWhen(cell)?.timed === true);
  if (time < 0 && date < 0) return undefined;
  const text = names.flatMap((name, column) =>
    column === time || column === date || /\b(?:links?|source)\b/u.test(name) ? [] : [column],
  );
  const told = /\b(?:what|events?|actions?|descriptions?|details?|happened|updates?|impact|entry|notes?)\b/u;
  const what = text.find((column) => told.test(names[column] ?? '')) ?? text[text.length - 1];
  return {
    ...(date < 0 ? {} : { date }),
    ...(time < 0 ? {} : { time }),
    text,
    ...(what === undefined ? {} : { what }),
  };
}
