import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thankYouPage } from '../../src/pages/thankYou.ts';

test('the order number is shown', () => {
  assert.match(thankYouPage({ orderId: 'order-1', paymentId: 'payment-1', cents: 3750 }), /order-1/);
});
