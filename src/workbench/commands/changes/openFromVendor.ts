import { commands, env, l10n, Uri } from 'vscode';
import { changeName } from '../../../app/changes.ts';
import { commitDiff, type CommitDiff } from '../../../app/changes/commitDiff.ts';
import type { Change } from '../../../core/changes/change.ts';
import { readingOrder } from '../../../core/changes/suspects/files/readingOrder.ts';
import type { Reason } from '../../../core/changes/suspects/ranking.ts';
import type { Failure } from '../../../core/failure.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { failureWords } from '../../words.ts';
import { busy } from '../busy.ts';

/** Shows the files of a change that no local repository has, as its vendor tells them; else opens its page. */
export async function openFromVendor(parts: Parts, change: Change, reasons: readonly Reason[]): Promise<void> {
  const { sha, repository } = change;
  let why: Failure | undefined;
  for (const source of sha === undefined || repository === undefined ? [] : parts.changes.contents) {
    if (sha === undefined || repository === undefined) break;
    const title = l10n.t('Reading the files of {0} from {1}…', changeName(change), source.name);
    const answer = await busy(title, (stop) => commitDiff(source, { repository, sha }, stop));
    if (answer.ok && answer.value.files.length > 0) {
      const files = readingOrder(answer.value.files, ({ file }) => file.path, reasons);
      await show(parts, change, { ...answer.value, files }, source.name);
      return;
    }
    if (!answer.ok && answer.failure.code === 'cancelled') return;
    why ??= answer.ok ? undefined : answer.failure;
  }
  await openPage(parts, change, why);
}

async function show({ notify, commitPages }: Parts, change: Change, diff: CommitDiff, vendor: string): Promise<void> {
  await commands.executeCommand('vscode.changes', describeChange(change), commitPages.keep(diff));
  const shown = diff.files.length;
  if (shown === diff.listed && !diff.mayBeMore) return;
  notify.result(
    diff.mayBeMore
      ? l10n.t(
          '{0} has {1} files or more; the first {2} are shown. Its page on {3} has all.',
          changeName(change),
          diff.listed,
          shown,
          vendor,
        )
      : l10n.t(
          '{0} has {1} files; the first {2} are shown. Its page on {3} has all.',
          changeName(change),
          diff.listed,
          shown,
          vendor,
        ),
  );
}

async function openPage({ notify }: Parts, change: Change, why: Failure | undefined): Promise<void> {
  const name = changeName(change);
  const page = change.url !== undefined && /^https?:\/\//iu.test(change.url) ? Uri.parse(change.url) : undefined;
  if (page !== undefined) await env.openExternal(page);
  const missing =
    page !== undefined
      ? l10n.t('No repository that is open here has the commits of {0}; its page shows them.', name)
      : l10n.t('No repository that is open here has the commits of {0}.', name);
  notify.result(why === undefined ? missing : `${missing} ${failureWords(why, l10n.t, timeZone()).message}`);
}
