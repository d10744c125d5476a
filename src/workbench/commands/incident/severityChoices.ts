import { formatDuration } from '../../../core/duration.ts';
import type { SeverityLevel } from '../../../core/incident/severity.ts';
import type { Playbook, SeverityRule } from '../../../core/playbook/playbook.ts';
import type { SeveritySuggestion } from '../../../core/playbook/severities/severityHelp.ts';
import { updateRhythmMs } from '../../../core/playbook/response/updateRhythm.ts';
import type { Say } from '../../../core/say.ts';
import { severityReason } from './severityReason.ts';

export interface SeverityChoice {
  readonly label: string;
  readonly icon?: string;
  readonly description: string;
  readonly detail: string;
  readonly value: SeverityLevel;
}

/** The playbook's severities, worst first, each with its definition; before it why a severity is suggested. */
export function severityChoices(
  { severities }: Playbook,
  say: Say,
  suggestions: readonly SeveritySuggestion[] = [],
): readonly SeverityChoice[] {
  return worstFirst(severities).map((rule) => {
    const suggestion = suggestions.find(({ level }) => level === rule.level);
    const reason = suggestion === undefined ? '' : say('Suggested: {0}', severityReason(suggestion, say));
    return {
      label: severityLabel(rule),
      // The blank one keeps the names in one column.
      ...(suggestions.length === 0 ? {} : { icon: suggestion === undefined ? 'blank' : 'lightbulb' }),
      description: joined([responseWords(rule, say), pagingWords(rule, say)]),
      detail: joined([reason, rule.definition]),
      value: rule.level,
    };
  });
}

/** The same, each with what would change for an incident that has `from` now. */
export function severityChanges(
  playbook: Playbook,
  from: SeverityLevel | undefined,
  say: Say,
): readonly SeverityChoice[] {
  const before = playbook.severities.find(({ level }) => level === from);
  return worstFirst(playbook.severities)
    .filter(({ level }) => level !== from)
    .map((rule) => ({
      label: severityLabel(rule),
      description: rule.definition,
      detail: joined(difference(before, rule, playbook, say)),
      value: rule.level,
    }));
}

export function severityLabel({ label, name }: Pick<SeverityRule, 'label' | 'name'>): string {
  return name === '' ? label : `${label} ${name}`;
}

function difference(
  before: SeverityRule | undefined,
  after: SeverityRule,
  playbook: Playbook,
  say: Say,
): readonly string[] {
  const { postMortem } = playbook;
  const was = (now: string, then: string | undefined): string =>
    then === undefined || then === '' || then === now ? now : say('{0} (was: {1})', now, then);
  const response = responseWords(after, say);
  const required = postMortem.requiredFor.includes(after.level);
  const wasRequired = before !== undefined && postMortem.requiredFor.includes(before.level);
  const duty = required
    ? say('post-mortem within {0}', formatDuration(postMortem.withinMs, say))
    : wasRequired
      ? say('no post-mortem required any more')
      : '';
  return [
    was(pagingWords(after, say), before && pagingWords(before, say)),
    response === '' ? '' : was(response, before && responseWords(before, say)),
    was(rhythmWords(after, playbook, say), before && rhythmWords(before, playbook, say)),
    duty,
  ];
}

function rhythmWords(rule: SeverityRule, playbook: Playbook, say: Say): string {
  const everyMs = updateRhythmMs(rule, playbook);
  return everyMs === undefined ? say('no update clock') : say('update every {0}', formatDuration(everyMs, say));
}

function responseWords({ respondWithinMs, respondWithin }: SeverityRule, say: Say): string {
  if (respondWithinMs !== undefined) return say('respond within {0}', formatDuration(respondWithinMs, say));
  return respondWithin === undefined ? '' : say('respond: {0}', respondWithin);
}

function pagingWords({ pages, pageNote }: SeverityRule, say: Say): string {
  if (pages.length > 0) return say('pages {0}', pages.join(', '));
  return pageNote ?? say('pages nobody');
}

function joined(words: readonly string[]): string {
  return words.filter((said) => said !== '').join(' · ');
}

function worstFirst(severities: readonly SeverityRule[]): readonly SeverityRule[] {
  return [...severities].sort((a, b) => a.level - b.level);
}
