import { env, l10n, type TextDocument } from 'vscode';
import { recordUpdate } from '../../../app/entries.ts';
import { changePhase } from '../../../app/lifecycle.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { keepsOpen } from '../../../core/postmortem/mayClose.ts';
import { withAudience } from '../../../core/postmortem/audience.ts';
import type { Outcome } from '../../../protocol/table.ts';
import { conflictIn } from '../../commands/actionItems/document.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { failureWords } from '../../words.ts';
import { changeText } from './change.ts';
import { checkText, recordOf } from './checkText.ts';
import { readDocument } from './reading.ts';
import { askPublish, askWhetherSent, isReady } from './shareQuestions.ts';
import { publishedWords, sharedWords } from './shareWords.ts';
import { failure, refused } from './trackerItems.ts';

type Told = Outcome<{ message: string }>;

/**
 * Asks, then writes the document to the tracker and copies the words for those whom the playbook names. Sitrep does not send
 * them, so it asks whether somebody did: only then the record says so, the document names them, and an incident whose
 * rules are met is closed.
 */
export async function sharePostMortem(parts: Parts, text: TextDocument): Promise<Told> {
  const { actionItems, playbook } = parts;
  if (actionItems === undefined)
    return { is: 'failure', code: 'unavailable', message: l10n.t('No tracker is connected.') };
  const conflict = conflictIn(text);
  if (conflict !== undefined) return refused(parts, conflict);
  const state = await recordOf(parts, text);
  if (!(await isReady(parts)) || !(await askPublish(parts, state, await checkText(parts, text))))
    return { is: 'cancelled' };
  if (text.isDirty) await text.save();
  const published = await actionItems.publish(text.uri.toString());
  if (!published.ok) return refused(parts, published.failure);
  if (published.value.kind === 'waiting') {
    const why = failureWords(published.value.failure, l10n.t, timeZone()).message;
    return said(
      l10n.t('Not published yet, it waits in the outbox: {0} Share again once it is there to tell people.', why),
    );
  }
  const { url } = published.value;
  const rules = await playbook.read();
  const named = rules.postMortem.sharedWith;
  const audience = named.length > 0 ? named : [l10n.t('the team')];
  const words = sharedWords({ document: readDocument(text), state, playbook: rules }, url, l10n.t);
  await env.clipboard.writeText(words);
  if (!(await askWhetherSent(audience.join(', '))))
    return said(publishedWords({ url, audience: audience.join(', '), state: await recordOf(parts, text) }, l10n.t));
  await nameAudience(text, audience);
  if (state === undefined) return said(l10n.t('Shared with {0}: {1}.', audience.join(', '), url));
  return recordShared(parts, text, { state, audience: audience.join(', '), words });
}

async function nameAudience(text: TextDocument, audience: readonly string[]): Promise<void> {
  const value = withAudience(readDocument(text), audience);
  if (value === undefined) return;
  await changeText(text, { of: 'newField', kind: 'sharedWith', value });
  await text.save();
}

interface Shared {
  readonly state: IncidentState;
  readonly audience: string;
  readonly words: string;
}

async function recordShared(parts: Parts, text: TextDocument, { state, audience, words }: Shared): Promise<Told> {
  const { incidents } = parts;
  const recorded = await recordUpdate(incidents, state.id, audience, words);
  if (!recorded.ok) return failure(recorded.failure);
  if (state.phase !== 'resolved') return said(l10n.t('Recorded as an update to {0}.', audience));
  const open = keepsOpen(state, await checkText(parts, text), l10n.t);
  if (open.length > 0) {
    return said(
      l10n.t('Recorded as an update to {0}. The incident is not closed yet: {1}.', audience, open.join('; ')),
    );
  }
  const ended = await changePhase(incidents, state.id, { to: 'closed' });
  if (!ended.ok) return failure(ended.failure);
  return said(l10n.t('Recorded as an update to {0}. The incident is closed: all that it asks for is there.', audience));
}

function said(message: string): Told {
  return { is: 'ok', value: { message } };
}
