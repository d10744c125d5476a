import type { ClockName } from '../../../core/incident/event.ts';
import type { SeverityLevel } from '../../../core/incident/severity.ts';
import type { Origin, Playbook } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';
import { severityRule } from './severityWords.ts';

/** Whose rule a clock runs by, with its line. */
export function clockOriginWords(
  name: ClockName,
  severity: SeverityLevel | undefined,
  playbook: Playbook,
  say: Say,
): string | undefined {
  const origin = clockOrigin(name, severity, playbook);
  if (origin === undefined) return undefined;
  return origin.from === 'team' ? say('By your playbook, line {0}', origin.line + 1) : say('By the default playbook');
}

function clockOrigin(name: ClockName, severity: SeverityLevel | undefined, playbook: Playbook): Origin | undefined {
  const { cadence, postMortem } = playbook;
  const rule = severityRule(severity, playbook);
  const of = (field: string): Origin | undefined =>
    rule && { from: rule.origin.from, line: rule.lines?.[field] ?? rule.origin.line };
  switch (name) {
    case 'firstResponse':
      return of('respondWithin');
    case 'nextUpdate':
      return rule?.updateEveryMs === undefined ? cadence.origin : of('updateEvery');
    case 'stability':
      return cadence.stabilityOrigin ?? cadence.origin;
    case 'postMortem':
      return postMortem.withinOrigin ?? postMortem.origin;
  }
}
