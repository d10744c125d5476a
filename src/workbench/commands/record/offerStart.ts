import { l10n } from 'vscode';
import { correctStart } from '../../../app/lifecycle.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { OfferedStart } from '../../../core/evidence/firstError.ts';
import { describeEntry } from '../../../core/incident/describe.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { formatTimeNear } from '../../../core/moment.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { settled } from '../subject.ts';

const minuteMs = 60_000;

/** Offers to set the start to the first error; `words` say what became of the log. */
export function offerStart(
  parts: Parts,
  { id, startedAtMs }: IncidentState,
  { entry, atMs, isOfLog }: OfferedStart,
  words: string,
): void {
  const time = formatTimeNear(atMs, startedAtMs, timeZone());
  const minutes = Math.floor(startedAtMs / minuteMs) - Math.floor(atMs / minuteMs);
  const before = formatDuration(minutes * minuteMs, l10n.t);
  const message = isOfLog
    ? l10n.t('{0} Its first error is at {1}, {2} before the start of the incident.', words, time, before)
    : l10n.t('{0} The first error of all logs is at {1}, {2} before the start of the incident.', words, time, before);
  const set = async (): Promise<void> => {
    const reason = l10n.t('First error of “{0}”', describeEntry(entry, l10n.t).line);
    settled(parts, await correctStart(parts.incidents, id, { atMs, reason }));
  };
  parts.notify.offer(message, { label: l10n.t('Set start to {0}', time), run: set });
}
