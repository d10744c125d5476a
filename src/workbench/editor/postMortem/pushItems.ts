import { l10n, type TextDocument } from 'vscode';
import { itemKeys } from '../../../core/postmortem/sync/itemKey.ts';
import type { Outcome } from '../../../protocol/table.ts';
import { outcomeWords } from '../../actionItems/itemWords.ts';
import { askOwners, choosePushed } from '../../actionItems/pushQuestions.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings.ts';
import { readDocument } from './reading.ts';
import { failure } from './trackerItems.ts';

type Said = Outcome<{ message: string }>;

/** Shows what a push would do, lets somebody choose, asks who an ambiguous owner is, and pushes. */
export async function pushItems({ actionItems }: Parts, text: TextDocument, index: number | undefined): Promise<Said> {
  if (actionItems === undefined)
    return { is: 'failure', code: 'unavailable', message: l10n.t('No tracker is connected.') };
  const uri = text.uri.toString();
  const key = index === undefined ? undefined : itemKeys(readDocument(text))[index];
  const preview = await actionItems.preview(uri, key === undefined ? undefined : [key]);
  if (!preview.ok) return failure(preview.failure);
  const keys = await choosePushed(preview.value);
  if (keys === undefined) return { is: 'cancelled' };
  if (keys.length === 0) return { is: 'ok', value: { message: l10n.t('Nothing was sent.') } };
  const chosen = { ...preview.value, items: preview.value.items.filter((item) => keys.includes(item.key)) };
  const owners = await askOwners(chosen);
  if (owners === undefined) return { is: 'cancelled' };
  const pushed = await actionItems.push(chosen, owners);
  return pushed.ok
    ? { is: 'ok', value: { message: outcomeWords(pushed.value, l10n.t, timeZone()) } }
    : failure(pushed.failure);
}
