import { l10n } from 'vscode';
import type { Answer, Place } from './answer.ts';
import { askText } from './askText.ts';

/** Asks why; an empty answer is one. */
export function askReason(title: string, value: string, place?: Place): Promise<Answer<string>> {
  return askText({
    title,
    prompt: l10n.t('Why? Press Enter to leave it out.'),
    placeholder: l10n.t('Reason (optional)'),
    value,
    ...(place === undefined ? {} : { place }),
  });
}
