import { l10n } from 'vscode';
import { judgeChange, judgeSuspect, linkChanges, unlinkChange } from '../../../app/changes.ts';
import { deploySearch } from '../../../app/changes/deploySearch.ts';
import { keysOf, type Change, type ChangeKind, type Verdict } from '../../../core/changes/change.ts';
import type { Failure } from '../../../core/failure.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Result } from '../../../core/result.ts';
import type { TreeNode } from '../../tree/node.ts';
import { askChanges } from './askChanges.ts';
import { offerRemedy } from './offerRemedy.ts';
import { pickLinked } from './pickLinked.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { writeNote } from '../record/notes.ts';
import { openChange } from '../record/sources.ts';
import { suspectOf } from './suspectOf.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';

type Ids =
  | 'sitrep.linkPullRequest'
  | 'sitrep.linkDeploy'
  | 'sitrep.unlinkChange'
  | 'sitrep.markCulprit'
  | 'sitrep.markCleared'
  | 'sitrep.withdrawVerdict'
  | 'sitrep.openChange';

const monthMs = 30 * 24 * 60 * 60_000;

export function changes(context: CommandContext): Pick<Handlers, Ids> {
  const { parts } = context;
  const judge =
    (words: () => string, verdict: Verdict) =>
    async (node?: TreeNode): Promise<void> => {
      const tell = (judged: Result<IncidentState, Failure>, change: Change): void => {
        const state = settled(parts, judged);
        if (state !== undefined && verdict === 'culprit') offerRemedy(parts, state, change);
      };
      const suspect = suspectOf(parts, node);
      if (suspect !== undefined) {
        tell(await judgeSuspect(parts.incidents, suspect.incident, suspect.change, verdict), suspect.change);
        return;
      }
      const picked = await pickLinked(context, node, words(), (linked) => linked.verdict !== verdict);
      if (picked === undefined) return;
      const { change } = picked.linked;
      tell(await judgeChange(parts.incidents, picked.state.id, change.key, verdict), change);
    };
  return {
    'sitrep.linkPullRequest': (node) =>
      link(
        context,
        node,
        'pullRequest',
        l10n.t('Link pull request'),
        l10n.t('Type a number or words, a branch or an address; tick several'),
      ),
    'sitrep.linkDeploy': (node) =>
      link(context, node, 'deploy', l10n.t('Link deploy'), l10n.t('Type a tag or words; tick several')),
    'sitrep.unlinkChange': async (node) => {
      const picked = await pickLinked(context, node, l10n.t('Unlink change'), () => true);
      if (picked === undefined) return;
      settled(parts, await unlinkChange(parts.incidents, picked.state.id, picked.linked.change.key));
    },
    'sitrep.markCulprit': judge(() => l10n.t('Mark change as culprit'), 'culprit'),
    'sitrep.markCleared': judge(() => l10n.t('Mark change as cleared'), 'cleared'),
    'sitrep.withdrawVerdict': judge(() => l10n.t('Withdraw verdict on change'), 'open'),
    'sitrep.openChange': async (node) => {
      const suspect = suspectOf(parts, node);
      if (suspect !== undefined) return openChange(parts, suspect.change);
      const picked = await pickLinked(context, node, l10n.t('Open page of change'), () => true);
      if (picked !== undefined) await openChange(parts, picked.linked.change);
    },
  };
}

async function link(
  context: CommandContext,
  node: TreeNode | undefined,
  kind: ChangeKind,
  words: string,
  placeholder: string,
): Promise<void> {
  const { parts } = context;
  const state = await subjectOf(parts, node);
  if (state === undefined) return;
  if (parts.changeSources.length === 0) {
    parts.notify.failure({ code: 'unavailable', where: l10n.t('The history of changes') });
    return;
  }
  const answer = await askChanges({
    title: flowTitle(words, state),
    placeholder,
    kind,
    ...(kind === 'deploy'
      ? deploySearch(parts.changeSources, parts.changes.deployHistories, parts.clock)
      : { sources: parts.changeSources }),
    linked: new Set(state.changes.flatMap(({ change }) => keysOf(change))),
    sinceMs: state.startedAtMs - monthMs,
    nowMs: parts.clock.now(),
  });
  if (answer.kind !== 'given') return;
  if ('note' in answer.value) await writeNote(context, state, answer.value.note);
  else settled(parts, await linkChanges(parts.incidents, state.id, answer.value.changes));
}
