import { l10n } from 'vscode';
import { amendEntry, retractEntry } from '../../../app/entries.ts';
import { amendableText } from '../../../core/incident/amendable.ts';
import { describeEntry, entryTeller } from '../../../core/incident/describe.ts';
import type { IncidentState, TimelineEntry } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import type { TreeNode } from '../../tree/node.ts';
import { askMoment } from '../ask/askMoment.ts';
import { askOne } from '../ask/askOne.ts';
import { askText, required } from '../ask/askText.ts';
import { noted, walk } from '../ask/walk.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { joinLines, lineSign, splitLines } from './lines.ts';
import { askReason } from '../ask/askReason.ts';
import { openSource } from './sources.ts';
import { flowTitle, refOf, settled, subjectOf } from '../subject.ts';

type Ids = 'sitrep.editEntryTime' | 'sitrep.editEntryText' | 'sitrep.retractEntry' | 'sitrep.openEntrySource';

interface Picked {
  readonly state: IncidentState;
  readonly entry: TimelineEntry;
}

export function entries({ parts }: CommandContext): Pick<Handlers, Ids> {
  const { incidents } = parts;
  return {
    'sitrep.editEntryTime': async (node) => {
      const picked = await pickEntry(parts, node, l10n.t('Edit entry time'), () => true);
      if (picked === undefined) return;
      const { state, entry } = picked;
      const written = formatMoment(entry.atMs, timeZone());
      const answer = await askMoment({
        title: flowTitle(l10n.t('Edit entry time'), state),
        value: written,
        now: () => parts.clock.now(),
      });
      // The box shows whole minutes: what was not touched keeps its seconds.
      if (answer.kind !== 'given' || formatMoment(answer.value, timeZone()) === written) return;
      settled(parts, await amendEntry(incidents, state.id, entry.id, { atMs: answer.value }));
    },
    'sitrep.editEntryText': async (node) => {
      const picked = await pickEntry(parts, node, l10n.t('Edit entry text'), isAmendable);
      if (picked === undefined) return;
      const { state, entry } = picked;
      const before = amendableText(entry) ?? '';
      const sign = lineSign(before);
      const answer = await askText({
        title: flowTitle(l10n.t('Edit entry text'), state),
        prompt:
          sign === undefined
            ? l10n.t('What was written first stays in the record.')
            : l10n.t('{0} stands for a line break. What was written first stays in the record.', sign),
        value: sign === undefined ? before : joinLines(before, sign),
        maxLength: Math.max(20_000, before.length),
        remark: required(l10n.t('To take the entry off the timeline, retract it.')),
      });
      if (answer.kind !== 'given') return;
      const text = sign === undefined ? answer.value : splitLines(answer.value, sign);
      settled(parts, await amendEntry(incidents, state.id, entry.id, { text }));
    },
    'sitrep.retractEntry': async (node) => {
      const picked = await pickEntry(parts, node, l10n.t('Retract entry'), isRetractable);
      if (picked === undefined) return;
      const { state, entry } = picked;
      const reason = await askRetraction(state, entry);
      if (reason !== undefined) settled(parts, await retractEntry(incidents, state.id, entry.id, reason));
    },
    'sitrep.openEntrySource': async (node) => {
      const hasSource = ({ event }: TimelineEntry): boolean =>
        event.source !== undefined || event.type === 'changeLinked' || event.type === 'evidenceAdded';
      const picked = await pickEntry(parts, node, l10n.t('Open source of entry'), hasSource);
      if (picked !== undefined) await openSource(parts, picked.entry);
    },
  };
}

function isAmendable(entry: TimelineEntry): boolean {
  return amendableText(entry) !== undefined;
}

function isRetractable({ event }: TimelineEntry): boolean {
  return event.type !== 'declared';
}

/** A retraction cannot be retracted by hand, so it is asked for twice: why, and whether. */
async function askRetraction(state: IncidentState, entry: TimelineEntry): Promise<string | undefined> {
  const title = flowTitle(l10n.t('Retract entry'), state);
  const draft = await walk<{ readonly reason: string; readonly isSure: boolean }>({ reason: '', isSure: false }, [
    (before, place) => noted(askReason(title, before.reason, place), (reason) => ({ ...before, reason })),
    (before, place) =>
      noted(
        askOne({
          title,
          placeholder: l10n.t('This cannot be undone. The record keeps what was written.'),
          choices: [
            { label: l10n.t('Retract'), detail: describeEntry(entry, l10n.t).line, icon: 'trash', value: true },
            { label: l10n.t('Keep the entry'), icon: 'arrow-left', value: false },
          ],
          place,
        }),
        (isSure) => ({ ...before, isSure }),
      ),
  ]);
  return draft?.isSure === true ? draft.reason : undefined;
}

/** The row's entry, else one that is chosen, newest first. */
export async function pickEntry(
  parts: Parts,
  node: TreeNode | undefined,
  words: string,
  isOffered: (entry: TimelineEntry) => boolean,
): Promise<Picked | undefined> {
  const state = await subjectOf(parts, node);
  if (state === undefined) return undefined;
  const wanted = refOf(node, 'entry')?.entry;
  if (wanted !== undefined) {
    const entry = state.timeline.find(({ id }) => id === wanted);
    if (entry !== undefined && isOffered(entry)) return { state, entry };
    parts.notify.failure({ code: 'noSuchEntry', entry: wanted });
    return undefined;
  }
  const nowMs = parts.clock.now();
  const zone = timeZone();
  const answer = await askOne({
    title: flowTitle(words, state),
    placeholder: l10n.t('Which entry?'),
    choices: state.timeline
      .filter(isOffered)
      .reverse()
      .map((entry) => ({
        label: describeEntry(entry, l10n.t).line,
        description: [formatTimeNear(entry.atMs, nowMs, zone), entryTeller(entry, l10n.t)].join(' · '),
        value: entry,
      })),
  });
  return answer.kind === 'given' ? { state, entry: answer.value } : undefined;
}
