import { describe, expect, it } from 'vitest';
import { eventData } from '../../../../src/core/incident/event.ts';
import { outcomeLine } from '../../../../src/core/incident/rollbackLines.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
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
