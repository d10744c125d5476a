import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MinuteTick } from '../../../../src/workbench/tree/minuteTick.ts';

const wallClock = { now: () => Date.now() };

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-24T03:12:41.500Z') }));
afterEach(() => vi.useRealTimers());

function ticking(): { readonly tick: MinuteTick; readonly times: string[] } {
  const times: string[] = [];
  const tick = new MinuteTick(wallClock, () => times.push(new Date().toISOString().slice(11, 23)));
  return { tick, times };
}

describe('the minute tick', () => {
  test('comes at full minutes only', () => {
    const { tick, times } = ticking();
    tick.run(true);
    tick.run(true);
    vi.advanceTimersByTime(2.5 * 60_000);
    expect(times).toEqual(['03:13:00.000', '03:14:00.000', '03:15:00.000']);
    tick.dispose();
  });

  test('leaves no timer behind while nobody looks', () => {
    const { tick, times } = ticking();
    tick.run(true);
    tick.run(false);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(600_000);
    expect(times).toEqual([]);
  });

  test('can be stopped by its own tick', () => {
    const tick: MinuteTick = new MinuteTick(wallClock, () => tick.run(false));
    tick.run(true);
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
