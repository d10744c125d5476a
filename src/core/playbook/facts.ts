import type { Origin, Playbook, PlaybookPart, SeverityRule } from './playbook.ts';
import type { PlaybookReading, SeverityReading, Stated } from './reading.ts';
import { rotaFacts, thresholdFacts } from './factsOfLists.ts';

/** One value that the reader took from the file, for the page that shows what was understood. */
export interface Fact {
  readonly part: PlaybookPart | 'title';
  /** What it belongs to, "Sev 1"; empty for values that stand alone. */
  readonly of: string;
  /** The field's name in the model, "respondWithin". */
  readonly field: string;
  readonly value: string;
  /** The duration or other reading of a value that is written in words. */
  readonly ms?: number;
  readonly from: Origin['from'];
  /** Zero-based, of the team's file or of the default playbook. */
  readonly line: number;
}

type Told = Omit<PlaybookReading, 'links' | 'diagnostics' | 'lineCount' | 'severities'> & {
  readonly severities: readonly (SeverityReading | SeverityRule)[];
};
type From = Origin['from'];

/** Everything a reading holds as one flat list in the order of its parts, each value with its line. */
export function factsOf(reading: PlaybookReading): readonly Fact[] {
  return factsOfTold(reading, () => 'team');
}

/** The same of a playbook that is filled up from the default: each fact says whose it is. */
export function factsOfPlaybook(playbook: Playbook): readonly Fact[] {
  const { title: _, postMortem, cadence, ...rest } = playbook;
  const { requiredFor, withinMs, sharedWith, origin, withinOrigin = origin, sharedWithOrigin = origin } = postMortem;
  const { actionItemsWithinMs, actionItemsOrigin = origin } = postMortem;
  const { updateEveryMs, stabilityWindowMs, origin: updateOrigin, stabilityOrigin = updateOrigin } = cadence;
  const places: Readonly<Record<string, Origin>> = {
    requiredFor: origin,
    withinMs: withinOrigin,
    sharedWith: sharedWithOrigin,
    actionItemsWithinMs: actionItemsOrigin,
    updateEveryMs: updateOrigin,
    stabilityWindowMs: stabilityOrigin,
  };
  const told: Told = {
    ...rest,
    postMortem: {
      requiredFor: { value: requiredFor, line: origin.line },
      withinMs: { value: withinMs, line: withinOrigin.line },
      ...(sharedWith.length > 0 ? { sharedWith: { value: sharedWith, line: sharedWithOrigin.line } } : {}),
      ...(actionItemsWithinMs === undefined
        ? {}
        : { actionItemsWithinMs: { value: actionItemsWithinMs, line: actionItemsOrigin.line } }),
    },
    cadence: {
      updateEveryMs: { value: updateEveryMs, line: updateOrigin.line },
      stabilityWindowMs: { value: stabilityWindowMs, line: stabilityOrigin.line },
    },
  };
  return factsOfTold(told, (field) => places[field]?.from ?? 'team');
}

function factsOfTold(told: Told, whose: (field: string) => From): readonly Fact[] {
  const one = (part: Fact['part'], field: string, stated: Stated<unknown> | undefined): readonly Fact[] => {
    if (!stated) return [];
    const value = Array.isArray(stated.value) ? stated.value.join(', ') : String(stated.value);
    const ms = field.endsWith('Ms') ? { ms: Number(stated.value) } : {};
    return [{ part, of: '', field, value, ...ms, from: whose(field), line: stated.line }];
  };
  return [
    ...one('title', 'title', told.title),
    ...told.severities.flatMap(severityFacts),
    ...told.process.flatMap(({ name, timeBox, checklist, origin }) => {
      const owner = { part: 'process' as const, of: name, from: origin.from };
      return [
        { ...owner, field: 'timeBox', value: timeBox ?? '', line: origin.line },
        ...checklist.map(({ text, line }) => ({ ...owner, field: 'checklist', value: text, line })),
      ];
    }),
    ...told.mitigation.map(({ kind, name, text, origin }) => ({
      ...{ part: 'mitigation' as const, of: name, field: kind, value: text },
      ...origin,
    })),
    ...told.resolution.map(({ text, origin }) => ({
      ...{ part: 'resolution' as const, of: '', field: 'criterion', value: text },
      ...origin,
    })),
    ...one('postMortem', 'requiredFor', told.postMortem.requiredFor),
    ...one('postMortem', 'withinMs', told.postMortem.withinMs),
    ...one('postMortem', 'sharedWith', told.postMortem.sharedWith),
    ...one('postMortem', 'actionItemsWithinMs', told.postMortem.actionItemsWithinMs),
    ...one('cadence', 'updateEveryMs', told.cadence.updateEveryMs),
    ...one('cadence', 'stabilityWindowMs', told.cadence.stabilityWindowMs),
    ...told.roles.flatMap(({ name, responsibilities, usually, origin, lines }) => {
      const owner = { part: 'roles' as const, of: name, from: origin.from };
      const at = (field: string): number => lines?.[field] ?? origin.line;
      return [
        {
          ...owner,
          field: 'responsibilities',
          value: responsibilities.join('; '),
          line: at('responsibilities'),
        },
        ...(usually === undefined ? [] : [{ ...owner, field: 'usually', value: usually, line: at('usually') }]),
      ];
    }),
    ...told.templates.map(({ kind, title, text, textLine, origin }) => ({
      ...{ part: 'templates' as const, of: title, field: kind, value: text, from: origin.from, line: textLine },
    })),
    ...templateFacts(told),
    ...thresholdFacts(told),
    ...rotaFacts(told),
    ...told.runbooks.map(({ title, steps, origin }) => ({
      ...{ part: 'runbooks' as const, of: title, field: 'steps', value: String(steps.length) },
      ...origin,
    })),
    ...told.resources.map(({ name, target, origin }) => ({
      ...{ part: 'resources' as const, of: name, field: 'target', value: target },
      ...origin,
    })),
    ...told.customerCare.map(({ text, section, origin }) => ({
      ...{ part: 'customerCare' as const, of: section ?? '', field: 'rule', value: text },
      ...origin,
    })),
    ...told.testing.map(({ kind, text, origin }) => ({
      ...{ part: 'testing' as const, of: '', field: kind, value: text },
      ...origin,
    })),
    ...historyFacts(told),
  ];
}

function severityFacts(rule: SeverityReading | SeverityRule): readonly Fact[] {
  const owner = { part: 'severities' as const, of: rule.label, from: rule.origin.from };
  const at = (field: string): number => rule.lines?.[field] ?? rule.origin.line;
  const fact = (field: string, value: string | undefined, ms?: number, line = at(field)): readonly Fact[] =>
    value === undefined || value === '' ? [] : [{ ...owner, field, value, ...(ms === undefined ? {} : { ms }), line }];
  return [
    ...fact('level', String(rule.level), undefined, rule.origin.line),
    ...fact('name', rule.name),
    ...fact('definition', rule.definition),
    ...fact('examples', rule.examples.join('; ')),
    ...fact('respondWithin', rule.respondWithin, rule.respondWithinMs),
    ...fact('pages', rule.pages.join(', ')),
    ...fact('pageNote', rule.pageNote, undefined, at('pages')),
    ...fact('updateEvery', rule.updateEvery, rule.updateEveryMs),
  ];
}

function templateFacts({ postMortemTemplate }: Told): readonly Fact[] {
  if (!postMortemTemplate) return [];
  const { form, origin } = postMortemTemplate;
  const value = form === 'text' ? postMortemTemplate.markdown : postMortemTemplate.target;
  return [{ part: 'postMortemTemplate', of: '', field: form, value, ...origin }];
}

function historyFacts({ history }: Told): readonly Fact[] {
  if (!history) return [];
  return [{ part: 'history', of: '', field: 'target', value: history.target ?? history.text, ...history.origin }];
}
