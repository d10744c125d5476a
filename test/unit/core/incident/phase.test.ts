import { describe, expect, it } from 'vitest';
import {
  canChangePhase,
  isEnded,
  isReopening,
  isWorking,
  nextPhases,
  phases,
} from '../../../../src/core/incident/phase.ts';

describe('the table of transitions', () => {
  it('lets people work back and forth, resolve, close, cancel and reopen, and nothing else', () => {
    expect(Object.fromEntries(phases.map((phase) => [phase, nextPhases(phase).join(' ')]))).toEqual({
      investigating: 'identified mitigating monitoring resolved canceled',
      identified: 'investigating mitigating monitoring resolved canceled',
      mitigating: 'investigating identified monitoring resolved canceled',
      monitoring: 'investigating identified mitigating resolved canceled',
      resolved: 'closed investigating',
      closed: 'investigating',
      canceled: 'investigating',
    });
  });

  it('never leads to where one is', () => {
    for (const phase of phases) expect(canChangePhase(phase, phase)).toBe(false);
  });

  it('leads from everywhere back to work', () => {
    for (const phase of phases) if (phase !== 'investigating') expect(nextPhases(phase)).toContain('investigating');
  });

  it('counts going back to work from a resolved, closed or canceled incident as reopening', () => {
    const reopenings = phases.flatMap((from) =>
      nextPhases(from)
        .filter((to) => isReopening(from, to))
        .map((to) => `${from} ${to}`),
    );
    expect(reopenings).toEqual(['resolved investigating', 'closed investigating', 'canceled investigating']);
  });

  it('has no phase in which work goes on and has ended', () => {
    expect(phases.filter((phase) => isWorking(phase) && isEnded(phase))).toEqual([]);
    expect(phases.filter((phase) => !isWorking(phase) && !isEnded(phase))).toEqual(['resolved']);
  });
});
