import { env, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { changeName } from '../../../app/changes.ts';
import { linkRevert } from '../../../app/changes/linkRevert.ts';
import { addEvidence } from '../../../app/evidence.ts';
import type { Change } from '../../../core/changes/change.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { runGit } from '../../bisect/gitTask.ts';
import { checkoutOf, withWorktree, type Checkout } from '../../bisect/worktree.ts';
import type { Parts } from '../../parts.ts';
import { askOne } from '../ask/askOne.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';
import { pickLinked } from './pickLinked.ts';
import { refusal } from './proveIt.ts';
import { suspectOf } from './suspectOf.ts';

/** Takes a change back: a draft pull request on GitHub, or a branch made in a folder of its own. */
export function reverting(context: CommandContext): Pick<Handlers, 'sitrep.revertChange'> {
  const { parts } = context;
  return {
    'sitrep.revertChange': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const change =
        suspectOf(parts, node)?.change ??
        (await pickLinked(context, node, l10n.t('Revert change'), ({ change: { sha } }) => sha !== undefined))?.linked
          .change;
      if (change === undefined) return;
      const { number, repository } = change;
      const onGitHub = number !== undefined && repository !== undefined && parts.changes.reverters.length > 0;
      const answer = await askOne<'gitHub' | 'branch'>({
        title: flowTitle(l10n.t('Revert {0}', changeName(change)), state),
        placeholder: l10n.t('Nothing is merged by it.'),
        choices: [
          ...(onGitHub
            ? [
                {
                  label: l10n.t('Draft pull request on GitHub'),
                  detail: l10n.t('GitHub makes the branch and the draft, with this incident in its text'),
                  icon: 'git-pull-request-draft',
                  value: 'gitHub' as const,
                },
              ]
            : []),
          {
            label: l10n.t('Branch in the local repository'),
            detail: l10n.t('git revert in a folder of its own; your files are not touched'),
            icon: 'git-branch',
            value: 'branch' as const,
          },
        ],
      });
      if (answer.kind !== 'given') return;
      if (answer.value === 'gitHub' && number !== undefined && repository !== undefined)
        await revertOnGitHub(parts, state, change, { number, repository });
      else await revertLocally(parts, state, change);
    },
  };
}

function draftOf(state: IncidentState, change: Change): { readonly title: string; readonly body: string } {
  return {
    title: l10n.t('Revert {0}: {1}', changeName(change), change.title),
    body: [
      l10n.t('Takes back {0} during the incident “{1}”.', changeName(change), state.title),
      '',
      l10n.t('Incident: {0}', state.id),
      l10n.t('Started: {0}', new Date(state.startedAtMs).toISOString()),
    ].join('\n'),
  };
}

async function revertOnGitHub(
  parts: Parts,
  state: IncidentState,
  change: Change,
  pullRequest: { readonly repository: string; readonly number: number },
): Promise<void> {
  if (!workspace.isTrusted) {
    parts.notify.result(refusal('untrusted'));
    return;
  }
  const [reverter] = parts.changes.reverters;
  const made = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Making the draft pull request…') },
    () => Promise.resolve(reverter?.revert(pullRequest, draftOf(state, change))),
  );
  const reverted = made === undefined ? undefined : settled(parts, made);
  if (reverted === undefined) return;
  const { number, url, wasThere } = reverted;
  const by = { host: reverter?.name ?? 'GitHub', repository: pullRequest.repository };
  const linked = await linkRevert(parts.incidents, state.id, change, reverted, by);
  if (!linked.ok && linked.failure.code !== 'alreadyThere') {
    parts.notify.failure(linked.failure);
    // It is made all the same, and nothing here says where.
    await env.openExternal(Uri.parse(url));
    return;
  }
  const words =
    wasThere === true
      ? l10n.t('#{0} on GitHub reverts it already and is on the timeline.', number)
      : l10n.t('GitHub opened the draft #{0}. It is on the timeline; nothing is merged yet.', number);
  parts.notify.offer(words, { label: l10n.t('Open pull request'), run: () => env.openExternal(Uri.parse(url)) });
}

async function revertLocally(parts: Parts, state: IncidentState, change: Change): Promise<void> {
  const { sha } = change;
  const checkout = sha === undefined ? 'noGit' : await checkoutOf(sha);
  if (typeof checkout === 'string' || sha === undefined) {
    parts.notify.result(refusal(typeof checkout === 'string' ? checkout : 'noGit'));
    return;
  }
  const branch = `revert-${change.number ?? sha.slice(0, 8)}-${parts.clock.now().toString(36).slice(-5)}`;
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Reverting {0}…', changeName(change)) },
    () => revertIn(parts, checkout, sha, branch),
  );
  if (outcome === undefined) {
    parts.notify.result(l10n.t('git could not make the branch {0}. Nothing was changed.', branch));
    return;
  }
  if (outcome.conflicts !== undefined) {
    await runGit(checkout.git, checkout.repository.rootUri.fsPath, ['branch', '-D', branch]);
    const files = outcome.conflicts.join(', ');
    parts.notify.result(
      files === ''
        ? l10n.t('git could not revert {0} and names no conflict. Nothing was changed.', changeName(change))
        : l10n.t('{0} cannot be reverted by itself: later changes conflict in {1}.', changeName(change), files),
    );
    return;
  }
  const text = l10n.t('Branch {0} reverts {1}. It is not pushed.', branch, describeChange(change));
  const source = { kind: 'git' as const, repository: change.repository ?? 'git' };
  const options = { emails: false, cut: (whole: string) => whole };
  const evidence = { text, title: text, from: 'git' as const, source };
  if (settled(parts, await addEvidence(parts.incidents, state.id, evidence, options)) === undefined) return;
  // The whole title would push the end out of the message's one line.
  parts.notify.offer(l10n.t('Branch {0} reverts {1}. It is not pushed.', branch, changeName(change)), {
    label: l10n.t('Copy branch name'),
    run: () => env.clipboard.writeText(branch),
  });
}

/**
 * `conflicts` are the files in which later changes stand in the way, none where git refused for another reason; unset
 * when the revert is committed.
 */
async function revertIn(
  parts: Parts,
  checkout: Checkout,
  sha: string,
  branch: string,
): Promise<{ readonly conflicts?: readonly string[] } | undefined> {
  const { parents } = await checkout.repository.getCommit(sha);
  return withWorktree(checkout, { scratch: parts.scratchFolder, at: 'HEAD', branch }, async (folder) => {
    const cwd = folder.fsPath;
    const side = parents.length > 1 ? ['-m', '1'] : [];
    const exit = await runGit(checkout.git, cwd, ['revert', '--no-edit', ...side, sha]);
    if (exit === 0) return {};
    const list = Uri.joinPath(parts.scratchFolder, `${branch}.conflicts`);
    await runGit(checkout.git, cwd, ['diff', '--name-only', '--diff-filter=U', `--output=${list.fsPath}`]);
    const conflicts = await readLines(list);
    await runGit(checkout.git, cwd, ['revert', '--abort']);
    return { conflicts };
  });
}

async function readLines(uri: Uri): Promise<readonly string[]> {
  try {
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    await workspace.fs.delete(uri);
    return text.split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}
