import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pool, PoolExhaustedError, poolDefaults } from '../../src/db/pool.ts';
import { fakeConnection } from '../support/fakeDatabase.ts';

test('an idle connection is used again', async () => {
  let opened = 0;
  const pool = new Pool({ connect: () => ((opened += 1), fakeConnection()) });
  await pool.use((db) => db.query('select 1'));
  await pool.use((db) => db.query('select 1'));
  assert.equal(opened, 1);
});

test('a caller waits for a connection to be released', async () => {
  const pool = new Pool({ connect: fakeConnection, max: 1 });
  const first = await pool.acquire();
  const second = pool.acquire();
  pool.release(first);
  assert.equal(await second, first);
});

test('waiting ends with an error', async () => {
  const pool = new Pool({ connect: fakeConnection, max: 1, acquireTimeoutMs: 5 });
  await pool.acquire();
  await assert.rejects(pool.acquire(), PoolExhaustedError);
});

test('an instance opens at most 5 connections', () => {
  assert.equal(poolDefaults.max, 5);
});
