import { expect, test } from 'vitest';
import { readingOrder } from '../../../../../src/core/changes/suspects/files/readingOrder.ts';
import type { Reason } from '../../../../../src/core/changes/suspects/ranking.ts';

const paths = ['docs/pool.md', 'src/api.ts', 'src/db/pool.ts', 'src/db/pool.test.ts', 'src/cart.ts', 'src/db/seed.sql'];

function ordered(...reasons: readonly Reason[]): readonly string[] {
  return readingOrder(paths, (path) => path, reasons);
}

test('files are read by name, tests and docs last', () => {
  expect(ordered()).toEqual([
    'src/api.ts',
    'src/cart.ts',
    'src/db/pool.ts',
    'src/db/seed.sql',
    'docs/pool.md',
    'src/db/pool.test.ts',
  ]);
});

test('files that the reasons name come first, in the order of the reasons, a test among them', () => {
  const found = ordered(
    { kind: 'frame', path: 'src/db/pool.ts', file: 'pool.ts', line: 23, weight: 3 },
    { kind: 'path', path: 'src/db/pool.test.ts', mention: 'pool.test.ts', weight: 2 },
    { kind: 'blame', path: 'src/db/pool.ts', line: 23, weight: 1 },
    { kind: 'files', fileKind: 'migration', paths: ['src/db/seed.sql'], weight: 1 },
    { kind: 'path', path: 'src/cart.ts', mention: 'cart', weight: -1 },
  );
  expect(found.slice(0, 3)).toEqual(['src/db/pool.ts', 'src/db/pool.test.ts', 'src/api.ts']);
});
