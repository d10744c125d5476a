import { commands, l10n, ThemeIcon, window, type QuickInputButton, type QuickPickItem } from 'vscode';
import { amendableText } from '../../../core/incident/amendable.ts';
import { describeEntry, describeSource, entryTeller } from '../../../core/incident/describe.ts';
import type { IncidentState, TimelineEntry } from '../../../core/incident/state.ts';
import { formatTimeNear } from '../../../core/moment.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import type { TreeNode } from '../../tree/node.ts';
import type { Answer } from '../ask/answer.ts';
import { plainLabel } from '../ask/plainLabel.ts';
import { show } from '../ask/show.ts';
import { flowTitle } from '../subject.ts';

export interface Review {
  readonly title: string;
  /** Which entries are asked about. */
  readonly asks: (entry: TimelineEntry) => boolean;
  /** Which of them are ticked before anybody chose. */
  readonly ticks: (entry: TimelineEntry) => boolean;
}

interface EntryRow extends QuickPickItem {
  readonly entry: TimelineEntry;
}

type Reviewed =
  | { readonly kind: 'kept'; readonly ids: readonly string[] }
  | { readonly kind: 'correct'; readonly command: string; readonly entry: string };

/**
 * Lets somebody keep, drop or correct the entries that a post-mortem will state. Answers the ids of those kept;
 * undefined when the review was left.
 */
export async function reviewEntries(
  { incidents }: Pick<Parts, 'incidents'>,
  incident: IncidentState,
  review: Review,
): Promise<readonly string[] | undefined> {
  let state = incident;
  const kept = new Map<string, boolean>();
  for (;;) {
    const answer = await ask(state, review, kept);
    if (answer.kind !== 'given') return undefined;
    if (answer.value.kind === 'kept') return answer.value.ids;
    const { command, entry } = answer.value;
    await commands.executeCommand(command, entryNode(state.id, entry));
    const read = await incidents.get(state.id);
    if (read.ok) state = read.value;
  }
}

function ask(state: IncidentState, review: Review, kept: Map<string, boolean>): Promise<Answer<Reviewed>> {
  const pick = window.createQuickPick<EntryRow>();
  pick.title = flowTitle(review.title, state);
  pick.placeholder = l10n.t('Which entries belong into the post-mortem? Those that matter to readers are ticked.');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.items = state.timeline.filter(review.asks).map((entry) => row(entry, state));
  const isTicked = (entry: TimelineEntry): boolean => kept.get(entry.id) ?? review.ticks(entry);
  pick.selectedItems = pick.items.filter(({ entry }) => isTicked(entry));
  const remember = (): void => {
    const ids = new Set(pick.selectedItems.map(({ entry }) => entry.id));
    for (const { entry } of pick.items) kept.set(entry.id, ids.has(entry.id));
  };
  return show<Reviewed>(pick, (finish) => [
    pick.onDidAccept(() => {
      finish({ kind: 'given', value: { kind: 'kept', ids: pick.selectedItems.map(({ entry }) => entry.id) } });
    }),
    pick.onDidTriggerItemButton(({ item, button }) => {
      remember();
      const command = button === editText ? 'sitrep.editEntryText' : 'sitrep.editEntryTime';
      finish({ kind: 'given', value: { kind: 'correct', command, entry: item.entry.id } });
    }),
  ]);
}

function row(entry: TimelineEntry, state: IncidentState): EntryRow {
  const { line, detail } = describeEntry(entry, l10n.t);
  const source = entry.event.source === undefined ? '' : describeSource(entry.event.source, l10n.t);
  return {
    label: plainLabel(`${formatTimeNear(entry.atMs, state.startedAtMs, timeZone())}  ${line}`),
    description: [entryTeller(entry, l10n.t), source].filter((words) => words !== '').join(' · '),
    ...(detail === undefined ? {} : { detail: plainLabel(detail.split('\n')[0] ?? '') }),
    buttons: amendableText(entry) === undefined ? [editTime] : [editText, editTime],
    entry,
  };
}

const editText: QuickInputButton = { iconPath: new ThemeIcon('edit'), tooltip: l10n.t('Edit entry text') };
const editTime: QuickInputButton = { iconPath: new ThemeIcon('watch'), tooltip: l10n.t('Edit entry time') };

function entryNode(incident: string, entry: string): TreeNode {
  const ref = { kind: 'entry', incident, entry } as const;
  return { id: entry, ref, label: '', contextValue: '', collapse: 'none', children: [] };
}
