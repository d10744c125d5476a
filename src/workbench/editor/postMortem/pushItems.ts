import { l10n, type TextDocument } from 'vscode';
import { itemKeys } from '../../../core/postmortem/sync/itemKey.ts';
import type { Outcome } from '../../../protocol/table.ts';
import { askAndPush } from '../../commands/actionItems/push.ts';
import type { Parts } from '../../parts.ts';
import { readDocument } from './reading.ts';
import { refused } from './trackerItems.ts';

type Said = Outcome<{ message: string }>;

/** Pushes all items of the page, or the one at an index, with the same questions as the command. */
export async function pushItems(parts: Parts, text: TextDocument, index: number | undefined): Promise<Said> {
  if (parts.actionItems === undefined)
    return { is: 'failure', code: 'unavailable', message: l10n.t('No tracker is connected.') };
  const key = index === undefined ? undefined : itemKeys(readDocument(text))[index];
  const pushed = await askAndPush(parts, text.uri, key === undefined ? undefined : [key]);
  if (pushed === undefined) return { is: 'cancelled' };
  return pushed.ok ? { is: 'ok', value: { message: pushed.value } } : refused(parts, pushed.failure);
}
