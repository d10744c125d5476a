import { l10n, TabInputCustom, TabInputText, window, workspace, type TextDocument, type Uri } from 'vscode';
import { unmerged } from '../../../app/actionItems/unmerged.ts';
import type { Failure } from '../../../core/failure.ts';
import { isPostMortem } from '../../actionItems/keepInStep.ts';
import type { Parts } from '../../parts.ts';

/** The post-mortem in front, as text or in its editor; says what to do when there is none. */
export function postMortemInFront({ notify }: Pick<Parts, 'notify'>): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const uri =
    input instanceof TabInputText || input instanceof TabInputCustom
      ? input.uri
      : window.activeTextEditor?.document.uri;
  if (uri !== undefined && isPostMortem({ uri })) return uri;
  notify.failure({ code: 'unavailable', where: l10n.t('A post-mortem') });
  return undefined;
}

/** Nothing leaves a workspace that nobody trusts. */
export function mayAsk({ notify }: Pick<Parts, 'notify'>): boolean {
  if (!workspace.isTrusted) notify.failure({ code: 'untrusted', what: 'Linear' });
  return workspace.isTrusted;
}

/** The refusal of a text with a merge conflict, before anything is asked. */
export function conflictIn(text: TextDocument): Failure | undefined {
  return unmerged(text.getText(), { uri: text.uri.toString(), where: workspace.asRelativePath(text.uri) });
}
