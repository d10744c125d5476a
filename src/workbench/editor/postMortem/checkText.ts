import { l10n, type TextDocument } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Check } from '../../../core/postmortem/check/check.ts';
import { checkPostMortem } from '../../../core/postmortem/checkPostMortem.ts';
import type { Parts } from '../../parts.ts';
import { readDocument } from './reading.ts';
import { sharedByDocument } from './sharedByDocument.ts';

interface Checked {
  readonly key: string;
  readonly checks: readonly Check[];
}

const known = sharedByDocument<Checked>('postMortem.checks');
const minuteMs = 60_000;

/** What a reviewer would ask; the page and the text show the same, found once for each state of the two. */
export async function checkText(
  { incidents, playbook: playbooks, clock }: Pick<Parts, 'incidents' | 'playbook' | 'clock'>,
  text: TextDocument,
): Promise<readonly Check[]> {
  const document = readDocument(text);
  const state = await recordOf({ incidents }, text);
  const playbook = await playbooks.read();
  const nowMs = clock.now();
  const key = [text.version, state?.lastEventId, Math.floor(nowMs / minuteMs), playbook.title].join(' ');
  const before = known.get(text);
  if (before?.key === key) return before.checks;
  const checks = checkPostMortem({ document, playbook, nowMs, say: l10n.t, ...(state === undefined ? {} : { state }) });
  known.set(text, { key, checks });
  return checks;
}

/** The record that the document was drafted from, where this window has it. */
export async function recordOf(
  { incidents }: Pick<Parts, 'incidents'>,
  text: TextDocument,
): Promise<IncidentState | undefined> {
  const { incident } = readDocument(text);
  if (incident === undefined) return undefined;
  const found = await incidents.get(incident);
  return found.ok ? found.value : undefined;
}
