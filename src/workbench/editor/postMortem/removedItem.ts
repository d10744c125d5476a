import { commands, l10n, window, TabInputCustom, type TextDocument } from 'vscode';
import type { ReportedItem } from '../../../app/actionItems/actionItems.ts';
import { shortened } from '../../../core/incident/title.ts';
import { removedWords } from '../../actionItems/itemWords.ts';
import type { Parts } from '../../parts.ts';
import { shownWords } from './documentView.ts';
import { openDocumentLink } from './open.ts';

/** How the item that is about to be removed stands with the tracker; read before it is gone. */
export async function itemAt(
  { actionItems }: Parts,
  text: TextDocument,
  { index, was }: { readonly index: number; readonly was: string },
): Promise<ReportedItem | undefined> {
  const report = await actionItems?.report(text.uri.toString());
  const found = report?.ok === true ? report.value.items[index] : undefined;
  return found !== undefined && shownWords(found.item) === was ? found : undefined;
}

/** Says that the issue stays, and leads there or back. */
export function sayRemoved(parts: Parts, text: TextDocument, { item, standing }: ReportedItem, version: number): void {
  const words = removedWords(shortened(item.text, 60), standing, l10n.t);
  if (words === undefined) return;
  const url = standing.kind === 'linked' ? standing.issue.url : item.link;
  const open =
    url === undefined ? [] : [{ label: l10n.t('Open issue'), run: () => openDocumentLink(parts, text.uri, url) }];
  parts.notify.offer(words, ...open, { label: l10n.t('Undo'), run: () => undoIn(parts, text, version) });
}

/** VS Code's own undo takes back what was done last in the editor in front: only while that is still the removal. */
async function undoIn({ notify }: Parts, text: TextDocument, version: number): Promise<void> {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  const isInFront = input instanceof TabInputCustom && input.uri.toString() === text.uri.toString();
  if (isInFront && text.version === version) await commands.executeCommand('undo');
  else
    notify.result(l10n.t('The post-mortem has changed since. Undo takes its changes back one by one in its editor.'));
}
