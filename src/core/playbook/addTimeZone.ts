import type { QuickFix } from '../markdown/diagnostic.ts';
import { readTimeOfDay } from './rota/calendar.ts';

const written = /\b\d{1,2}(?::\d{2})?\s*[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b(?:noon|midnight)\b/gi;

/** Writes one of the zones after the time of day that a line names; nothing where that time is not found again. */
export function addTimeZone(text: string, line: number, time: string, zones: readonly string[]): readonly QuickFix[] {
  const match = [...text.matchAll(written)].find(([words]) => readTimeOfDay(words) === time);
  if (!match) return [];
  const column = match.index + match[0].length;
  return zones.map((zone) => ({
    title: 'Add the time zone {0}',
    args: [zone],
    edits: [{ startLine: line, startColumn: column, endLine: line, endColumn: column, newText: ` ${zone}` }],
  }));
}
