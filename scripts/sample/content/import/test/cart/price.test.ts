import assert from 'node:assert/strict';
import { test } from 'node:test';
import { priceOf } from '../../src/cart/price.ts';

test('quantities count', () => {
  assert.equal(priceOf([{ sku: 'mug', quantity: 3, unitCents: 1250 }]), 3750);
});

test('an empty cart costs nothing', () => {
  assert.equal(priceOf([]), 0);
});
