import { isWorking } from '../../../core/incident/phase.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { reasonsWords, type OfferedRunbook } from '../../runbook/offers.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { childId, leafRow, siblingIds } from './row.ts';
import { lines, oneLine, sentences } from './rowText.ts';
import { fileTarget } from './sourceTarget.ts';

const mostOffered = 5;

/** Under an incident that is worked on: the runbooks that fit it and were not started, each with why; or that none does. */
export function offerNodes(parent: string, state: IncidentState, context: RowContext): readonly TreeNode[] {
  const { say } = context;
  const offer = isWorking(state.phase) ? context.offers?.of(state) : undefined;
  switch (offer?.state) {
    case undefined:
    case 'unread':
      return [];
    case 'none': {
      const label = offer.searched === 0 ? say('No runbook in this workspace') : say('No runbook fits');
      const read = offer.searched === 1 ? say('1 was read') : say('{0} were read', offer.searched);
      return [
        leafRow({
          id: childId(parent, 'offer:none'),
          ref: { kind: 'other' },
          label,
          ...(offer.searched === 0 ? {} : { description: read }),
          tooltip: say('None names this incident’s alerts, components or words. “Start runbook…” lists all of them.'),
          accessibilityLabel: sentences(label, offer.searched === 0 ? undefined : read),
          icon: { id: 'info' },
          contextValue: 'noOffer',
        }),
      ];
    }
    case 'found': {
      const started = new Set(state.runs.map(({ uri }) => uri));
      const fresh = offer.runbooks.filter(({ file }) => !started.has(file.uri)).slice(0, mostOffered);
      const ids = siblingIds(
        parent,
        fresh.map(({ file }) => `offer:${file.uri}`),
      );
      return fresh.map((offered, index) => offerNode(ids[index] ?? parent, state.id, offered, context));
    }
  }
}

function offerNode(
  id: string,
  incident: string,
  { file: { uri, path, runbook }, reasons }: OfferedRunbook,
  { say }: RowContext,
): TreeNode {
  const title = oneLine(runbook.title) || path;
  const why = oneLine(reasonsWords(reasons, say));
  const target = fileTarget(uri, runbook.steps[0]?.line ?? 0, runbook.steps[0]?.line ?? 0);
  return leafRow({
    id,
    ref: { kind: 'offered', incident, uri },
    label: title,
    description: say('fits: {0}', why),
    tooltip: lines(title, say('It fits the incident by {0}', why), path),
    accessibilityLabel: sentences(say('Runbook {0}', title), say('not started'), say('fits: {0}', why)),
    icon: { id: 'lightbulb' },
    contextValue: 'offered',
    ...(target === undefined ? {} : { target }),
  });
}
