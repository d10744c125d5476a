import { isLog } from '../core/evidence/firstError.ts';
import { evidenceTitle } from '../core/evidence/frames.ts';
import type { Failure } from '../core/failure.ts';
import type { EvidenceOrigin, Source } from '../core/incident/event.ts';
import type { IncidentState } from '../core/incident/state.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { plainOutput } from '../core/runbook/plainOutput.ts';
import { redact } from '../core/runbook/redact.ts';
import type { Incidents } from './incidents.ts';

export interface Evidence {
  readonly text: string;
  readonly from: EvidenceOrigin;
  readonly source?: Source;
  /** When it happened; now when absent. */
  readonly atMs?: number;
  readonly title?: string;
}

/** More is neither read nor kept. */
const longestRead = 2_000_000;

/** Records an error log, a stack trace or a result, without the secrets that can be told; the same log once. */
export function addEvidence(
  incidents: Incidents,
  incident: string,
  { text: raw, from, source, atMs, title }: Evidence,
  { emails, cut }: { readonly emails: boolean; readonly cut: (text: string) => string },
): Promise<Result<IncidentState, Failure>> {
  const { text: whole, count } = redact(plainOutput(raw.slice(0, longestRead)), { emails });
  // Cut after that: a key that was cut in half would not be known for one.
  const text = cut(whole);
  return incidents.record(incident, ({ timeline }) => {
    if (text.trim() === '') return failed({ code: 'emptyText' });
    const named = title === undefined ? evidenceTitle(text) : redact(title, { emails }).text;
    const isThere = timeline.some(({ event }) => event.type === 'evidenceAdded' && event.data.text === text);
    if (isLog({ from }) && isThere) return failed({ code: 'alreadyThere', what: named });
    const data = { text, title: named, from, ...(count === 0 ? {} : { redacted: count }) };
    return ok([
      {
        type: 'evidenceAdded',
        data,
        ...(source === undefined ? {} : { source }),
        ...(atMs === undefined ? {} : { atMs }),
      },
    ]);
  });
}
