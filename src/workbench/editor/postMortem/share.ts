import { env, l10n, type TextDocument } from 'vscode';
import { recordUpdate } from '../../../app/entries.ts';
import { changePhase } from '../../../app/lifecycle.ts';
import type { Check } from '../../../core/postmortem/check/check.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Outcome } from '../../../protocol/table.ts';
import type { Parts } from '../../parts.ts';
import { checkText, recordOf } from './checkText.ts';
import { failure } from './trackerItems.ts';

/**
 * Writes the document to the tracker, records the link as an update to those whom the playbook names, and closes the
 * incident when nothing that it is closed by is left open.
 */
export async function sharePostMortem(parts: Parts, text: TextDocument): Promise<Outcome<{ message: string }>> {
  const { actionItems, incidents, playbook } = parts;
  if (actionItems === undefined)
    return { is: 'failure', code: 'unavailable', message: l10n.t('No tracker is connected.') };
  if (text.isDirty) await text.save();
  const published = await actionItems.publish(text.uri.toString());
  if (!published.ok) return failure(published.failure);
  const { url } = published.value;
  const state = await recordOf(parts, text);
  const audience = (await playbook.read()).postMortem.sharedWith.join(', ') || l10n.t('the team');
  const words = l10n.t('The post-mortem can be read: {0}', url);
  await env.clipboard.writeText(words);
  if (state === undefined) return said(l10n.t('Shared: {0}. The words for the team are copied.', url));
  const recorded = await recordUpdate(incidents, state.id, audience, words);
  if (!recorded.ok) return failure(recorded.failure);
  const closed = state.phase === 'resolved' && mayClose(state, await checkText(parts, text));
  if (closed) {
    const ended = await changePhase(incidents, state.id, { to: 'closed' });
    if (!ended.ok) return failure(ended.failure);
  }
  return said(
    closed
      ? l10n.t('Shared, recorded and copied as an update to {0}. The incident is closed.', audience)
      : l10n.t('Shared, recorded and copied as an update to {0}.', audience),
  );
}

/** What the record and the document must hold: criteria met, the root cause told, action items with owners. */
function mayClose({ criteria }: IncidentState, checks: readonly Check[]): boolean {
  const open = new Set<Check['code']>(['rootCauseEmpty', 'noActionItems', 'itemWithoutOwner', 'itemWithoutDueDate']);
  return criteria.every(({ answer }) => answer === 'yes') && !checks.some(({ code }) => open.has(code));
}

function said(message: string): Outcome<{ message: string }> {
  return { is: 'ok', value: { message } };
}
