import type { CollectedChange } from '../../../app/changes/incidentChanges.ts';
import type { RankedChanges } from '../../../app/changes/suspectRanking.ts';
import type { Change } from '../../../core/changes/change.ts';
import type { Reason, Suspect } from '../../../core/changes/suspects/ranking.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { Say } from '../../../core/say.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { changeIcon } from './icons.ts';
import { judgedLabel, likelihoodWord, reasonWords } from './reasonWords.ts';
import { childId, leafRow, parentRow, siblingIds } from './row.ts';
import { joined, lines, oneLine, sentences } from './rowText.ts';

/** How many are shown before somebody asks for all: those that stand out, and one more than none. */
const fewest = 3;
const most = 6;
const all = 100;

/** The changes that may have caused it, the likeliest first. What is linked already is above and not shown twice. */
export function suspectsGroup(
  parent: string,
  state: IncidentState,
  { changes, ranking }: RankedChanges,
  context: RowContext,
): TreeNode {
  const { say } = context;
  const id = childId(parent, 'suspects');
  const label = say('Suspects');
  const count = ranking?.suspects.length ?? changes.changes.length;
  const isReading = changes.sources.some(({ load }) => load === 'loading' || load === 'idle');
  const linked = new Set(state.changes.map(({ change }) => change.key));
  const above = ranking?.suspects.filter(({ key }) => linked.has(key)).length ?? 0;
  const amount = amountWords(count - above, above > 0, say);
  const description =
    count === 0
      ? isReading
        ? say('looking for changes…')
        : say('no change found')
      : ranking === undefined
        ? say('{0}, being ranked…', amount)
        : changes.exact === undefined
          ? amount
          : say('{0} since the last good deploy', amount);
  return parentRow(
    {
      id,
      ref: { kind: 'suspects', incident: state.id },
      label,
      description,
      tooltip: lines(
        say('{0}: {1}', label, description),
        say('Changes that may have caused this, the likeliest first. Expand one for the reasons.'),
      ),
      accessibilityLabel: sentences(say('{0}: {1}', label, description)),
      icon: { id: 'search' },
      contextValue: 'suspects',
      collapse: 'expanded',
    },
    () => suspectRows(id, state, { changes, ...(ranking === undefined ? {} : { ranking }) }, context),
  );
}

/** Linked ones are counted above, where their rows are. */
function amountWords(count: number, isRest: boolean, say: Say): string {
  if (isRest) return count === 1 ? say('1 more change') : say('{0} more changes', count);
  return count === 1 ? say('1 change') : say('{0} changes', count);
}

function suspectRows(
  parent: string,
  state: IncidentState,
  { changes, ranking }: RankedChanges,
  context: RowContext,
): readonly TreeNode[] {
  if (ranking === undefined) return [];
  const linked = new Set(state.changes.map(({ change }) => change.key));
  const known = new Map(changes.changes.map((collected) => [collected.change.key, collected]));
  const open = ranking.suspects.filter(({ key }) => !linked.has(key) && known.has(key));
  const showsAll = context.suspects?.showsAll(state.id) === true;
  const standing = open.filter(({ likelihood }) => likelihood !== 'unlikely').length;
  const count = showsAll ? all : Math.min(most, Math.max(fewest, standing));
  const shown = open.slice(0, count);
  const ids = siblingIds(
    parent,
    shown.map(({ key }) => key),
  );
  const rows = shown.flatMap((suspect, index) => {
    const collected = known.get(suspect.key);
    return collected === undefined ? [] : [suspectRow(ids[index] ?? parent, state.id, collected, suspect, context)];
  });
  const first = ranking.suspects[0]?.probability ?? 0;
  const none = ranking.none > first ? [noneRow(parent, state.id, ranking.none, context)] : [];
  const left = open.length - shown.length;
  return [
    ...none,
    ...rows,
    ...(left > 0 && !showsAll
      ? [moreRow(parent, state.id, left, standing > count ? 'some' : 'unlikely', context)]
      : []),
  ];
}

/** Said plainly when it wins: the list must not look like an answer then. */
function noneRow(parent: string, incident: string, none: number, { say }: RowContext): TreeNode {
  const label = none >= 0.5 ? say('Probably none of these') : say('Possibly none of these');
  const tooltip = say(
    'Nothing in what is known points at one of these changes: {0} that none of them did it. Add an error log, or look at what changed elsewhere.',
    percent(none),
  );
  return leafRow({
    id: childId(parent, '~none'),
    ref: { kind: 'suspects', incident },
    label,
    description: say('add an error log to know more'),
    tooltip,
    accessibilityLabel: sentences(label, tooltip),
    icon: { id: 'question' },
    contextValue: 'noneOfThese',
  });
}

function moreRow(
  parent: string,
  incident: string,
  left: number,
  which: 'unlikely' | 'some',
  { say }: RowContext,
): TreeNode {
  return leafRow({
    id: childId(parent, '~more'),
    ref: { kind: 'suspects', incident },
    label: say('Show more'),
    description: which === 'unlikely' ? say('{0} unlikely', left) : say('{0} more', left),
    accessibilityLabel: sentences(say('Show more suspects, {0} left', left)),
    icon: { id: 'chevron-down' },
    contextValue: 'moreSuspects',
    target: { kind: 'command', command: 'sitrep.showAllSuspects' },
  });
}

export function suspectRow(
  id: string,
  incident: string,
  { change, sources }: CollectedChange,
  suspect: Suspect | undefined,
  context: RowContext,
): TreeNode {
  const { nowMs, timeZone, say } = context;
  const label = changeLabel(change);
  const who = change.author === undefined ? undefined : oneLine(change.author);
  const word = suspect === undefined ? undefined : likelihoodWord(suspect.likelihood, say);
  const atMs = Date.parse(change.at);
  const landed = Number.isNaN(atMs) ? undefined : formatTimeNear(atMs, nowMs, timeZone);
  const reasons = suspect?.reasons ?? [];
  const row = {
    id,
    ref: { kind: 'change' as const, incident, change: change.key },
    // First, as a narrow side bar cuts what comes after.
    label: suspect === undefined ? label : judgedLabel(suspect.likelihood, label, say),
    description: joined(who, landed),
    tooltip: lines(
      describeChange(change),
      suspect === undefined ? undefined : say('{0} ({1})', word ?? '', percent(suspect.probability)),
      ...reasons.map((reason) => `${reason.weight < 0 ? '−' : '+'} ${reasonWords(reason, say)}`),
      Number.isNaN(atMs) ? undefined : say('Landed: {0}', formatMoment(atMs, timeZone)),
      change.sha,
      change.url,
      say('Known from: {0}', sources.join(', ')),
    ),
    accessibilityLabel: sentences(label, word, who === undefined ? undefined : say('By {0}', who), landed),
    icon: changeIcon(change.kind, 'open'),
    contextValue: candidateWords('suspect', change),
  };
  if (reasons.length === 0) return leafRow(row);
  return parentRow({ ...row, collapse: 'collapsed' }, () => reasonRows(id, incident, reasons, context));
}

export function reasonRows(
  parent: string,
  incident: string,
  reasons: readonly Reason[],
  { say }: RowContext,
): readonly TreeNode[] {
  return reasons.map((reason, index) => {
    const words = reasonWords(reason, say);
    const speaksAgainst = reason.weight < 0;
    const place = placeOf(reason);
    return leafRow({
      id: childId(parent, `reason:${index}`),
      ref: place === undefined ? { kind: 'other' } : { kind: 'place', incident, ...place },
      label: words,
      ...(speaksAgainst ? { description: say('speaks against it') } : {}),
      tooltip: words,
      accessibilityLabel: sentences(words, speaksAgainst ? say('speaks against it') : undefined),
      icon: reasonIcon(reason),
      contextValue: place === undefined ? 'reason' : 'reason place',
      ...(place === undefined ? {} : { target: { kind: 'command' as const, command: 'sitrep.openPlace' } }),
    });
  });
}

function placeOf(reason: Reason): { readonly path: string; readonly line?: number } | undefined {
  switch (reason.kind) {
    case 'frame':
      return { path: reason.path, ...(reason.line === undefined ? {} : { line: reason.line }) };
    case 'blame':
      return { path: reason.path, line: reason.line };
    case 'path':
      return { path: reason.path };
    default:
      return undefined;
  }
}

function reasonIcon(reason: Reason): { readonly id: string } {
  if (reason.weight < 0) return { id: 'dash' };
  switch (reason.kind) {
    case 'frame':
    case 'blame':
    case 'path':
      return { id: 'go-to-file' };
    case 'time':
    case 'afterStart':
      return { id: 'clock' };
    default:
      return { id: 'add' };
  }
}

/** The words that bring a candidate's menus. */
export function candidateWords(first: 'suspect' | 'carried', { sha, url, kind }: Change): string {
  return [
    first,
    'candidate',
    ...(sha === undefined ? [] : ['diffable']),
    ...(url === undefined ? [] : ['paged']),
    ...(kind === 'deploy' || sha === undefined ? [] : ['revertable']),
  ].join(' ');
}

export function changeLabel(change: Change): string {
  const { author: _, ...withoutAuthor } = change;
  return oneLine(describeChange(withoutAuthor));
}

export function percent(probability: number): string {
  if (probability > 0.99) return '> 99 %';
  return probability < 0.01 ? '< 1 %' : `${Math.round(probability * 100)} %`;
}
