import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { handleCheckout } from '../../src/checkout/handleCheckout.ts';
import { Pool } from '../../src/db/pool.ts';
import { fakeConnection } from '../support/fakeDatabase.ts';

test('eighteen checkouts at once all succeed', async () => {
  const pool = new Pool({ connect: fakeConnection });
  const payments = { capture: async () => (await pause(300), 'payment-1') };
  const order = { customerId: 'customer-1', lines: [{ sku: 'mug', quantity: 1, unitCents: 1250 }] };
  const replies = await Promise.allSettled(Array.from({ length: 18 }, () => handleCheckout({ pool, payments }, order)));
  assert.deepEqual(
    replies.filter((reply) => reply.status === 'rejected').map((reply) => String(reply.reason)),
    [],
  );
});
