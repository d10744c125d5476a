import type { IncidentsSnapshot } from '../../app/incidents.ts';
import type { Say } from '../../core/say.ts';

/** The number on the activity bar: incidents that somebody is working on. */
export function incidentsBadge(
  working: number,
  say: Say,
): { readonly value: number; readonly tooltip: string } | undefined {
  if (working === 0) return undefined;
  const tooltip =
    working === 1 ? say('1 incident is being worked on') : say('{0} incidents are being worked on', working);
  return { value: working, tooltip };
}

/** The line above the rows; empty when the rows say all. */
export function incidentsMessage({ load, active }: Pick<IncidentsSnapshot, 'load' | 'active'>, say: Say): string {
  if (load === 'stale') return say('The record could not be read again. This is how it stood before.');
  if (load === 'failed') return say('The record could not be read. Only what was recorded since is shown.');
  return active.length === 0 && load === 'ready' ? say('No incident is active.') : '';
}
