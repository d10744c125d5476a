import { describe, expect, it } from 'vitest';
import { criterionStanding, type CriterionStanding } from '../../../../src/core/incident/criterionStanding.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { declared, fact, startMs, stateOf, type Fact } from '../../workbench/commands/record.ts';

const quiet = 'No new errors for 15+ minutes';

function standing(text: string, minute: number, ...facts: readonly Fact[]): CriterionStanding {
  const nowMs = startMs + minute * 60_000;
  const context = { playbook: defaultPlaybook, nowMs, timeZone: 'UTC', say: sayEnglish };
  return criterionStanding(text, stateOf(declared(), ...facts), context);
}

const to = (phase: 'identified' | 'monitoring', minute: number): Fact =>
  fact('phaseChanged', { from: 'investigating', to: phase }, { minute });

const errors = (minute: number, from: 'clipboard' | 'bisect'): Fact =>
  fact('evidenceAdded', { text: 'ERROR', from }, { minute });

describe('what the record says of a resolution criterion', () => {
  it('contradicts quiet that has not lasted yet, with when it will have', () => {
    expect(standing(quiet, 21, to('monitoring', 20))).toEqual({
      answer: 'no',
      words: 'The stability window ends 03:47: 1 min of 15 min have passed.',
    });
  });

  it('supports quiet that lasted as long as the criterion itself asks', () => {
    expect(standing(quiet, 36, to('monitoring', 20)).answer).toBe('yes');
    expect(standing('No new errors for 30 minutes', 36, to('monitoring', 20)).answer).toBe('no');
    expect(standing('Monitoring stable', 36, to('monitoring', 20)).words).toBe(
      'The stability window of 15 min ended 03:47.',
    );
  });

  it('supports no quiet while errors were still added, nor before monitoring', () => {
    expect(standing(quiet, 40, to('monitoring', 20), errors(30, 'clipboard'))).toEqual({
      answer: 'unknown',
      words: 'Error lines were added 03:42, after monitoring had begun.',
    });
    expect(standing(quiet, 40, errors(10, 'clipboard'), to('monitoring', 20)).answer).toBe('yes');
    expect(standing(quiet, 40, to('monitoring', 20), errors(30, 'bisect')).answer).toBe('yes');
    expect(standing(quiet, 40, to('identified', 20))).toEqual({
      answer: 'unknown',
      words: 'The phase is Identified: monitoring has not begun.',
    });
  });

  it('knows a cause by the culprit, else by the phase', () => {
    expect(standing('Root cause known', 5).answer).toBe('unknown');
    expect(standing('Root cause known', 9, to('identified', 8))).toEqual({
      answer: 'yes',
      words: 'Identified since 03:20.',
    });
    const change = {
      key: 'pr:1',
      kind: 'pullRequest',
      title: 'Lower the limit',
      number: 1,
      at: '2026-11-24T02:00:00.000Z',
    } as const;
    const judged = [
      fact('changeLinked', { change }, { minute: 2 }),
      fact('changeJudged', { key: change.key, verdict: 'culprit' }, { minute: 3 }),
    ];
    expect(standing('Root cause known', 5, ...judged).words).toBe('Marked as culprit: #1 Lower the limit');
  });

  it('takes a service as restored in monitoring only', () => {
    expect(standing('Service restored', 21, to('monitoring', 20)).answer).toBe('yes');
    expect(standing('Service restored', 21).answer).toBe('unknown');
  });

  it('supports no criterion of which it knows a half only', () => {
    const halves = ['Service restored and customers told', 'Root cause known, fix deployed', 'Root cause fixed'];
    const facts = [to('identified', 5), to('monitoring', 20)];
    expect(halves.map((text) => standing(text, 40, ...facts).answer)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(standing(quiet, 40, ...facts).answer).toBe('yes');
  });

  it('never supports what it does not understand', () => {
    expect(standing('Finance has signed it off', 99, to('monitoring', 20))).toEqual({
      answer: 'unknown',
      words: 'The record does not say.',
    });
  });
});
