import type { Table } from 'mdast';
import { plainText } from '../../markdown/plainText.ts';
import { readWhen } from './writtenWhen.ts';

export interface TimelineColumns {
  readonly date?: number;
  readonly time?: number;
  /** What happened: all columns but links to data. */
  readonly text: readonly number[];
}

/** Which columns of a table tell time and which tell what happened; undefined when no column tells time. */
export function timelineColumns(table: Table): TimelineColumns | undefined {
  const [head, ...rows] = table.children;
  const names = head?.children.map((cell) => plainText(cell).toLowerCase()) ?? [];
  const date = names.findIndex((name) => /^(?:date|day)$/u.test(name));
  const named = names.findIndex((name) => /\btime\b|\bwhen\b|^time|timestamp|^(?:utc|gmt|pst|pdt|cet)$/u.test(name));
  const filled = named >= 0 || date >= 0 ? named : firstTimed(rows);
  if (filled < 0 && date < 0) return undefined;
  const text = names.flatMap((name, column) =>
    column === filled || column === date || /\b(?:links?|source|data link)\b/u.test(name) ? [] : [column],
  );
  return { ...(date < 0 ? {} : { date }), ...(filled < 0 ? {} : { time: filled }), text };
}

function firstTimed(rows: Table['children']): number {
  return rows[0]?.children.findIndex((cell) => readWhen(plainText(cell))?.timed === true) ?? -1;
}
