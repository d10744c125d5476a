import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../../src/db/pool.ts';

/** Answers every query after 2 ms with one row that fits all the shop's queries. */
export async function fakeConnection(): Promise<Connection> {
  return {
    query: async <Row>() => {
      await pause(2);
      return { rows: [{ id: 'order-1', stock: 7 } as Row] };
    },
    end: async () => undefined,
  };
}
