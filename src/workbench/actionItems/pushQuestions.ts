import { l10n, QuickPickItemKind, type QuickPickItem } from 'vscode';
import type { PlannedItem, PushPreview } from '../../app/actionItems/actionItems.ts';
import type { TrackerPerson } from '../../core/tracker/issue.ts';
import { askOne } from '../commands/ask/askOne.ts';
import { askSeveral, type SeveralRow } from '../commands/ask/askSeveral.ts';
import { plainLabel } from '../commands/ask/plainLabel.ts';
import { noteWords, planWords } from './itemWords.ts';

/** The keys of what is to be sent; undefined when the question was left. */
export async function choosePushed({
  items,
  team,
  workspace,
  parent,
  left,
  outage,
}: PushPreview): Promise<readonly string[] | undefined> {
  const sent = items.filter(({ plan }) => plan !== 'skip');
  const skipped = items.filter(({ plan }) => plan === 'skip');
  const under =
    parent === undefined
      ? l10n.t('as issues of their own')
      : l10n.t('under {0}', parent.identifier ?? l10n.t('a new issue “{0}”', parent.title));
  const rows: readonly SeveralRow<string>[] = [
    ...sent.map((planned) => ({ ...row(planned), picked: true, value: planned.key })),
    ...(skipped.length === 0 ? [] : [{ label: l10n.t('Passed over'), kind: QuickPickItemKind.Separator }]),
    ...skipped.map((planned) => row(planned)),
    ...(left.length === 0
      ? []
      : [{ label: l10n.t('In Linear, without an item here'), kind: QuickPickItemKind.Separator }]),
    ...left.map(({ identifier, title, state }) => ({
      label: plainLabel(`${identifier} ${title}`),
      description: l10n.t('{0}; it stays as it is', state.name),
    })),
  ];
  const answer = await askSeveral({
    title: l10n.t('Push to {0} in {1}, {2}', team, workspace, under),
    placeholder:
      outage === undefined
        ? l10n.t('What is ticked is created or updated')
        : l10n.t('Linear cannot be asked now: what is ticked waits, and is created once'),
    rows,
  });
  return answer.kind === 'given' ? answer.value : undefined;
}

function row(planned: PlannedItem): QuickPickItem {
  const detail = planned.notes.map((note) => noteWords(note, l10n.t)).join(' ');
  return {
    label: plainLabel(planned.item.text),
    description: planWords(planned, l10n.t),
    ...(detail === '' ? {} : { detail }),
  };
}

/** Undefined when a question was left; nobody is an answer too. */
export async function askOwners({
  items,
}: PushPreview): Promise<ReadonlyMap<string, TrackerPerson | undefined> | undefined> {
  const owners = new Map<string, TrackerPerson | undefined>();
  for (const planned of items) {
    if (planned.plan !== 'create' || planned.owner.kind !== 'ambiguous') continue;
    const { owner, people } = planned.owner;
    const answer = await askOne<TrackerPerson | undefined>({
      title: l10n.t('Who is {0}?', owner),
      placeholder: planned.item.text,
      staysOpen: true,
      choices: [
        ...people.map((person) => ({
          label: person.fullName ?? person.name,
          ...(person.email === undefined ? {} : { description: person.email }),
          value: person,
        })),
        { label: l10n.t('Nobody'), icon: 'circle-slash', value: undefined },
      ],
    });
    if (answer.kind !== 'given') return undefined;
    owners.set(planned.key, answer.value);
  }
  return owners;
}
