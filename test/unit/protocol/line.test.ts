import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Answerer, type Answers } from '../../../src/protocol/answerer.ts';
import { Caller } from '../../../src/protocol/caller.ts';
import type { Frame } from '../../../src/protocol/frames.ts';
import type { Table } from '../../../src/protocol/table.ts';

const table = {
  calls: { double: { request: v.number(), answer: v.number(), timeoutMs: 100 } },
  events: { text: v.string() },
} satisfies Table;

/** Both ends, with a wire that can be cut and a clock that is moved by hand. */
function bench(double: Answers<typeof table>['double'] = (n) => Promise.resolve({ is: 'ok', value: n * 2 })) {
  const timers: (() => void)[] = [];
  const faults: string[] = [];
  const wire: { cut: boolean; sent: unknown[] } = { cut: false, sent: [] };
  const over = (receive: (frame: unknown) => unknown) => (frame: Frame) => {
    wire.sent.push(frame);
    if (!wire.cut) receive(JSON.parse(JSON.stringify(frame)));
  };
  const caller: Caller<typeof table> = new Caller<typeof table>(table, {
    post: over((frame) => answerer.receive(frame)),
    timers: { after: (_, run) => (timers.push(run), () => undefined) },
  });
  const answerer: Answerer<typeof table> = new Answerer<typeof table>(table, {
    answers: { double },
    post: over((frame) => caller.receive(frame)),
    onFault: (where) => (faults.push(where), 'sorry'),
  });
  return { caller, answerer, wire, faults, elapse: () => timers.forEach((run) => run()) };
}

describe('a call', () => {
  test('ends in its answer', async () => {
    expect(await bench().caller.call('double', 4)).toEqual({ is: 'ok', value: 8 });
  });

  test('that is not answered ends in a time-out, and a late answer is nothing', async () => {
    const { caller, wire, elapse } = bench();
    wire.cut = true;
    const call = caller.call('double', 4);
    elapse();
    expect(await call).toEqual({ is: 'timedOut' });
    expect(caller.receive({ frame: 'answer', id: 1, outcome: { is: 'ok', value: 8 } })).toBe(true);
  });

  test('that is given up is cancelled, and the other end is told', async () => {
    const { caller, wire } = bench(() => new Promise(() => undefined));
    const stop = new AbortController();
    const call = caller.call('double', 4, stop.signal);
    stop.abort();
    expect(await call).toEqual({ is: 'cancelled' });
    expect(wire.sent).toContainEqual({ frame: 'cancel', id: 1 });
  });

  test('ends in a failure where its handler has a bug, the request is wrong or the answer is', async () => {
    const broken = bench(() => Promise.reject(new Error('bug')));
    expect(await broken.caller.call('double', 4)).toEqual({ is: 'failure', code: 'fault', message: 'sorry' });
    expect(broken.faults).toEqual(['double']);
    const { caller } = bench(() => Promise.resolve({ is: 'ok', value: 'x' as unknown as number }));
    expect(await caller.call('double', 'four' as unknown as number)).toMatchObject({ code: 'badRequest' });
    expect(await caller.call('double', 4)).toMatchObject({ code: 'badReply' });
  });

  test('names only what the table has', async () => {
    const { answerer, wire } = bench();
    await answerer.receive({ frame: 'call', id: 7, name: 'toString', body: 1 });
    expect(wire.sent).toContainEqual({
      frame: 'answer',
      id: 7,
      outcome: { is: 'failure', code: 'badRequest', message: 'sorry' },
    });
    await answerer.receive({ anything: 'else' });
    expect(wire.sent).toHaveLength(1);
  });
});

test('an event never goes back in time', () => {
  const { caller, answerer } = bench();
  const seen: string[] = [];
  caller.on('text', (text) => seen.push(text));
  answerer.tell('text', 2, 'new');
  answerer.tell('text', 1, 'old');
  answerer.tell('text', 2, 'again');
  expect(seen).toEqual(['new', 'again']);
});
