import type { IncidentChanges } from '../../../app/changes/incidentChanges.ts';
import type { Change, Verdict } from '../../../core/changes/change.ts';
import type { Suspect } from '../../../core/changes/suspects/ranking.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import { isEnded } from '../../../core/incident/phase.ts';
import type { IncidentState, LinkedChange } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { Say } from '../../../core/say.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { deploysGroup } from './deploys.ts';
import { changeIcon } from './icons.ts';
import { likelihoodWord } from './reasonWords.ts';
import { rollbackRows } from './rollbacks.ts';
import { childId, leafRow, parentRow, siblingIds } from './row.ts';
import { actorName, joined, lines, oneLine, sentences } from './rowText.ts';
import { sourceRows } from './sourceStates.ts';
import { changeTarget } from './sourceTarget.ts';
import { reasonRows, suspectsGroup } from './suspects.ts';

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
    () => {
      const ranked = isEnded(state.phase) ? undefined : context.suspects?.of(state.id);
      const suspectOf = new Map(ranked?.ranking?.suspects.map((suspect) => [suspect.key, suspect]));
      return [
        ...rollbackRows(id, state, context),
        ...changes.map((linked, index) =>
          changeNode(
            ids[index] ?? id,
            state.id,
            { linked, suspect: suspectOf.get(linked.change.key), known: ranked?.changes },
            context,
          ),
        ),
        ...(ranked === undefined
          ? []
          : [
              ...deploysGroup(id, state, ranked, context),
              suspectsGroup(id, state, ranked, context),
              ...sourceRows(id, state.id, ranked.changes, context),
            ]),
      ];
    },
  );
}

/** The culprit first, what was ruled out last; otherwise in the order in which they were linked. */
function verdictRank(verdict: Verdict): number {
  return verdict === 'culprit' ? 0 : verdict === 'open' ? 1 : 2;
}

interface Judged {
  /** Unset where the incident has ended: nothing is asked any more. */
  readonly known: IncidentChanges | undefined;
  readonly linked: LinkedChange;
  readonly suspect: Suspect | undefined;
}

function changeNode(id: string, incident: string, { linked, suspect, known }: Judged, context: RowContext): TreeNode {
  const { nowMs, timeZone, say } = context;
  const { verdict } = linked;
  const change = landedSince(linked.change, known);
  const { author, ...withoutAuthor } = change;
  const label = oneLine(describeChange(withoutAuthor));
  const who = author === undefined ? undefined : oneLine(author);
  const atMs = Date.parse(change.at);
  // Other tools write this time too: what no calendar has is unknown.
  const isDated = !Number.isNaN(atMs);
  const moment = isDated ? formatTimeNear(atMs, nowMs, timeZone) : say('unknown');
  const target = changeTarget(change, 'sitrep.openChange');
  const word = suspect === undefined || verdict !== 'open' ? undefined : likelihoodWord(suspect.likelihood, say);
  const reasons = suspect?.reasons ?? [];
  const row = {
    id,
    ref: { kind: 'change' as const, incident, change: change.key },
    label,
    description: joined(verdictWord(verdict, say), word, who, shortMoment(change, isDated ? moment : undefined, say)),
    tooltip: lines(
      describeChange(change),
      verdictSentence(verdict, say),
      momentLine(change, isDated ? formatMoment(atMs, timeZone) : moment, say),
      change.environment === undefined ? undefined : say('Environment: {0}', change.environment),
      change.repository,
      change.sha,
      change.url,
      say('Linked by {0} at {1}', actorName(linked.linkedBy, say), formatMoment(linked.linkedAtMs, timeZone)),
    ),
    accessibilityLabel: sentences(
      label,
      verdictSentence(verdict, say),
      word,
      who === undefined ? undefined : say('By {0}', who),
      momentLine(change, moment, say),
    ),
    icon: changeIcon(change.kind, verdict),
    contextValue: [
      'change',
      verdict,
      ...(target === undefined ? [] : ['linked']),
      ...(change.sha === undefined ? [] : ['diffable']),
      ...(change.kind === 'deploy' || change.sha === undefined ? [] : ['revertable']),
    ].join(' '),
    ...(target === undefined ? {} : { target }),
  };
  return reasons.length === 0
    ? leafRow(row)
    : parentRow({ ...row, collapse: 'collapsed' }, () => reasonRows(id, incident, reasons, context));
}

/** What a source says of it now: a pull request that was open when it was linked may be merged since. */
function landedSince(change: Change, known: IncidentChanges | undefined): Change {
  if (change.unmerged === undefined) return change;
  return known?.changes.find((collected) => collected.change.key === change.key)?.change ?? change;
}

function shortMoment({ unmerged }: Change, moment: string | undefined, say: Say): string | undefined {
  if (unmerged === undefined || moment === undefined) return moment;
  return unmerged === 'draft' ? say('draft, opened {0}', moment) : say('not merged, opened {0}', moment);
}

/** "Landed" is said of what is merged or deployed only. */
function momentLine({ unmerged }: Change, moment: string, say: Say): string {
  switch (unmerged) {
    case undefined:
      return say('Landed: {0}', moment);
    case 'draft':
      return say('Draft, not merged. Opened: {0}', moment);
    case 'open':
      return say('Not merged. Opened: {0}', moment);
  }
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
