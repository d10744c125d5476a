import type { Failure } from '../core/failure.ts';
import type { SeverityLevel } from '../core/incident/severity.ts';
import type { IncidentState } from '../core/incident/state.ts';
import { readTitle } from '../core/incident/title.ts';
import { failed, type Result } from '../core/result.ts';
import type { Incidents, NewEvent } from './incidents.ts';

export interface Declaration {
  readonly title: string;
  readonly severity: SeverityLevel;
  /** When the disruption began; at most the moment of the declaration. */
  readonly startedAtMs: number;
}

/** Opens an incident. A text too long for a title is kept whole as the first note. */
export async function declareIncident(
  incidents: Incidents,
  { title: written, severity, startedAtMs }: Declaration,
): Promise<Result<IncidentState, Failure>> {
  const { title, rest } = readTitle(written);
  if (title === '') return failed({ code: 'emptyText' });
  const startedAt = new Date(startedAtMs).toISOString();
  const events: NewEvent[] = [{ type: 'declared', data: { title, severity, startedAt } }];
  if (rest !== undefined) events.push({ type: 'noteAdded', data: { text: rest } });
  return incidents.open(events);
}
