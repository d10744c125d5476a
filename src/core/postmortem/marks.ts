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

/**
 * What a draft has written so far, so that drafting again can tell its own lines from those of people, and a
 * line that somebody took out from one that was never there: digests of the drafted lines and of their keys.
 */
export function printDraftedMark(digests: Iterable<string>): string {
  return `<!-- sitrep:drafted ${[...new Set(digests)].join(' ')} -->`;
}

export function readDraftedMark(text: string): ReadonlySet<string> {
  const [, digests = ''] = /<!--\s*sitrep:drafted\s+([\w\s]*?)\s*-->/u.exec(text) ?? [];
  return new Set(digests.split(/\s+/u).filter((part) => part !== ''));
}

/** FNV-1a, 32 bits: of two texts among the hundreds of a document, one in millions would be taken for the other. */
export function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text.replace(/\s+/gu, ' ').trim()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
