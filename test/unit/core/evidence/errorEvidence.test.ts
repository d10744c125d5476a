import { expect, test } from 'vitest';
import { reportOf } from '../../../../src/core/changes/suspects/report/reportOf.ts';
import { isErrorEvidence } from '../../../../src/core/evidence/logText.ts';
import { instant, record, told } from '../postmortem/record.ts';

test.each([
  '2026-11-24 03:12:01 GET /orders 200',
  'TypeError: x is not a function',
  'at placeOrder',
  'SELECT count(*) FROM order_items',
  'see src/db/pool',
  'deploy a1b2c3d4 went out',
  'com.example.Pool.take',
])('%s says something of an error or of code', (text) => {
  expect(isErrorEvidence(text)).toBe(true);
});

test.each(['I read the page again and it was slow.', 'Hello world', 'Ask Mira about it, please.', ''])(
  '“%s” says nothing of either',
  (text) => {
    expect(isErrorEvidence(text)).toBe(false);
  },
);

test('a sentence added as a log, and what Sitrep did in git or found by bisecting, are no symptoms of an incident', () => {
  const declared = told('2026-11-24 03:12', 'declared', {
    title: 'x',
    severity: 1,
    startedAt: instant('2026-11-24 03:07'),
  });
  const log = (from: 'clipboard' | 'git' | 'bisect', text: string) =>
    told('2026-11-24 03:13', 'evidenceAdded', { from, text });
  const state = record(
    declared,
    log('clipboard', 'I read the page again'),
    log('clipboard', 'Error: no pool'),
    log('git', 'Branch revert-234-x reverts #234 Lower the pool_limit.'),
    log('bisect', 'First to fail: #234\nfailed d7125dcb Merge pull request #236 from hana-sato/order-number'),
  );
  expect(reportOf(state).evidence).toEqual(['Error: no pool']);
});
