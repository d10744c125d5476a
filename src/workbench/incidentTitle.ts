import { readTitle } from '../core/incident/title.ts';
import type { Say } from '../core/say.ts';

/** The title as one line; a record whose declaration is not there (yet) says so. */
export function incidentTitle(title: string, say: Say): string {
  const line = readTitle(title).title;
  return line === '' ? say('Incident without its declaration') : line;
}
