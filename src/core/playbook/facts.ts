import type { PlaybookPart } from './playbook.ts';
import type { PlaybookReading, Stated } from './reading.ts';

/** One value that the reader took from the file, for the page that shows what was understood. */
export interface Fact {
  readonly part: PlaybookPart | 'title';
  /** What it belongs to, "Sev 1"; empty for values that stand alone. */
  readonly of: string;
  /** The field's name in the model, "respondWithin". */
  readonly field: string;
  readonly value: string;
  /** Zero-based. */
  readonly line: number;
}

/** Everything a reading holds as one flat list in the order of its parts, each value with its line. */
export function factsOf(reading: PlaybookReading): readonly Fact[] {
  return [
    ...one('title', '', 'title', reading.title),
    ...reading.severities.flatMap((rule) => {
      const at = (field: string): number => rule.lines?.[field] ?? rule.origin.line;
      const fact = (field: string, value: string | undefined): readonly Fact[] =>
        value === undefined || value === ''
          ? []
          : [{ part: 'severities', of: rule.label, field, value, line: at(field) }];
      return [
        {
          part: 'severities' as const,
          of: rule.label,
          field: 'level',
          value: String(rule.level),
          line: rule.origin.line,
        },
        ...fact('name', rule.name),
        ...fact('definition', rule.definition),
        ...fact('examples', rule.examples.join('; ')),
        ...fact('respondWithin', rule.respondWithin),
        ...fact('pages', rule.pages.join(', ')),
        ...(rule.pageNote === undefined
          ? []
          : [
              {
                part: 'severities' as const,
                of: rule.label,
                field: 'pageNote',
                value: rule.pageNote,
                line: at('pages'),
              },
            ]),
        ...fact('updateEvery', rule.updateEvery),
      ];
    }),
    ...reading.process.flatMap(({ name, timeBox, checklist, origin }) => [
      { part: 'process' as const, of: name, field: 'timeBox', value: timeBox ?? '', line: origin.line },
      ...checklist.map(({ text, line }) => ({
        part: 'process' as const,
        of: name,
        field: 'checklist',
        value: text,
        line,
      })),
    ]),
    ...reading.mitigation.map(({ kind, name, text, origin }) => ({
      part: 'mitigation' as const,
      of: name,
      field: kind,
      value: text,
      line: origin.line,
    })),
    ...reading.resolution.map(({ text, origin }) => ({
      part: 'resolution' as const,
      of: '',
      field: 'criterion',
      value: text,
      line: origin.line,
    })),
    ...reading.roles.flatMap(({ name, responsibilities, usually, origin, lines }) => [
      {
        part: 'roles' as const,
        of: name,
        field: 'responsibilities',
        value: responsibilities.join('; '),
        line: lines?.['responsibilities'] ?? origin.line,
      },
      ...(usually === undefined
        ? []
        : [
            {
              part: 'roles' as const,
              of: name,
              field: 'usually',
              value: usually,
              line: lines?.['usually'] ?? origin.line,
            },
          ]),
    ]),
    ...one('postMortem', '', 'requiredFor', reading.postMortem.requiredFor),
    ...one('postMortem', '', 'withinMs', reading.postMortem.withinMs),
    ...one('postMortem', '', 'sharedWith', reading.postMortem.sharedWith),
    ...one('cadence', '', 'updateEveryMs', reading.cadence.updateEveryMs),
    ...one('cadence', '', 'stabilityWindowMs', reading.cadence.stabilityWindowMs),
    ...reading.templates.map(({ kind, title, text, textLine }) => ({
      part: 'templates' as const,
      of: title,
      field: kind,
      value: text,
      line: textLine,
    })),
    ...(reading.postMortemTemplate
      ? [
          {
            part: 'postMortemTemplate' as const,
            of: '',
            field: reading.postMortemTemplate.form,
            value:
              reading.postMortemTemplate.form === 'text'
                ? reading.postMortemTemplate.markdown
                : reading.postMortemTemplate.target,
            line: reading.postMortemTemplate.origin.line,
          },
        ]
      : []),
    ...reading.thresholds.flatMap(({ metric, warn, critical }) => [
      ...(warn
        ? [{ part: 'thresholds' as const, of: metric, field: 'warn', value: warn.written, line: warn.line }]
        : []),
      ...(critical
        ? [{ part: 'thresholds' as const, of: metric, field: 'critical', value: critical.written, line: critical.line }]
        : []),
    ]),
    ...reading.monitored.map(({ text, origin }) => ({
      part: 'thresholds' as const,
      of: '',
      field: 'monitored',
      value: text,
      line: origin.line,
    })),
    ...rotaFacts(reading),
    ...reading.runbooks.map(({ title, steps, origin }) => ({
      part: 'runbooks' as const,
      of: title,
      field: 'steps',
      value: String(steps.length),
      line: origin.line,
    })),
    ...reading.resources.map(({ name, target, origin }) => ({
      part: 'resources' as const,
      of: name,
      field: 'target',
      value: target,
      line: origin.line,
    })),
    ...reading.customerCare.map(({ text, section, origin }) => ({
      part: 'customerCare' as const,
      of: section ?? '',
      field: 'rule',
      value: text,
      line: origin.line,
    })),
    ...reading.testing.map(({ kind, text, origin }) => ({
      part: 'testing' as const,
      of: '',
      field: kind,
      value: text,
      line: origin.line,
    })),
    ...(reading.history
      ? [
          {
            part: 'history' as const,
            of: '',
            field: 'target',
            value: reading.history.target ?? reading.history.text,
            line: reading.history.origin.line,
          },
        ]
      : []),
  ];
}

function one(part: Fact['part'], of: string, field: string, stated: Stated<unknown> | undefined): readonly Fact[] {
  if (!stated) return [];
  const value = Array.isArray(stated.value) ? stated.value.join(', ') : String(stated.value);
  return [{ part, of, field, value, line: stated.line }];
}

function rotaFacts({ rota }: PlaybookReading): readonly Fact[] {
  if (!rota) return [];
  const fact = (of: string, field: string, value: string, line: number): Fact => ({
    part: 'rota',
    of,
    field,
    value,
    line,
  });
  return [
    ...(rota.people.length > 0 ? [fact('', 'people', rota.people.join(', '), rota.origin.line)] : []),
    ...rota.turns.map(({ written, primary, secondary, line }) =>
      fact(written, 'turn', [primary, secondary].filter(Boolean).join(', '), line),
    ),
    ...(rota.handoff ? [fact('', 'handoff', rota.handoff.written, rota.handoff.line)] : []),
    ...rota.expectations.map(({ text, line }) => fact('', 'expectation', text, line)),
    ...rota.pay.map(({ kind, written, line }) => fact('', kind, written, line)),
    ...rota.handoffChecklist.map(({ text, line }) => fact('', 'handoffChecklist', text, line)),
  ];
}
