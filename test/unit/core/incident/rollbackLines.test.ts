import { describe, expect, it } from 'vitest';
import { describeEntry } from '../../../../src/core/incident/describe.ts';
import { eventData } from '../../../../src/core/incident/event.ts';
import { outcomeLine } from '../../../../src/core/incident/rollbackLines.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { instant, record, told } from '../postmortem/record.ts';
import { idAt } from './anyEvents.ts';
import * as v from 'valibot';

const old = { rollback: idAt(1), outcome: 'succeeded' as const, durationMs: 9_000 };

describe('an outcome from before its kind was written down', () => {
  it('is read as it was, and is called a rollback', () => {
    expect(v.parse(eventData.rollbackFinished, old)).toEqual(old);
    expect(outcomeLine(old, sayEnglish)).toBe('Rollback succeeded after 9 s');
  });
});

describe('an outcome of rolling forward', () => {
  it.each([
    ['succeeded', 'Roll forward succeeded after 9 s'],
    ['failed', 'Roll forward failed'],
    ['unknown', 'Roll forward: outcome unknown'],
  ] as const)('that is %s says that it went forward', (outcome, words) => {
    expect(outcomeLine({ ...old, outcome, way: 'promote', forward: true }, sayEnglish)).toBe(words);
  });
});

describe('an outcome that a second window recorded too', () => {
  it('does not read as if production had not changed', () => {
    const requestedAt = instant('2026-11-24 03:20');
    const state = record(
      told('2026-11-24 03:12', 'declared', { title: 'x', severity: 1, startedAt: instant('2026-11-24 03:07') }),
      told('2026-11-24 03:20', 'rollbackRequested', {
        rollback: old.rollback,
        vendor: 'Vercel',
        project: 'shop',
        environment: 'production',
        way: 'rollback',
        to: { key: 'vercel:1', id: 'dpl_1' },
        requestedAt,
      }),
      told('2026-11-24 03:21', 'rollbackFinished', old),
      told('2026-11-24 03:22', 'rollbackFinished', old),
    );
    const lines = state.timeline.slice(-2).map((entry) => describeEntry(entry, sayEnglish).line);
    expect(lines).toEqual(['Rollback succeeded after 9 s', 'Rollback succeeded after 9 s (told already)']);
  });
});
