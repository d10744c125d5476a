import type { Verdict } from '../../../core/changes/change.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import type { IncidentState, LinkedChange } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { Say } from '../../../core/say.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { changeIcon } from './icons.ts';
import { childId, leafRow, parentRow, siblingIds } from './row.ts';
import { actorName, joined, lines, oneLine, sentences } from './rowText.ts';
import { changeTarget } from './sourceTarget.ts';

export function changesSection(parent: string, state: IncidentState, context: RowContext): TreeNode {
  const { say } = context;
  const id = childId(parent, 'changes');
  const changes = [...state.changes].sort((a, b) => verdictRank(a.verdict) - verdictRank(b.verdict));
  const ids = siblingIds(
    id,
    changes.map(({ change }) => change.key),
  );
  const culprits = changes.filter(({ verdict }) => verdict === 'culprit').length;
  const summary = joined(
    changes.length === 0 ? say('none linked') : say('{0} linked', changes.length),
    culprits === 0 ? undefined : culprits === 1 ? say('1 culprit') : say('{0} culprits', culprits),
  );
  return parentRow(
    {
      id,
      ref: { kind: 'section', incident: state.id, section: 'changes' },
      label: say('Changes'),
      description: summary,
      accessibilityLabel: sentences(say('Changes: {0}', summary)),
      icon: { id: 'git-compare' },
      contextValue: 'section changes',
      collapse: 'expanded',
    },
    () => changes.map((linked, index) => changeNode(ids[index] ?? id, state.id, linked, context)),
  );
}

/** The culprit first, what was ruled out last; otherwise in the order in which they were linked. */
function verdictRank(verdict: Verdict): number {
  return verdict === 'culprit' ? 0 : verdict === 'open' ? 1 : 2;
}

function changeNode(id: string, incident: string, linked: LinkedChange, context: RowContext): TreeNode {
  const { nowMs, timeZone, say } = context;
  const { change, verdict } = linked;
  const { author, ...withoutAuthor } = change;
  const label = oneLine(describeChange(withoutAuthor));
  const who = author === undefined ? undefined : oneLine(author);
  const atMs = Date.parse(change.at);
  // Other tools write this time too: what no calendar has is unknown.
  const isDated = !Number.isNaN(atMs);
  const landed = isDated ? formatTimeNear(atMs, nowMs, timeZone) : say('unknown');
  const target = changeTarget(change, 'sitrep.openChange');
  return leafRow({
    id,
    ref: { kind: 'change', incident, change: change.key },
    label,
    description: joined(verdictWord(verdict, say), who, isDated ? landed : undefined),
    tooltip: lines(
      describeChange(change),
      verdictSentence(verdict, say),
      say('Landed: {0}', isDated ? formatMoment(atMs, timeZone) : landed),
      change.environment === undefined ? undefined : say('Environment: {0}', change.environment),
      change.repository,
      change.sha,
      change.url,
      say('Linked by {0} at {1}', actorName(linked.linkedBy, say), formatMoment(linked.linkedAtMs, timeZone)),
    ),
    accessibilityLabel: sentences(
      label,
      verdictSentence(verdict, say),
      who === undefined ? undefined : say('By {0}', who),
      say('Landed: {0}', landed),
    ),
    icon: changeIcon(change.kind, verdict),
    contextValue: `change ${verdict}${target === undefined ? '' : ' linked'}`,
    ...(target === undefined ? {} : { target }),
  });
}

function verdictWord(verdict: Verdict, say: Say): string | undefined {
  switch (verdict) {
    case 'culprit':
      return say('culprit');
    case 'cleared':
      return say('cleared');
    case 'open':
      return undefined;
  }
}

function verdictSentence(verdict: Verdict, say: Say): string | undefined {
  switch (verdict) {
    case 'culprit':
      return say('Marked as the culprit.');
    case 'cleared':
      return say('Cleared: it did not cause the incident.');
    case 'open':
      return undefined;
  }
}
