import { l10n, ProgressLocation, window, type Uri } from 'vscode';
import type { StopSignal } from '../../../app/ports.ts';
import { outcomeWords, planWords } from '../../actionItems/itemWords.ts';
import { askOwners, choosePushed } from '../../actionItems/pushQuestions.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings.ts';
import { settled } from '../subject.ts';
import { mayAsk } from './document.ts';
import { hasTeam, isConnected } from './linear.ts';

/** Shows what a push would do, lets the person choose, asks who an owner of several is, and pushes. */
export async function pushFrom(parts: Parts, uri: Uri): Promise<void> {
  const { actionItems, notify } = parts;
  if (actionItems === undefined || !mayAsk(parts)) return;
  if (!(await isConnected(parts)) || !(await hasTeam(parts))) return;
  const document = uri.toString();
  const title = l10n.t('Reading Linear…');
  const preview = settled(parts, await busy(title, (stop) => actionItems.preview(document, undefined, stop)));
  if (preview === undefined) return;
  if (preview.items.every(({ plan }) => plan === 'skip')) {
    notify.result(
      preview.items.length === 0
        ? l10n.t('This post-mortem has no action items yet.')
        : l10n.t(
            'Nothing to send: {0}.',
            [...new Set(preview.items.map((item) => planWords(item, l10n.t)))].join('; '),
          ),
    );
    return;
  }
  const keys = await choosePushed(preview);
  if (keys === undefined || keys.length === 0) return;
  const chosen = { ...preview, items: preview.items.filter(({ key }) => keys.includes(key)) };
  const owners = await askOwners(chosen);
  if (owners === undefined) return;
  const sending = l10n.t('Sending action items to Linear…');
  const outcome = settled(parts, await busy(sending, (stop) => actionItems.push(chosen, owners, stop)));
  if (outcome !== undefined) notify.result(outcomeWords(outcome, l10n.t, timeZone()));
}

/** With a bar that can be stopped. */
export function busy<T>(title: string, work: (stop: StopSignal) => Promise<T>): Promise<T> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return Promise.resolve(
    window.withProgress(options, (_, token) => {
      const stop = new AbortController();
      const subscription = token.onCancellationRequested(() => stop.abort());
      return work(stop.signal).finally(() => void subscription.dispose());
    }),
  );
}
