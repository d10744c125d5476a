import { expect, test } from 'vitest';
import { ownFrames } from '../../../../src/core/evidence/frames.ts';
import { logText } from '../../../../src/core/evidence/logText.ts';

test('a deployment’s error lines carry their own time, and the places in their traces are read', () => {
  const text = logText([
    { atMs: Date.parse('2026-11-24T02:59:58Z'), text: 'GET /cart 500' },
    {
      atMs: Date.parse('2026-11-24T02:59:59Z'),
      text: 'POST /checkout 500: PoolExhaustedError: no free connection\n    at acquire (/srv/src/db/pool.ts:53:9)\n    at pay (/srv/src/checkout/payment.ts:12:3)',
    },
  ]);
  expect(text.split('\n')[0]).toBe('2026-11-24T02:59:58.000Z GET /cart 500');
  expect(ownFrames(text, 10).map(({ file, line }) => [file, line])).toEqual([
    ['/srv/src/db/pool.ts', 53],
    ['/srv/src/checkout/payment.ts', 12],
  ]);
});
