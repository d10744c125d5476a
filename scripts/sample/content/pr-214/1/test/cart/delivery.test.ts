import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryDays } from '../../src/cart/delivery.ts';

test('parcels abroad take longest', () => {
  assert.deepEqual(['US', 'CA', 'NZ'].map(deliveryDays), [2, 4, 8]);
});
