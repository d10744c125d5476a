import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine } from '../../src/http/log.ts';

test('fields follow the message', () => {
  const line = logLine('info', 'ready', { port: 8080 }, new Date(0));
  assert.equal(line, '1970-01-01T00:00:00.000Z info ready port=8080');
});
