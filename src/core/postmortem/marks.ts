import { isEventId } from '../incident/event.ts';

/**
 * Marks in HTML comments tie a document to its record. `<!-- sitrep:incident 01H… -->` names the incident,
 * `<!-- sitrep:entry 01H… -->` the entries that a line states. A word before the ids tells apart the lines that
 * one entry gave rise to: `<!-- sitrep:entry started 01H… -->`.
 */
export interface EntryMark {
  readonly part?: string;
  readonly ids: readonly string[];
}

export function printIncidentMark(id: string): string {
  return `<!-- sitrep:incident ${id} -->`;
}

/** Empty when nothing on the record is behind the line. */
export function printEntryMark(ids: readonly (string | undefined)[], part?: string): string {
  const known = ids.filter((id) => id !== undefined && isEventId(id));
  if (known.length === 0) return '';
  return `<!-- sitrep:entry ${part === undefined ? '' : `${part} `}${[...new Set(known)].join(' ')} -->`;
}

/** The incident that the first mark in the text names. */
export function readIncidentMark(text: string): string | undefined {
  for (const [, id] of text.matchAll(/<!--\s*sitrep:incident\s+(\w{26})\s*-->/gu)) {
    if (id !== undefined && isEventId(id)) return id;
  }
  return undefined;
}

export function readEntryMarks(text: string): readonly EntryMark[] {
  return [...text.matchAll(/<!--\s*sitrep:entry\s+([^<>]*?)\s*-->/gu)].flatMap(([, words = '']) => {
    const [first = '', ...rest] = words.split(/\s+/u);
    const ids = (isEventId(first) ? [first, ...rest] : rest).filter(isEventId);
    return ids.length === 0 ? [] : [isEventId(first) ? { ids } : { part: first, ids }];
  });
}
