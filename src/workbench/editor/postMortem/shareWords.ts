import type { IncidentState } from '../../../core/incident/state.ts';
import type { Check } from '../../../core/postmortem/check/check.ts';
import { fieldOf, type PostMortem } from '../../../core/postmortem/postMortem.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';
import { severityLabel } from '../../tree/rows/severityWords.ts';

interface Subject {
  readonly document: PostMortem;
  /** Absent where this window does not have the record. */
  readonly state: IncidentState | undefined;
  readonly playbook: Playbook;
}

/** The message to whoever is told: what it was, how severe, and where to read on. */
export function sharedWords({ document, state, playbook }: Subject, url: string, say: Say): string {
  const written = (document.title?.value ?? '').replace(/^\s*post-?\s?mortem\s*[:–—-]\s*/iu, '');
  const title = state !== undefined && state.title !== '' ? state.title : written;
  const severity =
    state?.severity === undefined
      ? (fieldOf(document, 'severity')?.text ?? '')
      : severityLabel(state.severity, playbook, say);
  if (title === '') return say('The post-mortem can be read: {0}', url);
  return severity === ''
    ? say('The post-mortem of “{0}” can be read: {1}', title, url)
    : say('The post-mortem of “{0}” ({1}) can be read: {2}', title, severity, url);
}

/** What came of publishing while nobody was told: what the record, where the window has it, holds and what it does not. */
export function publishedWords(
  {
    url,
    audience,
    state,
  }: { readonly url: string; readonly audience: string; readonly state: IncidentState | undefined },
  say: Say,
): string {
  if (state === undefined)
    return say(
      'Published: {0}. The words for {1} are copied. This window has no record of the incident, so nothing is recorded.',
      url,
      audience,
    );
  return state.timeline.some(({ event }) => event.type === 'postMortemShared' && event.data.url === url)
    ? say(
        'Published: {0}. The timeline says so, but not that anybody was told. The words for {1} are copied.',
        url,
        audience,
      )
    : say(
        'Published: {0}. The words for {1} are copied. It could not be written to the timeline; the Sitrep log says why.',
        url,
        audience,
      );
}

/** "12 checks are open, 6 of them warnings"; undefined where none is. */
export function openChecksWords(checks: readonly Pick<Check, 'severity'>[], say: Say): string | undefined {
  if (checks.length === 0) return undefined;
  const warnings = warningsIn(checks);
  const open = checks.length === 1 ? say('1 check is open') : say('{0} checks are open', checks.length);
  return warnings === 0 ? open : say('{0}, warnings among them: {1}', open, warnings);
}

export function warningsIn(checks: readonly Pick<Check, 'severity'>[]): number {
  return checks.filter(({ severity }) => severity !== 'information').length;
}
