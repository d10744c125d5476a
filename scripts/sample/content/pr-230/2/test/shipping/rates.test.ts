import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cachedRates } from '../../src/shipping/rates.ts';

test('a rate is asked for once', async () => {
  let asked = 0;
  const rates = cachedRates(async () => (asked += 1));
  await rates({ country: 'CA', grams: 400 });
  assert.equal(await rates({ country: 'CA', grams: 400 }), 1);
});

test('a heavier parcel has its own rate', async () => {
  const rates = cachedRates(async ({ grams }) => grams);
  await rates({ country: 'CA', grams: 400 });
  assert.equal(await rates({ country: 'CA', grams: 9000 }), 9000);
});
