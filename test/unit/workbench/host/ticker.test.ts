import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTicker } from '../../../../src/workbench/host/ticker.ts';
import { wallClock } from '../../../../src/workbench/host/wallClock.ts';

beforeEach(() => vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

describe('the ticker', () => {
  it('runs at the moment that the task asked for', () => {
    const ran: number[] = [];
    const ticker = createTicker(wallClock, () => {
      ran.push(Date.now());
      return ran.length === 1 ? 1_234 : undefined;
    });
    ticker.poke();
    vi.advanceTimersByTime(10_000);
    expect(ran).toEqual([0, 1_234]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks within a minute, so that a machine that slept is noticed', () => {
    const task = vi.fn(() => 3_600_000);
    const ticker = createTicker(wallClock, task);
    ticker.poke();
    vi.advanceTimersByTime(60_000);
    expect(task).toHaveBeenCalledTimes(2);
    ticker.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps one timer however often it is poked, and none once it is disposed', () => {
    const ticker = createTicker(wallClock, () => Date.now() + 5_000);
    for (let times = 0; times < 10; times++) ticker.poke();
    expect(vi.getTimerCount()).toBe(1);
    ticker.dispose();
    ticker.poke();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not spin when the task asks for a moment that has passed', () => {
    const task = vi.fn(() => 0);
    const ticker = createTicker(wallClock, task);
    ticker.poke();
    vi.advanceTimersByTime(10);
    expect(task.mock.calls.length).toBeLessThanOrEqual(11);
    ticker.dispose();
  });
});
