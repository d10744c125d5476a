import { formatDate } from '../../../core/moment.ts';
import type { IncidentState } from '../../../core/incident/state.ts';

const suffix = '.postmortem.md';
/** File systems take 255 bytes for a name; some sync services take fewer. */
const maxSlugBytes = 120;

/**
 * "2026-11-24-checkout-fails.postmortem.md": letters and digits of any script, nothing that a file system,
 * a shell or a link could read otherwise. A title without any leaves the incident's id.
 */
export function postMortemName({ id, title, startedAtMs }: IncidentState, timeZone: string): string {
  return `${formatDate(startedAtMs, timeZone)}-${slug(title) || `incident-${tail(id)}`}${suffix}`;
}

/** The name where another incident's post-mortem has taken the first one. */
export function postMortemNameWithId(state: IncidentState, timeZone: string): string {
  return postMortemName(state, timeZone).replace(suffix, `-${tail(state.id)}${suffix}`);
}

function tail(id: string): string {
  return id.slice(-6).toLowerCase();
}

function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    // Accents of Latin, Greek and Cyrillic letters go; the signs that other scripts cannot do without stay.
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  let kept = '';
  for (const character of words) {
    if (bytes(kept + character) > maxSlugBytes) break;
    kept += character;
  }
  return kept.replace(/^[-\p{M}]+|-+$/gu, '');
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
