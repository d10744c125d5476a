import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmation } from '../../src/orders/confirmation.ts';

test('the mail names order and amount', () => {
  const mail = confirmation('ada@customer.example', 'order-1', 3750);
  assert.match(`${mail.subject} ${mail.text}`, /order-1.*37\.50/);
});
