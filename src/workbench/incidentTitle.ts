import { readTitle } from '../core/incident/title.ts';
import type { Say } from '../core/say.ts';

/** The title as one line; a record whose declaration is not there (yet) says so. */
export function incidentTitle(title: string, say: Say): string {
  const line = readTitle(title).title;
  return line === '' ? say('Incident without its declaration') : line;
}

/** At most `length` characters as people count them: an emoji or a letter with its accents stays whole. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  if (characters.length <= length) return text;
  const kept = characters.slice(0, length - 1);
  return `${kept.join('').trimEnd()}…`;
}
