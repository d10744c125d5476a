import { expect, test } from 'vitest';
import { isDrawn } from '../../../webview-ui/postmortem/drawn.ts';

const beginning = { revision: 1, partial: true };
const whole = { revision: 1, partial: false };

test('what the page was told twice is drawn once, whichever came first', () => {
  expect(isDrawn(undefined, beginning)).toBe(false);
  expect(isDrawn(beginning, beginning)).toBe(true);
  expect(isDrawn(whole, whole)).toBe(true);
  expect(isDrawn(whole, beginning)).toBe(true);
});

test('the whole follows its beginning, and a change what was before it', () => {
  expect(isDrawn(beginning, whole)).toBe(false);
  expect(isDrawn(whole, { revision: 2, partial: false })).toBe(false);
  expect(isDrawn(beginning, { revision: 2, partial: true })).toBe(false);
});
