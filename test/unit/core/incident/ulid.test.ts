import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEventId } from '../../../../src/core/incident/event.ts';
import { encodeUlid, nextUlid, ulidTime } from '../../../../src/core/incident/ulid.ts';

const maxTimeMs = 2 ** 48 - 1;
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = fc.integer({ min: 0, max: maxTimeMs });

describe('a ULID', () => {
  it('is spelled as the specification spells it', () => {
    expect(encodeUlid(1_469_918_176_385, new Uint8Array(10))).toBe('01ARYZ6S410000000000000000');
    expect(encodeUlid(0, new Uint8Array(10))).toBe('0'.repeat(26));
    expect(encodeUlid(maxTimeMs, new Uint8Array(10).fill(255))).toBe(`7${'Z'.repeat(25)}`);
  });

  it('is an event id whatever the moment and the chance', () => {
    const moment = fc.oneof(time, fc.double(), fc.integer());
    fc.assert(fc.property(moment, random, (ms, bytes) => isEventId(encodeUlid(ms, bytes))));
  });

  it('carries its moment', () => {
    fc.assert(fc.property(time, random, (ms, bytes) => ulidTime(encodeUlid(ms, bytes)) === ms));
  });

  it('carries every bit of its chance', () => {
    const flip = (bytes: Uint8Array, bit: number): Uint8Array =>
      bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    fc.assert(
      fc.property(random, fc.nat(79), (bytes, bit) => encodeUlid(1, bytes) !== encodeUlid(1, flip(bytes, bit))),
    );
  });

  it('sorts by time, then by chance', () => {
    fc.assert(
      fc.property(time, random, time, random, (aMs, a, bMs, b) => {
        const bytesBefore = Buffer.compare(a, b);
        const expected = aMs === bMs ? bytesBefore : aMs - bMs;
        const [first, second] = [encodeUlid(aMs, a), encodeUlid(bMs, b)];
        return Math.sign(expected) === (first < second ? -1 : first > second ? 1 : 0);
      }),
    );
  });
});

describe('the next ULID', () => {
  it('is greater than the one before it, also when the clock went backwards', () => {
    const before = fc.tuple(fc.integer({ min: 0, max: maxTimeMs - 1 }), random);
    fc.assert(
      fc.property(before, time, random, ([beforeMs, beforeBytes], ms, bytes) => {
        const after = encodeUlid(beforeMs, beforeBytes);
        const next = nextUlid(ms, bytes, after);
        return next > after && isEventId(next);
      }),
    );
  });

  it('differs in two windows that go on from the same event of a clock ahead of theirs', () => {
    const after = encodeUlid(2_000, new Uint8Array(10).fill(7));
    const one = nextUlid(1_000, new Uint8Array(10).fill(1), after);
    const other = nextUlid(1_000, new Uint8Array(10).fill(2), after);
    expect(one).not.toBe(other);
  });

  it('keeps the real moment when the clock is ahead', () => {
    expect(ulidTime(nextUlid(5_000, new Uint8Array(10), encodeUlid(4_000, new Uint8Array(10))))).toBe(5_000);
  });

  it('stays an event id at the end of time', () => {
    const last = `7${'Z'.repeat(25)}`;
    expect(isEventId(nextUlid(1_000, new Uint8Array(10), last))).toBe(true);
  });
});
