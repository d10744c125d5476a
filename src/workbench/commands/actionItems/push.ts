import { l10n, workspace, type Uri } from 'vscode';
import type { PlannedItem } from '../../../app/actionItems/actionItems.ts';
import type { Failure } from '../../../core/failure.ts';
import { failed, ok, type Result } from '../../../core/result.ts';
import { leftWords, outcomeWords, planWords } from '../../actionItems/itemWords.ts';
import { askOwners, choosePushed } from '../../actionItems/pushQuestions.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { busy } from '../busy.ts';
import { conflictIn, mayAsk } from './document.ts';
import { hasTeam, isConnected } from './linear.ts';

/** Pushes from a command, and says what came of it; all items, or those with the keys. */
export async function pushFrom(parts: Parts, uri: Uri, only?: readonly string[]): Promise<void> {
  const again = (): Promise<void> => pushFrom(parts, uri, only);
  const asked = await askAndPush(parts, uri, only, again);
  if (asked?.ok === false) parts.notify.failure(asked.failure, again);
  else if (asked !== undefined) parts.notify.result(asked.value);
}

/**
 * Connects and settles the team where that is not done, shows what a push would do, lets the person choose, asks who an
 * owner of several is, and pushes. Answers the words for what came of it; undefined when a question was left.
 */
export async function askAndPush(
  parts: Parts,
  uri: Uri,
  only?: readonly string[],
  again: () => Promise<unknown> = () => pushFrom(parts, uri, only),
): Promise<Result<string, Failure> | undefined> {
  const { actionItems } = parts;
  if (actionItems === undefined || !mayAsk(parts)) return undefined;
  const conflict = conflictIn(await workspace.openTextDocument(uri));
  if (conflict !== undefined) return failed(conflict);
  if (!(await isConnected(parts, again)) || !(await hasTeam(parts, again))) return undefined;
  const document = uri.toString();
  const preview = await busy(l10n.t('Reading Linear…'), (stop) => actionItems.preview(document, only, stop));
  if (!preview.ok) return preview;
  const { items, left, outage } = preview.value;
  if (outage !== undefined && items.every(({ plan }) => plan === 'skip')) return failed(outage);
  if (items.every(({ plan }) => plan === 'skip'))
    return ok([nothingWords(items), leftWords(left, l10n.t)].filter((words) => words !== '').join(' '));
  const keys = await choosePushed(preview.value);
  if (keys === undefined || keys.length === 0) return undefined;
  const chosen = { ...preview.value, items: items.filter(({ key }) => keys.includes(key)) };
  const owners = await askOwners(chosen);
  if (owners === undefined) return undefined;
  const sending = l10n.t('Sending action items to Linear…');
  const pushed = await busy(sending, (stop) => actionItems.push(chosen, owners, stop));
  return pushed.ok ? ok(outcomeWords(pushed.value, l10n.t, timeZone())) : pushed;
}

function nothingWords(items: readonly PlannedItem[]): string {
  return items.length === 0
    ? l10n.t('This post-mortem has no action items yet.')
    : l10n.t('Nothing to send: {0}.', [...new Set(items.map((item) => planWords(item, l10n.t)))].join('; '));
}
