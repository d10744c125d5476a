import type { SeverityLevel } from '../../../core/incident/severity.ts';
import type { Playbook, SeverityRule } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';
import { lines, oneLine } from './rowText.ts';

export function severityRule(severity: SeverityLevel | undefined, { severities }: Playbook): SeverityRule | undefined {
  return severities.find(({ level }) => level === severity);
}

/** "Sev 1", or as the team's playbook calls it. */
export function severityLabel(severity: SeverityLevel | undefined, playbook: Playbook, say: Say): string {
  if (severity === undefined) return say('Severity unknown');
  return oneLine(severityRule(severity, playbook)?.label ?? say('Sev {0}', severity));
}

/** "Sev 1 · Critical" */
export function severityName(severity: SeverityLevel | undefined, playbook: Playbook, say: Say): string {
  const label = severityLabel(severity, playbook, say);
  const name = oneLine(severityRule(severity, playbook)?.name ?? '');
  return name === '' ? label : `${label} · ${name}`;
}

/** What the playbook says about a severity. */
export function severityDefinition(severity: SeverityLevel | undefined, playbook: Playbook, say: Say): string {
  const rule = severityRule(severity, playbook);
  if (rule === undefined) return say('The playbook does not define this severity.');
  const pages = rule.pages.length > 0 ? rule.pages.join(', ') : (rule.pageNote ?? say('nobody'));
  return lines(
    rule.definition,
    ...rule.examples.map((example) => `• ${example}`),
    rule.respondWithin === undefined ? undefined : say('Respond: {0}', rule.respondWithin),
    say('Pages: {0}', pages),
  );
}
