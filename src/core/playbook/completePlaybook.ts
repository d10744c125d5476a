import { isSeverityLevel } from '../incident/severity.ts';
import type { Cadence, Origin, Playbook, PostMortemRule, SeverityRule } from './playbook.ts';
import type { CadenceReading, PlaybookReading, PostMortemReading, SeverityReading, Stated } from './reading.ts';

/**
 * The team's playbook with each part it does not speak of taken from `base`, the default playbook. A list is
 * taken whole, from one or the other; only a scale of a single severity is filled up level by level.
 */
export function completePlaybook(reading: PlaybookReading, base: Playbook): Playbook {
  const postMortemTemplate = reading.postMortemTemplate ?? base.postMortemTemplate;
  const rota = reading.rota ?? base.rota;
  const history = reading.history ?? base.history;
  return {
    title: reading.title?.value ?? base.title,
    severities: completeSeverities(reading.severities, base.severities),
    process: either(reading.process, base.process),
    mitigation: either(reading.mitigation, base.mitigation),
    roles: either(reading.roles, base.roles),
    resolution: either(reading.resolution, base.resolution),
    postMortem: completePostMortem(reading.postMortem, base.postMortem),
    cadence: completeCadence(reading.cadence, base.cadence),
    templates: [
      ...reading.templates,
      ...base.templates.filter(({ kind }) => !reading.templates.some((template) => template.kind === kind)),
    ],
    ...(postMortemTemplate ? { postMortemTemplate } : {}),
    thresholds: either(reading.thresholds, base.thresholds),
    monitored: either(reading.monitored, base.monitored),
    ...(rota ? { rota } : {}),
    runbooks: either(reading.runbooks, base.runbooks),
    resources: either(reading.resources, base.resources),
    customerCare: either(reading.customerCare, base.customerCare),
    testing: either(reading.testing, base.testing),
    ...(history ? { history } : {}),
  };
}

function either<T>(team: readonly T[], base: readonly T[]): readonly T[] {
  return team.length > 0 ? team : base;
}

function completeSeverities(team: readonly SeverityReading[], base: readonly SeverityRule[]): readonly SeverityRule[] {
  const own = team.filter((severity): severity is SeverityReading & SeverityRule => isSeverityLevel(severity.level));
  if (own.length >= 2) return own;
  return base.map((rule) => own.find(({ level }) => level === rule.level) ?? rule);
}

function origin(stated: Stated<unknown> | undefined, base: Origin): Origin {
  return stated ? { from: 'team', line: stated.line } : base;
}

function completePostMortem(team: PostMortemReading, base: PostMortemRule): PostMortemRule {
  return {
    requiredFor: team.requiredFor?.value ?? base.requiredFor,
    withinMs: team.withinMs?.value ?? base.withinMs,
    sharedWith: team.sharedWith?.value ?? base.sharedWith,
    origin: origin(team.requiredFor, base.origin),
    withinOrigin: origin(team.withinMs, base.withinOrigin ?? base.origin),
    sharedWithOrigin: origin(team.sharedWith, base.sharedWithOrigin ?? base.origin),
    ...(team.actionItemsWithinMs === undefined
      ? {}
      : {
          actionItemsWithinMs: team.actionItemsWithinMs.value,
          actionItemsOrigin: origin(team.actionItemsWithinMs, base.origin),
        }),
  };
}

function completeCadence(team: CadenceReading, base: Cadence): Cadence {
  return {
    updateEveryMs: team.updateEveryMs?.value ?? base.updateEveryMs,
    stabilityWindowMs: team.stabilityWindowMs?.value ?? base.stabilityWindowMs,
    origin: origin(team.updateEveryMs, base.origin),
    stabilityOrigin: origin(team.stabilityWindowMs, base.stabilityOrigin ?? base.origin),
  };
}
