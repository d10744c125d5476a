import type { Item } from '../../markdown/fields.ts';
import type { Grid } from '../../markdown/tables.ts';
import { readDates } from './calendar.ts';
import type { RotaTurn } from './rota.ts';

const periodHead = /week|date|period|from|start|when|shift|month|sprint/i;
const primaryHead = /primary|on[\s-]?call|engineer|person|who|name|first|lead/i;
const secondaryHead = /secondary|backup|second\b|shadow|deputy|fallback/i;

/** The turns of a table with a column for the time and one for who is on call; other tables have none. */
export function turnsOfTable(grid: Grid): readonly RotaTurn[] {
  const heads = grid.head.map(({ text }) => text);
  const period = heads.findIndex((text) => periodHead.test(text));
  const secondary = heads.findIndex((text) => secondaryHead.test(text));
  const primary = heads.findIndex((text, index) => index !== period && index !== secondary && primaryHead.test(text));
  if (period < 0 || primary < 0) return [];
  const end = heads.findIndex((text, index) => index !== period && /^(?:to|end|until|ends)\b/i.test(text));
  return grid.rows.flatMap((row) => {
    const when = [row[period]?.text ?? '', end < 0 ? '' : (row[end]?.text ?? '')].filter(Boolean).join(' – ');
    const who = row[primary]?.text ?? '';
    const backup = secondary < 0 ? '' : (row[secondary]?.text ?? '');
    return who === '' || isOpen(who) ? [] : [turn(when, who, isOpen(backup) ? '' : backup, row[0]?.line ?? grid.line)];
  });
}

const period =
  /^((?:week\b|w\d|\d{4}-\d{2}|\d{1,2}[/.]\d{1,2}|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[^:]*?)(?::|\s[–—-]\s(?=\D*$)|\s*→|\s*=>)\s*(.+)$/i;

/** "Week 1: Alice (primary), Bob (backup)"; undefined for a line that names no period. */
export function turnOfLine({ text, line }: Item): RotaTurn | undefined {
  const [, when, people] = period.exec(text) ?? [];
  if (when === undefined || people === undefined || people.split(' ').length > 14 || isOpen(people)) return undefined;
  const [first = '', second = ''] = people.split(/\s*[,;/]\s*|\s+(?:and|with|\+|&)\s+/);
  const bare = (name: string): string =>
    name.replace(/\s*\([^)]*\)|^(?:primary|secondary|backup)\s*:?\s*/gi, '').trim();
  if (!/^\p{Lu}|^@/u.test(bare(first))) return undefined;
  return turn(when.trim(), bare(first), bare(second), line);
}

function turn(written: string, primary: string, secondary: string, line: number): RotaTurn {
  const [startDate, endDate] = readDates(written);
  return {
    written,
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
    primary,
    ...(secondary === '' ? {} : { secondary }),
    line,
  };
}

function isOpen(name: string): boolean {
  return /^(?:-|–|—|tbd|tba|open|n\/a|\?+|\[.*\]|none)?$/i.test(name);
}
