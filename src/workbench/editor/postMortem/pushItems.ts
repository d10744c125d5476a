import { l10n, QuickPickItemKind, window, type QuickPickItem, type TextDocument } from 'vscode';
import type {
  ActionItems,
  PlannedItem,
  PushNote,
  PushOutcome,
  PushPreview,
  SkipReason,
} from '../../../app/actionItems/actionItems.ts';
import { itemKeys } from '../../../core/postmortem/sync/itemKey.ts';
import type { TrackerPerson } from '../../../core/tracker/issue.ts';
import type { Outcome } from '../../../protocol/table.ts';
import { plainLabel } from '../../commands/ask/plainLabel.ts';
import type { Parts } from '../../parts.ts';
import { readDocument } from './reading.ts';
import { failure } from './trackerItems.ts';

interface ItemRow extends QuickPickItem {
  readonly planned?: PlannedItem;
}

type Said = Outcome<{ message: string }>;

/** Shows what a push would do, lets somebody choose, asks who an ambiguous owner is, and pushes. */
export async function pushItems({ actionItems }: Parts, text: TextDocument, index: number | undefined): Promise<Said> {
  if (actionItems === undefined)
    return { is: 'failure', code: 'unavailable', message: l10n.t('No tracker is connected.') };
  const uri = text.uri.toString();
  const key = index === undefined ? undefined : itemKeys(readDocument(text))[index];
  const preview = await actionItems.preview(uri, key === undefined ? undefined : [key]);
  if (!preview.ok) return failure(preview.failure);
  const chosen = await choose(preview.value);
  if (chosen === undefined) return { is: 'cancelled' };
  if (chosen.length === 0) return { is: 'ok', value: { message: l10n.t('Nothing was sent.') } };
  return push(actionItems, uri, chosen);
}

async function push(actionItems: ActionItems, uri: string, keys: readonly string[]): Promise<Said> {
  const preview = await actionItems.preview(uri, keys);
  if (!preview.ok) return failure(preview.failure);
  const owners = await askOwners(preview.value);
  if (owners === undefined) return { is: 'cancelled' };
  const pushed = await actionItems.push(preview.value, owners);
  return pushed.ok ? { is: 'ok', value: { message: outcomeWords(pushed.value) } } : failure(pushed.failure);
}

async function choose({ items, team, workspace, parent }: PushPreview): Promise<readonly string[] | undefined> {
  const sent = items.filter(({ plan }) => plan !== 'skip');
  const skipped = items.filter(({ plan }) => plan === 'skip');
  const under =
    parent === undefined
      ? ''
      : parent.exists
        ? l10n.t('under {0}', parent.identifier ?? parent.title)
        : l10n.t('under a new issue “{0}”', parent.title);
  const rows: readonly ItemRow[] = [
    ...sent.map((planned) => ({ ...row(planned), picked: true, planned })),
    ...(skipped.length === 0 ? [] : [{ label: l10n.t('Left out'), kind: QuickPickItemKind.Separator }]),
    ...skipped.map((planned) => ({ ...row(planned), label: `$(circle-slash) ${row(planned).label}` })),
  ];
  const picked = await window.showQuickPick(rows, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: [l10n.t('Send to {0} in {1}', team, workspace), under].filter(Boolean).join(' · '),
    placeHolder: l10n.t('What is ticked is created or updated'),
  });
  return picked?.flatMap(({ planned }) => (planned === undefined ? [] : [planned.key]));
}

function row(planned: PlannedItem): QuickPickItem {
  const { item, notes } = planned;
  const label = plainLabel(item.text);
  const detail = notes.map(noteWords).join(' ');
  const more = detail === '' ? {} : { detail };
  switch (planned.plan) {
    case 'create': {
      const owner = item.owner ?? l10n.t('nobody');
      return { label, description: [l10n.t('create'), owner, planned.due ?? ''].filter(Boolean).join(' · '), ...more };
    }
    case 'update':
      return { label, description: `${l10n.t('update')} ${planned.issue.identifier}`, ...more };
    case 'skip':
      return { label, description: skipWords(planned.why), ...more };
  }
}

function skipWords(why: SkipReason): string {
  switch (why) {
    case 'linked':
      return l10n.t('its issue says the same');
    case 'done':
      return l10n.t('done, and never sent');
    case 'elsewhere':
      return l10n.t('linked to another tracker');
    case 'waiting':
      return l10n.t('waits to be sent already');
    case 'conflict':
      return l10n.t('changed here and in the tracker: settle it first');
    case 'gone':
      return l10n.t('its issue is not there any more');
  }
}

function noteWords(note: PushNote): string {
  switch (note.kind) {
    case 'unknownOwner':
      return l10n.t('{0} is not known there: created without an assignee.', note.owner);
    case 'ownerLeft':
      return l10n.t('{0} has left: created without an assignee.', note.owner);
    case 'notADate':
      return l10n.t('“{0}” is no date: created without one.', note.due);
    case 'noSuchLabel':
      return l10n.t('There is no label “{0}”.', note.label);
    case 'noSuchProject':
      return l10n.t('There is no project “{0}”.', note.project);
    case 'noSuchState':
      return l10n.t('There is no state “{0}”.', note.state);
  }
}

/** Undefined when a question was left. Nobody is an answer, too. */
async function askOwners({ items }: PushPreview): Promise<ReadonlyMap<string, TrackerPerson | undefined> | undefined> {
  const owners = new Map<string, TrackerPerson | undefined>();
  for (const planned of items) {
    if (planned.plan !== 'create' || planned.owner.kind !== 'ambiguous') continue;
    const { owner, people } = planned.owner;
    const rows = [
      ...people.map((person) => ({
        label: plainLabel(person.fullName ?? person.name),
        description: person.email ?? '',
        person,
      })),
      { label: l10n.t('Nobody'), description: '', person: undefined },
    ];
    const picked = await window.showQuickPick(rows, {
      ignoreFocusOut: true,
      title: l10n.t('Who is {0}?', owner),
      placeHolder: plainLabel(planned.item.text),
    });
    if (picked === undefined) return undefined;
    owners.set(planned.key, picked.person);
  }
  return owners;
}

function outcomeWords({ created, updated, waiting }: PushOutcome): string {
  return [
    created.length === 0 ? '' : l10n.t('Created: {0}.', created.map(({ issue }) => issue.identifier).join(', ')),
    updated.length === 0 ? '' : l10n.t('Updated: {0}.', updated.map(({ issue }) => issue.identifier).join(', ')),
    waiting.length === 0 ? '' : l10n.t('Waiting to be sent: {0}.', waiting.length),
    created.length + updated.length + waiting.length === 0 ? l10n.t('Nothing was sent.') : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
}
