import { formatElapsed } from '../../../core/duration.ts';
import { moveOf } from '../../../core/incident/rollbackLines.ts';
import type { IncidentState, RollbackRun } from '../../../core/incident/state.ts';
import { formatMoment } from '../../../core/moment.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { rollbackIcon } from './icons.ts';
import { leafRow, siblingIds } from './row.ts';
import { joined, lines, sentences } from './rowText.ts';

/** Rollbacks of this incident, newest first: one that is still watched, and what was read back of the others. */
export function rollbackRows(parent: string, state: IncidentState, context: RowContext): readonly TreeNode[] {
  const newestFirst = [...state.rollbacks].reverse();
  const ids = siblingIds(
    parent,
    newestFirst.map(({ id }) => `rollback:${id}`),
  );
  return newestFirst.map((run, index) => rollbackRow(ids[index] ?? parent, run, context));
}

function rollbackRow(id: string, { requested, requestedAtMs, finished }: RollbackRun, context: RowContext): TreeNode {
  const { say, nowMs, timeZone } = context;
  const { project, environment, to, from, vendor } = requested;
  const target = to.tag ?? to.sha?.slice(0, 8) ?? to.id;
  const label = runLabel(requested, target, say);
  const age = formatElapsed(Math.max(0, nowMs - requestedAtMs), say);
  const word = finished === undefined ? say('waiting for {0}, {1}', vendor, age) : outcomeWord(finished.outcome, say);
  const description = joined(word, project, environment);
  return leafRow({
    id,
    ref: { kind: 'other' },
    label,
    description,
    tooltip: lines(
      label,
      description,
      from === undefined ? undefined : say('From {0}', from.sha ?? from.id),
      say('To {0}', to.sha ?? to.id),
      say('Requested at {0}', formatMoment(requestedAtMs, timeZone)),
      finished?.vendorWord === undefined ? undefined : say('{0} says: {1}', vendor, finished.vendorWord),
    ),
    accessibilityLabel: sentences(label, description),
    icon: finished === undefined ? { id: 'loading~spin' } : rollbackIcon(finished.outcome),
    contextValue: 'rollback',
  });
}

function runLabel(requested: RollbackRun['requested'], target: string, say: RowContext['say']): string {
  switch (moveOf(requested)) {
    case 'back':
      return say('Rollback to {0}', target);
    case 'forward':
      return say('Roll forward to {0}', target);
    case 'promotion':
      return say('Promotion of {0}', target);
  }
}

function outcomeWord(outcome: 'succeeded' | 'failed' | 'unknown', say: RowContext['say']): string {
  switch (outcome) {
    case 'succeeded':
      return say('succeeded');
    case 'failed':
      return say('failed');
    case 'unknown':
      return say('outcome unknown');
  }
}
