import { amendableText } from '../../../incident/amendable.ts';
import { isErrorEvidence } from '../../../evidence/logText.ts';
import type { EventData } from '../../../incident/event.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { Blame, IncidentReport } from './incidentReport.ts';

/** What an incident's record says about its symptoms: title, impact, notes, reasons, and every piece of evidence. */
export function reportOf(state: IncidentState, blames: readonly Blame[] = []): IncidentReport {
  const texts = [state.title, state.impact ?? ''];
  const evidence: string[] = [];
  for (const entry of state.timeline) {
    const { event } = entry;
    if (event.type === 'noteAdded') {
      texts.push(amendableText(entry) ?? event.data.text);
      if (event.data.evidence !== undefined) evidence.push(event.data.evidence);
    }
    if (event.type === 'evidenceAdded' && isSymptom(event.data)) evidence.push(event.data.text);
  }
  return {
    text: texts.filter((text) => text !== '').join('\n'),
    evidence,
    startedMs: state.startedAtMs,
    ...(blames.length === 0 ? {} : { blames }),
  };
}

/** What Sitrep did in git or found by bisecting is no symptom, nor is a sentence that was added as a log. */
function isSymptom({ from, text }: EventData<'evidenceAdded'>): boolean {
  return from !== 'git' && from !== 'bisect' && isErrorEvidence(text);
}

/** Equal for two reports that rank alike. */
export function reportKey({ text, evidence, startedMs, blames = [] }: IncidentReport): string {
  return JSON.stringify([text, evidence, startedMs, blames]);
}
