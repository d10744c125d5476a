import { describe, expect, test } from 'vitest';
import { looksLikeLog } from '../../../../src/core/evidence/logText.ts';

describe('what was copied', () => {
  test.each([
    'TypeError: undefined is not a function',
    '2026-11-26T12:57:03Z GET /checkout 200',
    'Nov 26 12:57:03 web-1 kernel: out of memory',
    '  at placeOrder (src/checkout/placeOrder.ts:14:9)',
    'thread main panic: index out of range',
    'GET /checkout 503 in 30000 ms',
  ])('is a log where it looks like one: %s', (text) => {
    expect(looksLikeLog(text)).toBe(true);
  });

  test.each(['', 'The post-mortem can be read: https://linear.app/acme/document/x', '#434', 'Noor Haddad'])(
    'is none where it was copied for something else: %s',
    (text) => {
      expect(looksLikeLog(text)).toBe(false);
    },
  );
});
