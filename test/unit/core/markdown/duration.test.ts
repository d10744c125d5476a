import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs, readDuration } from '../../../../src/core/markdown/duration.ts';

describe('a duration', () => {
  it.each([
    ['Immediate (< 15 minutes)', 15 * minuteMs],
    ['< 1 hour', hourMs],
    ['4 hours', 4 * hourMs],
    ['Within 48 hours', 48 * hourMs],
    ['15min', 15 * minuteMs],
    ['15 mins.', 15 * minuteMs],
    ['1h30m', 90 * minuteMs],
    ['2 hours 30 minutes', 150 * minuteMs],
    ['1 hour and 30 minutes', 90 * minuteMs],
    ['1.5 hours', 90 * minuteMs],
    ['half an hour', 30 * minuteMs],
    ['an hour', hourMs],
    ['two weeks', 14 * dayMs],
    ['48h', 48 * hourMs],
    ['90 s', 90_000],
    ['60+ minutes', 60 * minuteMs],
    ['20 minutes (office and out of hours)', 20 * minuteMs],
    ['15-minute window', 15 * minuteMs],
    ['Immediately', 0],
    ['ASAP', 0],
  ])('"%s" is read', (text, ms) => {
    expect(readDuration(text)?.maxMs).toBe(ms);
  });

  it.each([
    ['0-5 minutes', 0, 5 * minuteMs],
    ['15–60 min', 15 * minuteMs, hourMs],
    ['30 to 90 seconds', 30_000, 90_000],
    ['30 min - 2 hours', 30 * minuteMs, 2 * hourMs],
  ])('"%s" is a range', (text, minMs, maxMs) => {
    expect(readDuration(text)).toMatchObject({ minMs, maxMs });
  });

  it.each(['next business day', '1 business day (office hours only)', 'Once after 2 working days'])(
    '"%s" counts only while people work',
    (text) => {
      expect(readDuration(text)?.business).toBe(true);
    },
  );

  it.each(['24/7', 'P95', '$500', 'a minor issue', '5%', 'soon', '', 'Major incident response.', 'open a ticket'])(
    '"%s" is none',
    (text) => {
      expect(readDuration(text)).toBeUndefined();
    },
  );

  it('is looked for at the start of a text only, however long that is', () => {
    expect(readDuration('1h '.repeat(100_000))?.maxMs).toBe(hourMs);
  });
});
