import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonEnding, framePath, isMinified, isOutside } from '../../../../../src/core/changes/stack/framePath.ts';

describe('commonEnding', () => {
  it.each([
    ['/app/src/db/pool.ts', 'src/db/pool.ts', 3],
    ['pool.ts', 'src/db/pool.ts', 1],
    ['/app/src/web/pool.ts', 'src/db/pool.ts', 1],
    ['/app/src/db/carpool.ts', 'src/db/pool.ts', 0],
    ['/app/src/db/pool.js', 'src/db/pool.ts', 0],
  ])('of %s and %s is %d parts', (frame, path, parts) => {
    expect(commonEnding(frame, path)).toBe(parts);
  });

  it('of a path with itself below any folder is all of its parts', () => {
    const part = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.array(part, { maxLength: 3 }), (parts, above) => {
        const path = parts.join('/');
        expect(commonEnding(['', ...above, path].join('/'), path)).toBeGreaterThanOrEqual(parts.length);
      }),
    );
  });
});

describe('framePath', () => {
  it.each([
    ['webpack-internal:///./src/cart.ts', 'src/cart.ts'],
    ['https://shop.example/assets/cart.js?v=1#x', 'assets/cart.js'],
    ['file:///app/src/index.js', '/app/src/index.js'],
    ['C:\\src\\Invoice.cs', 'C:/src/Invoice.cs'],
    ['../lib/a.rb', 'lib/a.rb'],
  ])('writes %s as %s', (raw, path) => {
    expect(framePath(raw)).toBe(path);
  });
});

it('knows installed dependencies and runtimes from own files', () => {
  expect(['/app/node_modules/pg/client.js', '/usr/lib/python3/site-packages/a.py', 'node:fs'].every(isOutside)).toBe(
    true,
  );
  expect(isOutside('/app/src/pool.ts')).toBe(false);
});

it('takes columns that nobody types and hashed names as minified', () => {
  expect(isMinified('app.js', 501)).toBe(true);
  expect(isMinified('assets/index-4f3a9c21.js', 3)).toBe(true);
  expect(isMinified('src/cart.js', 80)).toBe(false);
});
