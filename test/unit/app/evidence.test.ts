import { describe, expect, test } from 'vitest';
import { addEvidence } from '../../../src/app/evidence.ts';
import { ownFrames } from '../../../src/core/evidence/frames.ts';
import { readBlame } from '../../../src/core/changes/stack/readBlame.ts';
import { openDesk } from '../../support/journal.ts';
import { declare, valueOf } from '../workbench/tree/desk.ts';

const trace = [
  'PoolExhaustedError: no free connection within 1000 ms',
  '    at Pool.acquire (file:///srv/harbor/src/db/pool.ts:53:11)',
  '    at async Pool.use (file:///srv/harbor/node_modules/pg/pool.js:38:24)',
  '    at async handleCheckout (file:///srv/harbor/src/checkout/handleCheckout.ts:16:35)',
  '    at async Pool.acquire (file:///srv/harbor/src/db/pool.ts:53:11)',
].join('\n');
const options = { emails: true, cut: (text: string) => text };

describe('evidence', () => {
  test('is recorded without the secrets in it, and says how many were taken out', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const text = `${trace}\nAuthorization: Bearer abcdefghijklmnop\nmira@example.com`;
    const state = valueOf(await addEvidence(desk.incidents, id, { text, from: 'clipboard' }, options));
    const event = state.timeline.at(-1)?.event;
    expect(event?.type === 'evidenceAdded' && event.data).toMatchObject({
      from: 'clipboard',
      redacted: 2,
      title: 'PoolExhaustedError: no free connection within 1000 ms',
    });
    expect(JSON.stringify(event)).not.toMatch(/abcdefghijklmnop|mira@example/);
  });

  test('that is a log is on the record once, what Sitrep found itself as often as it was found', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const add = (from: 'clipboard' | 'file' | 'bisect') =>
      addEvidence(desk.incidents, id, { text: trace, from }, options);
    valueOf(await add('clipboard'));
    expect(await add('file')).toEqual({
      ok: false,
      failure: { code: 'alreadyThere', what: 'PoolExhaustedError: no free connection within 1000 ms' },
    });
    const added = valueOf(await add('bisect')).timeline.filter(({ event }) => event.type === 'evidenceAdded');
    expect(added).toHaveLength(2);
  });

  test('a secret at the place where the text is cut is taken out whole', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const text = `x\ntoken=abcdefghijklmnopqrstuvwxyz`;
    const cut = (whole: string): string => whole.slice(0, 14);
    const state = valueOf(await addEvidence(desk.incidents, id, { text, from: 'file' }, { emails: true, cut }));
    expect(JSON.stringify(state.timeline.at(-1)?.event.data)).not.toContain('abcd');
  });

  test('has no secret in a title of its own either', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const evidence = { text: 'fails', title: 'First to fail: token=abcdefghijklmnop', from: 'bisect' as const };
    const state = valueOf(await addEvidence(desk.incidents, id, evidence, options));
    expect(JSON.stringify(state.timeline.at(-1)?.event.data)).not.toContain('abcdefgh');
  });

  test('without a text is refused', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const answer = await addEvidence(desk.incidents, id, { text: ' \n', from: 'clipboard' }, options);
    expect(answer).toEqual({ ok: false, failure: { code: 'emptyText' } });
  });

  test('names its places in code once each, without those of dependencies', () => {
    expect(ownFrames(trace, 10).map(({ file, line }) => `${file ?? ''}:${line ?? ''}`)).toEqual([
      '/srv/harbor/src/db/pool.ts:53',
      '/srv/harbor/src/checkout/handleCheckout.ts:16',
    ]);
  });
});

test('blame gives the commits of the wanted lines, and none for what is not committed', () => {
  const output = [
    'a1b2c3d4 (Mira Okafor 2026-11-24 02:30:00 +0000  1) const a = (1);',
    '^f00dfeed (Jo (Jr) Doe  2026-11-20 02:30:00 +0000  2) const b = 2;',
    '00000000 (Not Committed Yet 2026-11-24 02:30:00 +0000  3) const c = 3;',
    'deadbeef src/old.ts (Ada 2026-11-24 02:30:00 +0000 12) const d = 4;',
  ].join('\n');
  expect(readBlame(output, new Set([1, 2, 3, 12]))).toEqual([
    { sha: 'a1b2c3d4', line: 1 },
    { sha: 'f00dfeed', line: 2 },
    { sha: 'deadbeef', line: 12 },
  ]);
  expect(readBlame(output, new Set([9]))).toEqual([]);
});
