import { l10n, type TextDocument } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import { redraft } from '../../../core/postmortem/redraft.ts';
import type { Outcome } from '../../../protocol/table.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings.ts';
import { applyToText } from './reading.ts';

/** Brings the document up to its record; what people wrote stays. */
export async function redraftText(
  { playbook, clock }: Parts,
  text: TextDocument,
  state: IncidentState | undefined,
): Promise<Outcome<{ edits: number }>> {
  if (state === undefined) {
    return { is: 'failure', code: 'noRecord', message: l10n.t('There is no record of this incident in this window.') };
  }
  const edits = redraft(text.getText(), {
    state,
    playbook: await playbook.read(),
    timeZone: timeZone(),
    nowMs: clock.now(),
  });
  if (!(await applyToText(text, edits))) {
    return { is: 'failure', code: 'refused', message: l10n.t('The file cannot be changed here.') };
  }
  return { is: 'ok', value: { edits: edits.length } };
}
