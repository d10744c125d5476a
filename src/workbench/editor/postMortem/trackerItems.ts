import { l10n, type TextDocument } from 'vscode';
import type { ReportedItem } from '../../../app/actionItems/actionItems.ts';
import { itemKeys } from '../../../core/postmortem/sync/itemKey.ts';
import { itemFields } from '../../../core/postmortem/sync/merge.ts';
import type { TrackerView } from '../../../protocol/postMortem/snapshot.ts';
import type { Outcome } from '../../../protocol/table.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { failureWords } from '../../words.ts';
import { readDocument } from './reading.ts';

type ItemView = TrackerView['items'][number];

/** What is known of the items' issues without asking the tracker. */
export async function trackerView({ actionItems }: Parts, text: TextDocument): Promise<TrackerView> {
  if (actionItems === undefined) return { available: false, items: [] };
  const report = await actionItems.report(text.uri.toString());
  return { available: true, items: report.ok ? report.value.items.map(itemView) : [] };
}

/** Reads the tracker; quietly, as a page does on its own. */
export async function refreshItems({ actionItems, log }: Parts, text: TextDocument): Promise<void> {
  const refreshed = await actionItems?.refresh(text.uri.toString());
  if (refreshed?.ok === false) log.info(`action items: ${refreshed.failure.code}`);
}

export async function settleItem(
  { actionItems }: Parts,
  text: TextDocument,
  { index, keep }: { readonly index: number; readonly keep: 'file' | 'tracker' },
): Promise<Outcome<object>> {
  const key = itemKeys(readDocument(text))[index];
  const uri = text.uri.toString();
  const report = await actionItems?.report(uri);
  const standing = report?.ok === true ? report.value.items[index]?.standing : undefined;
  if (actionItems === undefined || key === undefined || standing?.kind !== 'linked') return { is: 'ok', value: {} };
  const { verdicts } = standing;
  for (const field of itemFields) {
    if (verdicts[field] !== 'conflict') continue;
    const settled = await actionItems.settle(uri, key, field, keep);
    if (!settled.ok) return failure(settled.failure);
  }
  return { is: 'ok', value: {} };
}

export function failure(reason: Failure): Outcome<never> {
  if (reason.code === 'cancelled') return { is: 'cancelled' };
  return { is: 'failure', code: reason.code, message: failureWords(reason, l10n.t, timeZone()).message };
}

/** A page has no buttons for what to do next; a message has. */
export function refused({ notify }: Pick<Parts, 'notify'>, reason: Failure): Outcome<never> {
  if (reason.code !== 'auth' && reason.code !== 'unmerged') return failure(reason);
  notify.failure(reason);
  return { is: 'cancelled' };
}

function itemView({ standing }: ReportedItem): ItemView {
  const empty = { identifier: '', conflict: false };
  switch (standing.kind) {
    case 'unsent':
      return { ...empty, kind: 'unsent', words: '' };
    case 'waiting': {
      const why = standing.failure === undefined ? '' : failureWords(standing.failure, l10n.t, timeZone()).message;
      return { ...empty, kind: 'waiting', words: [l10n.t('Waits to be sent'), why].filter(Boolean).join('. ') };
    }
    case 'unread':
      return { ...empty, kind: 'unread', words: l10n.t('Not read yet'), identifier: standing.identifier };
    case 'gone':
      return { ...empty, kind: 'gone', words: l10n.t('Not in the tracker any more'), identifier: standing.identifier };
    case 'linked': {
      const { issue, verdicts } = standing;
      const words =
        issue.removed === 'archived'
          ? l10n.t('Archived')
          : issue.removed === 'deleted'
            ? l10n.t('Deleted')
            : issue.state.name;
      return {
        kind: 'linked',
        words,
        identifier: issue.identifier,
        conflict: Object.values(verdicts).includes('conflict'),
      };
    }
  }
}
