import { describe, expect, it } from 'vitest';
import { inParallel } from '../../../src/app/inParallel.ts';

describe('tasks in parallel', () => {
  it.each([
    { items: [5, 1, 4, 2, 3], answers: [50, 10, 40, 20, 30] },
    { items: [5, 4, 3, 2, 1], answers: [50, 40, 30, 20, 10] },
  ])('answer $items in order, never more at a time than allowed', async ({ items, answers }) => {
    let running = 0;
    let most = 0;
    const results = await inParallel(items, 2, async (turns) => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      running--;
      return turns * 10;
    });
    expect(results).toEqual(answers);
    expect(most).toBe(2);
  });

  it('are none for no items', async () => {
    expect(await inParallel([], 4, () => Promise.resolve(1))).toEqual([]);
  });
});
