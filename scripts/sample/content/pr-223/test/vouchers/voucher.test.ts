import assert from 'node:assert/strict';
import { test } from 'node:test';
import { discounted, parseVoucher } from '../../src/vouchers/voucher.ts';

test('a voucher takes its percentage off', () => {
  assert.equal(discounted(2000, parseVoucher('SAVE15-K7QX')), 1700);
});

test('a malformed code is no voucher', () => {
  assert.deepEqual(['SAVE00-K7QX', 'save15-k7qx', 'SAVE15', ''].map(parseVoucher), [
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
