import { linkChanges } from '../../../app/changes.ts';
import { openPlace } from '../../places/openPlace.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { refOf, settled, subjectOf } from '../subject.ts';
import { openDiff } from './openDiff.ts';
import { suspectOf } from './suspectOf.ts';
import { pickLinked } from './pickLinked.ts';
import { l10n } from 'vscode';

type Ids =
  | 'sitrep.linkSuspect'
  | 'sitrep.openChangeDiff'
  | 'sitrep.showAllSuspects'
  | 'sitrep.refreshChanges'
  | 'sitrep.openPlace';

export function suspects(context: CommandContext): Pick<Handlers, Ids> {
  const { parts, views } = context;
  return {
    'sitrep.linkSuspect': async (node) => {
      const suspect = suspectOf(parts, node);
      if (suspect === undefined) {
        parts.notify.failure({ code: 'noSuchEntry', entry: refOf(node, 'change')?.change ?? '' });
        return;
      }
      settled(parts, await linkChanges(parts.incidents, suspect.incident, [suspect.change]));
    },
    'sitrep.openChangeDiff': async (node) => {
      const suspect = suspectOf(parts, node);
      if (suspect !== undefined) return openDiff(parts, suspect.incident, suspect.change);
      const picked = await pickLinked(
        context,
        node,
        l10n.t('Open changes'),
        ({ change: { sha } }) => sha !== undefined,
      );
      if (picked !== undefined) await openDiff(parts, picked.state.id, picked.linked.change);
    },
    'sitrep.showAllSuspects': (node) => {
      const incident = refOf(node, 'suspects')?.incident;
      if (incident !== undefined) views.showAllSuspects(incident);
      return Promise.resolve();
    },
    'sitrep.refreshChanges': async (node) => {
      const state = await subjectOf(parts, node);
      if (state !== undefined) await parts.changes.collector.refresh(state.id);
    },
    'sitrep.openPlace': async (node) => {
      const place = refOf(node, 'place');
      if (place !== undefined) await openPlace(parts, place);
    },
  };
}
