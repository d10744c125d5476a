import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoment } from '../../../../src/core/moment.ts';
import { parseMoment } from '../../../../src/core/momentText.ts';

const berlin = 'Europe/Berlin';
const zones = [
  'UTC',
  berlin,
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
];

function read(text: string, now: string, timeZone = berlin): string {
  const reading = parseMoment(text, { nowMs: Date.parse(now), timeZone });
  return reading.ok ? new Date(reading.value).toISOString() : reading.failure;
}

describe('parseMoment', () => {
  const now = '2026-11-24T03:20:30.000Z';

  it.each([
    ['now', '2026-11-24T03:20:30.000Z'],
    ['04:12', '2026-11-24T03:12:00.000Z'],
    ['4:12 am', '2026-11-24T03:12:00.000Z'],
    ['4am', '2026-11-24T03:00:00.000Z'],
    ['12:05 am', '2026-11-23T23:05:00.000Z'],
    ['04:12:45', '2026-11-24T03:12:45.000Z'],
    ['2026-11-24 04:12', '2026-11-24T03:12:00.000Z'],
    ['2026-11-24T03:12Z', '2026-11-24T03:12:00.000Z'],
    ['2026-11-24T03:12:00.123+01:00', '2026-11-24T02:12:00.000Z'],
    ['2026-11-24 04:12 CET', '2026-11-24T03:12:00.000Z'],
    ['03:12 UTC', '2026-11-24T03:12:00.000Z'],
    ['20 min ago', '2026-11-24T03:00:30.000Z'],
    ['20m', '2026-11-24T03:00:30.000Z'],
    ['1h 20m ago', '2026-11-24T02:00:30.000Z'],
    ['1.5 hours ago', '2026-11-24T01:50:30.000Z'],
    ['2 days ago', '2026-11-22T03:20:30.000Z'],
    ['  20   MIN  AGO ', '2026-11-24T03:00:30.000Z'],
    ['yesterday 23:50', '2026-11-23T22:50:00.000Z'],
    ['yesterday, 23:50', '2026-11-23T22:50:00.000Z'],
    ['today 00:10', '2026-11-23T23:10:00.000Z'],
  ])('reads “%s”', (text, expected) => expect(read(text, now)).toBe(expected));

  it.each(['', ' '])('calls “%s” empty', (text) => expect(read(text, now)).toBe('empty'));

  it.each([
    'soon',
    '3',
    '25:00',
    '03:60',
    '13:00 pm',
    '0:10 am',
    '2026-02-30 10:00',
    '2026-13-01 10:00',
    '0050-01-01 10:00',
    '2026-11-24',
    '03:12 ago',
    '04:12 CEST',
    '5 months ago',
    '-5 min',
    '03:12 $(zap)',
  ])('does not guess at “%s”', (text) => expect(read(text, now)).toBe('notATime'));

  it('takes a time of day later than now for yesterday’s', () => {
    expect(read('23:50', now)).toBe('2026-11-23T22:50:00.000Z');
    expect(read('04:21', now)).toBe('2026-11-23T03:21:00.000Z');
    expect(read('03:21 UTC', now)).toBe('2026-11-23T03:21:00.000Z');
  });

  it('refuses the future', () => {
    expect(read('2026-11-24 04:21', now)).toBe('future');
    expect(read('today 23:50', now)).toBe('future');
    expect(read('2027-01-01T00:00Z', now)).toBe('future');
  });

  it('refuses what lies more than ten years back', () => {
    expect(read('2001-01-01 10:00', now)).toBe('tooLongAgo');
    expect(read('999999 days ago', now)).toBe('tooLongAgo');
  });

  it('says that the clocks went forward over a time', () => {
    expect(read('02:30', '2026-03-29T02:00:00.000Z')).toBe('skipped');
    expect(read('2026-03-29 02:30', '2026-04-01T00:00:00.000Z')).toBe('skipped');
    expect(read('02:30', '2026-03-29T00:30:00.000Z')).toBe('2026-03-28T01:30:00.000Z');
    expect(read('01:59', '2026-03-29T01:01:00.000Z')).toBe('2026-03-29T00:59:00.000Z');
    expect(read('03:00', '2026-03-29T01:01:00.000Z')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('takes the later of two equal readings that is not in the future', () => {
    const first = '2026-10-25T00:30:00.000Z';
    const second = '2026-10-25T01:30:00.000Z';
    expect(read('02:30', '2026-10-25T01:45:00.000Z')).toBe(second);
    expect(read('02:30', '2026-10-25T01:10:00.000Z')).toBe(first);
    expect(read('02:30', '2026-10-25T00:10:00.000Z')).toBe('2026-10-24T00:30:00.000Z');
    expect(read('02:30 CEST', '2026-10-25T01:45:00.000Z')).toBe(first);
    expect(read('2026-10-25 02:30 CET', '2026-10-26T00:00:00.000Z')).toBe(second);
  });

  it('reads back every moment that formatMoment writes, in every zone', () => {
    const startMs = Date.parse('2020-01-01T00:00:00Z');
    const endMs = Date.parse('2028-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: startMs, max: endMs }), fc.constantFrom(...zones), (ms, timeZone) => {
        const minuteMs = Math.floor(ms / 60_000) * 60_000;
        const reading = parseMoment(formatMoment(ms, timeZone), { nowMs: endMs, timeZone });
        expect(reading).toEqual({ ok: true, value: minuteMs });
      }),
    );
  });

  it('answers nothing in the future and never throws, whatever is typed', () => {
    const words = fc.constantFrom(
      'now',
      'ago',
      'min',
      'h',
      'today',
      'yesterday',
      'am',
      'CET',
      'Z',
      ' ',
      ':',
      '-',
      '+',
      '.',
      'T',
    );
    const typed = fc
      .array(fc.oneof(words, fc.nat(2030).map(String), fc.string({ maxLength: 3 })))
      .map((all) => all.join(''));
    const nowMs = Date.parse(now);
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'binary' })), fc.constantFrom(...zones), (text, timeZone) => {
        const reading = parseMoment(text, { nowMs, timeZone });
        if (reading.ok) expect(reading.value).toBeLessThanOrEqual(nowMs);
      }),
    );
  });
});
