import { describe, expect, it } from 'vitest';
import { inParallel } from '../../../src/app/inParallel.ts';

describe('tasks in parallel', () => {
  it('answer in order, never more at a time than allowed', async () => {
    let running = 0;
    let most = 0;
    const doubled = await inParallel([5, 1, 4, 2, 3], 2, async (item) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, item));
      running--;
      return item * 2;
    });
    expect(doubled).toEqual([10, 2, 8, 4, 6]);
    expect(most).toBe(2);
  });

  it('are none for no items', async () => {
    expect(await inParallel([], 4, () => Promise.resolve(1))).toEqual([]);
  });
});
