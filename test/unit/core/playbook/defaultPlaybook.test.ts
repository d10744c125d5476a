import { describe, expect, it } from 'vitest';
import { readDefaultPlaybook } from '../../../../scripts/inspect/defaultConstant.mts';
import { hourMs, minuteMs } from '../../../../src/core/markdown/duration.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';

describe('default playbook', () => {
  it('is what the reader makes of its Markdown', () => {
    expect(defaultPlaybook).toEqual(readDefaultPlaybook());
  });

  it('answers Sev 1 within 15 minutes, Sev 2 within an hour, Sev 3 within four, Sev 4 within a day', () => {
    expect(defaultPlaybook.severities.map(({ level, respondWithinMs }) => [level, respondWithinMs])).toEqual([
      [1, 15 * minuteMs],
      [2, hourMs],
      [3, 4 * hourMs],
      [4, 24 * hourMs],
    ]);
  });

  it('pages engineer and CTO for Sev 1, the engineer for Sev 2, nobody below', () => {
    expect(defaultPlaybook.severities.map(({ pages }) => pages)).toEqual([
      ['On-call engineer', 'CTO'],
      ['On-call engineer'],
      [],
      [],
    ]);
  });

  it('asks for a post-mortem of Sev 1 and 2 within 48 hours', () => {
    expect(defaultPlaybook.postMortem).toMatchObject({ requiredFor: [1, 2], withinMs: 48 * hourMs });
  });

  it('updates every 15 minutes and wants 15 quiet minutes before an incident is stable', () => {
    expect(defaultPlaybook.cadence).toMatchObject({ updateEveryMs: 15 * minuteMs, stabilityWindowMs: 15 * minuteMs });
  });

  it('has four resolution criteria', () => {
    expect(defaultPlaybook.resolution.map(({ text }) => text)).toEqual([
      'Service restored',
      'Root cause known',
      'Monitoring stable',
      'No new errors for 15+ minutes',
    ]);
  });
});
