import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../src/config.ts';

const env = { DATABASE_URL: 'postgres://localhost/harbor', PAYMENTS_URL: 'http://localhost:9000' };

test('open requests get 20 seconds', () => {
  assert.equal(readConfig(env).shutdownMs, 20_000);
});

test('a missing address is named', () => {
  assert.throws(() => readConfig({ ...env, DATABASE_URL: '' }), /DATABASE_URL is not set/);
});
