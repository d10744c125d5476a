import { l10n, ProgressLocation, QuickPickItemKind, window, type QuickPickItem, type Uri } from 'vscode';
import type { PlannedItem, PushPreview } from '../../../app/actionItems/actionItems.ts';
import type { StopSignal } from '../../../app/ports.ts';
import type { TrackerPerson } from '../../../core/tracker/issue.ts';
import { noteWords, outcomeWords, planWords } from '../../actionItems/itemWords.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings.ts';
import { askOne } from '../ask/askOne.ts';
import { plainLabel } from '../ask/plainLabel.ts';
import { settled } from '../subject.ts';
import { mayAsk } from './document.ts';
import { hasTeam, isConnected } from './linear.ts';

interface ItemRow extends QuickPickItem {
  readonly key?: string;
}

/** Shows what a push would do, lets the person choose, asks who an owner of several is, and pushes. */
export async function pushFrom(parts: Parts, uri: Uri): Promise<void> {
  const { actionItems, notify } = parts;
  if (actionItems === undefined || !mayAsk(parts)) return;
  if (!(await isConnected(parts)) || !(await hasTeam(parts))) return;
  const document = uri.toString();
  const title = l10n.t('Reading Linear…');
  const preview = settled(parts, await busy(title, (stop) => actionItems.preview(document, undefined, stop)));
  if (preview === undefined) return;
  if (preview.items.every(({ plan }) => plan === 'skip')) {
    notify.result(
      preview.items.length === 0
        ? l10n.t('This post-mortem has no action items yet.')
        : l10n.t(
            'Nothing to send: {0}.',
            [...new Set(preview.items.map((item) => planWords(item, l10n.t)))].join('; '),
          ),
    );
    return;
  }
  const keys = await choose(preview);
  if (keys === undefined || keys.length === 0) return;
  const chosen = { ...preview, items: preview.items.filter(({ key }) => keys.includes(key)) };
  const owners = await askOwners(chosen);
  if (owners === undefined) return;
  const sending = l10n.t('Sending action items to Linear…');
  const outcome = settled(parts, await busy(sending, (stop) => actionItems.push(chosen, owners, stop)));
  if (outcome !== undefined) notify.result(outcomeWords(outcome, l10n.t, timeZone()));
}

/** With a bar that can be stopped. */
export function busy<T>(title: string, work: (stop: StopSignal) => Promise<T>): Promise<T> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return Promise.resolve(
    window.withProgress(options, (_, token) => {
      const stop = new AbortController();
      const subscription = token.onCancellationRequested(() => stop.abort());
      return work(stop.signal).finally(() => void subscription.dispose());
    }),
  );
}

async function choose({ items, team, workspace, parent }: PushPreview): Promise<readonly string[] | undefined> {
  const sent = items.filter(({ plan }) => plan !== 'skip');
  const skipped = items.filter(({ plan }) => plan === 'skip');
  const under =
    parent === undefined
      ? l10n.t('as issues of their own')
      : l10n.t('under {0}', parent.identifier ?? l10n.t('a new issue “{0}”', parent.title));
  const rows: readonly ItemRow[] = [
    ...sent.map((planned) => ({ ...row(planned), picked: true, key: planned.key })),
    ...(skipped.length === 0 ? [] : [{ label: l10n.t('Passed over'), kind: QuickPickItemKind.Separator }]),
    ...skipped.map((planned) => row(planned)),
  ];
  const picked = await window.showQuickPick(rows, {
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    title: l10n.t('Push to {0} in {1}, {2}', team, workspace, under),
    placeHolder: l10n.t('What is ticked is created or updated'),
  });
  return picked?.flatMap(({ key }) => key ?? []);
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
async function askOwners({ items }: PushPreview): Promise<ReadonlyMap<string, TrackerPerson | undefined> | undefined> {
  const owners = new Map<string, TrackerPerson | undefined>();
  for (const planned of items) {
    if (planned.plan !== 'create' || planned.owner.kind !== 'ambiguous') continue;
    const { owner, people } = planned.owner;
    const answer = await askOne<TrackerPerson | undefined>({
      title: l10n.t('Who is {0}?', owner),
      placeholder: planned.item.text,
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
