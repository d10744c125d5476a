import { l10n } from 'vscode';
import type { Verdict } from '../../../core/changes/change.ts';
import type { IncidentState, LinkedChange } from '../../../core/incident/state.ts';
import type { TreeNode } from '../../tree/node.ts';
import { askOne } from '../ask/askOne.ts';
import type { CommandContext } from '../handlers.ts';
import { flowTitle, refOf, subjectOf } from '../subject.ts';
import { changeDescription, changeLabel } from './changeRows.ts';

export interface Picked {
  readonly state: IncidentState;
  readonly linked: LinkedChange;
}

/** The row's change, else one that is chosen among those that are linked. */
export async function pickLinked(
  { parts }: Pick<CommandContext, 'parts'>,
  node: TreeNode | undefined,
  words: string,
  isOffered: (linked: LinkedChange) => boolean,
): Promise<Picked | undefined> {
  const state = await subjectOf(parts, node);
  if (state === undefined) return undefined;
  const key = refOf(node, 'change')?.change;
  const wanted = state.changes.find(({ change }) => change.key === key);
  if (wanted !== undefined) return { state, linked: wanted };
  const offered = state.changes.filter(isOffered);
  if (key !== undefined || offered.length === 0) {
    parts.notify.failure({ code: 'noSuchEntry', entry: key ?? '' });
    return undefined;
  }
  const nowMs = parts.clock.now();
  const answer = await askOne({
    title: flowTitle(words, state),
    placeholder: l10n.t('Which change?'),
    choices: [...offered].reverse().map((linked) => ({
      label: changeLabel(linked.change),
      description: [verdictWord(linked.verdict), changeDescription(linked.change, false, nowMs, l10n.t)]
        .filter((part) => part !== '')
        .join(' · '),
      value: linked,
    })),
  });
  return answer.kind === 'given' ? { state, linked: answer.value } : undefined;
}

function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'culprit':
      return l10n.t('culprit');
    case 'cleared':
      return l10n.t('cleared');
    case 'open':
      return '';
  }
}
