import { l10n } from 'vscode';
import { formatDuration } from '../../../core/duration.ts';
import { parseMoment } from '../../../core/momentText.ts';
import { formatMoment } from '../../../core/moment.ts';
import { timeZone } from '../../settings/settings.ts';
import { momentProblemWords } from '../../words.ts';
import { given, type Answer, type Place } from './answer.ts';
import { askText, type Remark } from './askText.ts';

interface MomentQuestion {
  readonly title: string;
  readonly value?: string;
  readonly place?: Place;
  readonly now: () => number;
}

/** Asks for a moment in the past and shows, while it is typed, how it is understood. */
export async function askMoment({ now, ...question }: MomentQuestion): Promise<Answer<number>> {
  const zone = timeZone();
  const remark = (text: string): Remark => {
    const nowMs = now();
    const reading = parseMoment(text, { nowMs, timeZone: zone });
    if (!reading.ok) return { kind: 'error', message: momentProblemWords(reading.failure, l10n.t) };
    const ago = formatDuration(nowMs - reading.value, l10n.t);
    return { kind: 'hint', message: l10n.t('{0}, {1} ago', formatMoment(reading.value, zone), ago) };
  };
  const answer = await askText({
    ...question,
    prompt: l10n.t('Times are read in {0}.', zone),
    placeholder: l10n.t('03:12, 2026-11-24 03:12, 03:12 UTC or 20 min ago'),
    remark,
  });
  if (answer.kind !== 'given') return answer;
  const reading = parseMoment(answer.value, { nowMs: now(), timeZone: zone });
  // Read once more: while the box was open, "23:59" may have become today's.
  return reading.ok ? given(reading.value) : { kind: 'left' };
}
