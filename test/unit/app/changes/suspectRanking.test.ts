import { describe, expect, test, vi } from 'vitest';
import { addNote } from '../../../../src/app/entries.ts';
import type { ChangeCollector, CollectedChange, IncidentChanges } from '../../../../src/app/changes/incidentChanges.ts';
import { SuspectRanking, type Blamer } from '../../../../src/app/changes/suspectRanking.ts';
import type { Blame } from '../../../../src/core/changes/suspects/report/incidentReport.ts';
import { changePhase } from '../../../../src/app/lifecycle.ts';
import { deployPair } from '../../../../src/core/changes/deploys/exactCandidates.ts';
import { narrow } from '../../../../src/core/changes/suspects/narrow.ts';
import { openDesk, type Desk } from '../../../support/journal.ts';
import { declare, valueOf } from '../../workbench/tree/desk.ts';
import { aChange, aDeployment, aSuspect, collected } from '../../workbench/tree/suspectsSeen.ts';

const voucher = collected(aChange(1, { title: 'Accept vouchers in the cart' }));
const pool = collected(aChange(2, { title: 'Lower the database pool limit' }));

function open(desk: Desk, changes: readonly CollectedChange[], exact?: readonly string[], blamer?: Blamer) {
  let asked = 0;
  const collector: ChangeCollector = {
    of: (incident): IncidentChanges => {
      asked += 1;
      return {
        incident,
        revision: 1,
        sources: [],
        deployments: [],
        changes,
        ...(exact === undefined ? {} : { exact }),
      };
    },
    refresh: () => Promise.resolve(),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  let pauses = 0;
  let now = 0;
  const pacing = {
    nowMs: () => (now += 6),
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  };
  const log = { info: () => undefined, warn: () => undefined, error: expect.unreachable };
  const ranking = new SuspectRanking({
    ...{ incidents: desk.incidents, collector, pacing, log },
    ...(blamer === undefined ? {} : { blamer }),
  });
  return { ranking, asked: () => asked, pauses: () => pauses };
}

function firstOf(ranking: SuspectRanking, incident: string): string | undefined {
  return ranking.of(incident).ranking?.suspects[0]?.key;
}

describe('the ranking of an incident', () => {
  test('is worked out again when a note says more', async () => {
    const desk = openDesk();
    const { id } = await declare(desk, { title: 'Vouchers are refused in the cart' });
    const { ranking } = open(desk, [voucher, pool]);
    await vi.waitUntil(() => firstOf(ranking, id) === voucher.change.key);
    const text = 'It is the database pool: the limit of the database pool is reached, the pool has no connection';
    for (let count = 0; count < 3; count += 1) valueOf(await addNote(desk.incidents, id, { text }));
    await vi.waitUntil(() => firstOf(ranking, id) === pool.change.key);
  });

  test('does not wait for who last changed a line, and comes again with it', async () => {
    const desk = openDesk();
    const { id } = await declare(desk, { title: 'Vouchers are refused in the cart' });
    const found = Promise.withResolvers<readonly Blame[]>();
    const { ranking } = open(desk, [voucher, pool], undefined, { blames: () => found.promise });
    const poolSuspect = () => ranking.of(id).ranking?.suspects.find(({ key }) => key === pool.change.key);
    await vi.waitUntil(() => poolSuspect() !== undefined);
    const before = poolSuspect()?.probability ?? 1;
    found.resolve([{ key: pool.change.key, path: 'src/db/pool.ts', line: 53 }]);
    await vi.waitUntil(() => (poolSuspect()?.probability ?? 0) > before);
  });

  test('pauses in between, so that the host has its turn', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const many = Array.from({ length: 200 }, (_, index) => collected(aChange(index + 1)));
    const { ranking, pauses } = open(desk, many);
    await vi.waitUntil(() => firstOf(ranking, id) !== undefined);
    expect(pauses()).toBeGreaterThan(3);
  });

  test('begins only when somebody looks, and ends with the incident', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    const { ranking, asked } = open(desk, [voucher, pool]);
    expect(ranking.peek(id)).toBeUndefined();
    expect(asked()).toBe(0);
    await vi.waitUntil(() => firstOf(ranking, id) !== undefined);
    valueOf(await changePhase(desk.incidents, id, { to: 'canceled' }));
    expect(ranking.peek(id)).toBeUndefined();
  });

  test('knows only the exact candidates where the deploys tell them', async () => {
    const desk = openDesk();
    const { id } = await declare(desk, { title: 'Vouchers are refused in the cart' });
    const { ranking } = open(desk, [voucher, pool], [pool.change.key]);
    await vi.waitUntil(() => firstOf(ranking, id) === pool.change.key);
    const { suspects, none } = ranking.of(id).ranking ?? expect.unreachable();
    expect(suspects).toHaveLength(1);
    expect((suspects[0]?.probability ?? 0) + none).toBeCloseTo(1);
  });
});

test('a narrowed ranking still adds up to one, in the same order', () => {
  const ranking = {
    suspects: [1, 2, 3].map((number) => aSuspect(number, { probability: 0.2 / number })),
    none: 0.5,
  };
  const { suspects, none } = narrow(ranking, new Set([aChange(2).key, aChange(3).key]));
  expect(suspects.map(({ key }) => key)).toEqual([aChange(2).key, aChange(3).key]);
  expect(suspects.reduce((sum, { probability }) => sum + probability, none)).toBeCloseTo(1);
});

describe('the deploys between which it broke', () => {
  const at = (id: string, time: string, more = {}) => ({
    ...aDeployment(id, `2026-11-24T${time}:00.000Z`, 'unknown').deployment,
    ...more,
  });
  const start = Date.parse('2026-11-24T03:00:00.000Z');

  test('are the one that served at the start and the one before it', () => {
    const pair = deployPair([at('c', '03:10'), at('b', '02:50'), at('a', '01:00')], start);
    expect([pair?.good?.id, pair?.bad.id]).toEqual(['a', 'b']);
  });

  test('are not failed ones, previews, or those of another project', () => {
    const others = [
      at('x', '02:58', { state: 'failed' }),
      at('p', '02:57', { isProduction: false }),
      at('o', '02:30', { project: 'other', repository: 'example/other' }),
    ];
    const pair = deployPair([...others, at('b', '02:50'), at('a', '01:00')], start);
    expect([pair?.good?.id, pair?.bad.id]).toEqual(['a', 'b']);
  });

  test('are unknown when none served before', () => {
    expect(deployPair([at('c', '03:10')], start)).toBeUndefined();
  });
});
