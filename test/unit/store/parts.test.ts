import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareNext } from '../../../src/store/concurrency.ts';
import { placeOf, temporarySinceMs } from '../../../src/store/layout.ts';
import { stampOf } from '../../../src/store/listRecord.ts';
import { parsePack } from '../../../src/store/packFile.ts';
import { utf8Length } from '../../../src/store/wholeFile.ts';
import { incidentA } from '../../support/store/events.ts';
import { settle, testIds } from '../../support/store/virtualTime.ts';

const id = '01KDVPH0000000000000000ZZZ';

describe('shareNext', () => {
  it('never runs twice at a time, and answers each call by a run that began after it', async () => {
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    let clock = 0;
    const shared = shareNext(async () => {
      const at = clock++;
      begun.push(at);
      await new Promise<void>((resolve) => ends.push(resolve));
      return at;
    });
    const first = shared();
    const during = [shared(), shared()];
    expect(begun).toHaveLength(1);
    ends[0]?.();
    expect(await first).toBe(0);
    await settle();
    const later = shared();
    ends[1]?.();
    expect(await Promise.all(during)).toEqual([1, 1]);
    await settle();
    ends[2]?.();
    expect(await later).toBe(2);
    expect(begun).toHaveLength(3);
  });

  it('goes on after a run that threw', async () => {
    let count = 0;
    const shared = shareNext(() => (++count === 1 ? Promise.reject(new Error('bug')) : Promise.resolve(count)));
    const [first, second] = [shared(), shared()];
    await expect(first).rejects.toThrow('bug');
    expect(await second).toBe(2);
    expect(await shared()).toBe(3);
  });
});

describe('names', () => {
  it('tell which incident and event a changed file belongs to, and nothing of others', () => {
    expect(placeOf(`${incidentA}/events/${id}.json`)).toEqual({ incident: incidentA, event: id });
    expect(placeOf(`${incidentA}/pack-${id}.json`)).toEqual({ incident: incidentA });
    expect(placeOf(`${incidentA}/events/other.json`)).toEqual({ incident: incidentA });
    for (const path of ['', 'index.json', 'outbox/x.json', '../x', `${incidentA}/events/deep/${id}.json`]) {
      expect(placeOf(path)).toBeUndefined();
    }
  });

  it('tell when a temporary file was begun', () => {
    const sinceMs = Date.UTC(2026, 0, 1);
    expect(temporarySinceMs(`x.json.${testIds().next(sinceMs)}.tmp`)).toBe(sinceMs);
    for (const name of ['x.tmp', `${id}.json`, `${id}.tmp.json`, '.tmp', 'tmp']) {
      expect(temporarySinceMs(name)).toBeUndefined();
    }
  });
});

describe('a stamp', () => {
  it('does not depend on the order of the names, and differs with any of them', () => {
    const names = fc.uniqueArray(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(names, names, (some, others) => {
        expect(stampOf([...some].reverse())).toBe(stampOf(some));
        const same = [...some].sort().join('\n') === [...others].sort().join('\n');
        expect(stampOf(some) === stampOf(others)).toBe(same);
      }),
      { numRuns: 500 },
    );
  });

  it('differs between the thousand stamps of records that differ by one event', () => {
    const paths = Array.from({ length: 1_000 }, (_, n) => [`${incidentA}/events/${String(n).padStart(26, '0')}.json`]);
    expect(new Set(paths.map(stampOf)).size).toBe(1_000);
  });
});

describe('the length of a text', () => {
  it('is counted in bytes of UTF-8', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(fc.property(text, (value) => utf8Length(value) === new TextEncoder().encode(value).length));
    expect(utf8Length('aé€🔥')).toBe(1 + 2 + 3 + 4);
  });
});

describe('reading a pack', () => {
  it('never throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((events) => JSON.stringify({ v: 1, events })),
    );
    fc.assert(
      fc.property(text, (garbage) => {
        expect(parsePack(incidentA, garbage).events).toEqual([]);
      }),
    );
  });
});
