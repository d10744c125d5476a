import { l10n, type TextDocument } from 'vscode';
import type { IncidentState, TimelineEntry } from '../../../core/incident/state.ts';
import { isImportant, worthTelling } from '../../../core/postmortem/draftTimeline.ts';
import { redraft } from '../../../core/postmortem/redraft.ts';
import type { Outcome } from '../../../protocol/table.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { reviewEntries } from '../../commands/record/reviewEntries.ts';
import { applyToText, readDocument } from './reading.ts';

/**
 * Brings the document up to its record; what people wrote stays. Entries that the document does not state are
 * reviewed first: ticked are those that came since the draft and were not taken back.
 */
export async function redraftText(
  parts: Parts,
  text: TextDocument,
  state: IncidentState | undefined,
): Promise<Outcome<{ edits: number }>> {
  if (state === undefined) {
    return { is: 'failure', code: 'noRecord', message: l10n.t('There is no record of this incident in this window.') };
  }
  const stated = new Set(readDocument(text).timeline.flatMap(({ marks }) => marks.flatMap(({ ids }) => ids)));
  const isNew = ({ id }: TimelineEntry): boolean => !stated.has(id);
  const draftedAt = state.timeline.filter(({ event }) => event.type === 'postMortemDrafted').at(-1)?.id ?? '';
  const matters = worthTelling(state.timeline.filter(isNew));
  const added = state.timeline.some((entry) => isNew(entry) && isImportant(entry))
    ? await reviewEntries(parts, state, {
        title: l10n.t('Bring in the record'),
        asks: (entry) => isNew(entry) && isImportant(entry),
        ticks: (entry) => entry.id > draftedAt && matters(entry),
      })
    : [];
  if (added === undefined) return { is: 'cancelled' };
  const now = await parts.incidents.get(state.id);
  const edits = redraft(text.getText(), {
    state: now.ok ? now.value : state,
    playbook: await parts.playbook.read(),
    timeZone: timeZone(),
    nowMs: parts.clock.now(),
    keep: new Set([...stated, ...added]),
  });
  if (!(await applyToText(text, edits))) {
    return { is: 'failure', code: 'refused', message: l10n.t('The file cannot be changed here.') };
  }
  return { is: 'ok', value: { edits: edits.length } };
}
