import type { SeveritySuggestion } from '../../../core/playbook/severities/severityHelp.ts';
import type { Say } from '../../../core/say.ts';

/** Why a severity is suggested, with the line of the playbook that says so. */
export function severityReason({ because, origin }: SeveritySuggestion, say: Say): string {
  const place =
    origin.from === 'team'
      ? say('your playbook, line {0}', origin.line + 1)
      : say('the default playbook, line {0}', origin.line + 1);
  return because.kind === 'threshold'
    ? say('{0}: {1} against the limit {2} ({3})', because.metric, because.measured, because.limit.written, place)
    : say('“{0}” ({1})', because.said, place);
}
