import type { Fact } from './facts.ts';
import type { Playbook } from './playbook.ts';

export function thresholdFacts({ thresholds, monitored }: Pick<Playbook, 'thresholds' | 'monitored'>): readonly Fact[] {
  return [
    ...thresholds.flatMap(({ metric, warn, critical, origin: { from } }) => {
      const owner = { part: 'thresholds' as const, of: metric, from };
      return [
        ...(warn ? [{ ...owner, field: 'warn', value: warn.written, line: warn.line }] : []),
        ...(critical ? [{ ...owner, field: 'critical', value: critical.written, line: critical.line }] : []),
      ];
    }),
    ...monitored.map(({ text, origin }) => ({
      ...{ part: 'thresholds' as const, of: '', field: 'monitored', value: text },
      ...origin,
    })),
  ];
}

export function rotaFacts({ rota }: Pick<Playbook, 'rota'>): readonly Fact[] {
  if (!rota) return [];
  const { from } = rota.origin;
  const fact = (of: string, field: string, value: string, line: number): Fact => ({
    part: 'rota',
    of,
    field,
    value,
    from,
    line,
  });
  const { people, turns, handoff, expectations, pay, handoffChecklist, origin } = rota;
  return [
    ...(people.length > 0 ? [fact('', 'people', people.join(', '), origin.line)] : []),
    ...turns.map(({ written, primary, secondary, line }) =>
      fact(written, 'turn', [primary, secondary].filter(Boolean).join(', '), line),
    ),
    ...(handoff ? [fact('', 'handoff', handoff.written, handoff.line)] : []),
    ...expectations.map(({ text, line }) => fact('', 'expectation', text, line)),
    ...pay.map(({ kind, written, line }) => fact('', kind, written, line)),
    ...handoffChecklist.map(({ text, line }) => fact('', 'handoffChecklist', text, line)),
  ];
}
