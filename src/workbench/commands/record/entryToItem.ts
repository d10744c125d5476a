import { l10n, workspace, type Uri } from 'vscode';
import { entryToItem } from '../../../core/postmortem/edit/entryToItem.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { postMortemFiles } from '../../actionItems/postMortemFiles.ts';
import { askOne } from '../ask/askOne.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled } from '../subject.ts';
import { pickEntry } from './entries.ts';
import { openPostMortem, recordedPostMortem } from './postMortem.ts';

/** Makes an action item of an entry, in the incident's post-mortem; where there is none, offers to draft it first. */
export function entryItems(context: CommandContext): Pick<Handlers, 'sitrep.makeEntryActionItem'> {
  const { parts } = context;
  return {
    'sitrep.makeEntryActionItem': async (node) => {
      const picked = await pickEntry(parts, node, l10n.t('Make action item'), () => true);
      if (picked === undefined) return;
      const { state, entry } = picked;
      const uri = (await recordedPostMortem(state)) ?? (await draftFirst(context, state));
      if (uri === undefined) return;
      const made: boolean[] = [];
      const edited = await postMortemFiles().edit(uri.toString(), (document) => {
        const edits = entryToItem(document, entry, state);
        made.push(edits !== undefined);
        return edits ?? [];
      });
      if (settled(parts, edited) === undefined) return;
      const path = workspace.asRelativePath(uri);
      parts.notify.result(
        made.includes(true)
          ? l10n.t('Added to the action items of {0}.', path)
          : l10n.t('{0} has this action item already.', path),
      );
    },
  };
}

async function draftFirst(context: CommandContext, state: IncidentState): Promise<Uri | undefined> {
  const { parts } = context;
  const answer = await askOne({
    title: flowTitle(l10n.t('Make action item'), state),
    placeholder: l10n.t('Action items stand in the post-mortem, and this incident has none yet.'),
    choices: [
      { label: l10n.t('Draft the post-mortem and add the item'), icon: 'notebook', value: true },
      { label: l10n.t('Leave it'), icon: 'close', value: false },
    ],
  });
  if (answer.kind !== 'given' || !answer.value) return undefined;
  await openPostMortem(context, state);
  const drafted = settled(parts, await parts.incidents.get(state.id));
  return drafted === undefined ? undefined : recordedPostMortem(drafted);
}
