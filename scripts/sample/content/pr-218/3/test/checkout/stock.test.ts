import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutOfStockError, reserveStock } from '../../src/checkout/stock.ts';
import { Pool } from '../../src/db/pool.ts';
import { fakeConnection } from '../support/fakeDatabase.ts';

const pool = new Pool({ connect: fakeConnection });

test('what is in stock can be reserved', async () => {
  await reserveStock(pool, [{ sku: 'mug', quantity: 7, unitCents: 1250 }]);
});

test('more than what is in stock cannot', async () => {
  await assert.rejects(reserveStock(pool, [{ sku: 'mug', quantity: 8, unitCents: 1250 }]), OutOfStockError);
});
