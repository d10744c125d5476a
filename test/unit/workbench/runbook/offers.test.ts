import { describe, expect, test } from 'vitest';
import type { RunbookFile } from '../../../../src/app/runs.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { startRun } from '../../../../src/app/runs.ts';
import { countingIds, openDesk } from '../../../support/journal.ts';
import { contextAt, declare, fitting, moveTo, offersOf, rowAt, rowsOf, runbook, valueOf } from '../tree/desk.ts';
import { reasonsWords } from '../../../../src/workbench/runbook/offers.ts';

const offered = (desk: ReturnType<typeof openDesk>, files: readonly RunbookFile[], load?: 'idle') =>
  rowAt(rowsOf(desk, { ...contextAt(desk.clock.nowMs), offers: offersOf(files, load) }), 'Checkout fails', 'Runbooks')
    .children;

describe('the runbooks offered under an incident', () => {
  test('are those that fit, each with the reason; a click opens the file', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    expect(offered(desk, [runbook, fitting])).toMatchObject([
      {
        label: 'Checkout fails',
        description: 'fits: title: checkout, fails',
        ref: { kind: 'offered', incident: id, uri: fitting.uri },
        target: { kind: 'file', uri: fitting.uri },
      },
    ]);
  });

  test('when none fits it is said, with how many were read; in a workspace without any that is said', async () => {
    const desk = openDesk();
    await declare(desk);
    expect(offered(desk, [runbook])).toMatchObject([{ label: 'No runbook fits', description: '1 was read' }]);
    expect(offered(desk, [])).toMatchObject([{ label: 'No runbook in this workspace' }]);
  });

  test('nothing is said before anybody looked, nor of one that is started, nor of a resolved incident', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    expect(offered(desk, [fitting], 'idle')).toEqual([]);
    valueOf(await startRun(desk.incidents, { ids: countingIds(), clock: desk.clock }, id, fitting));
    expect(offered(desk, [fitting]).map(({ ref }) => ref.kind)).toEqual(['run']);
    await moveTo(desk, id, 'resolved');
    expect(offered(desk, [{ ...fitting, uri: 'file:///w/runbooks/other.md' }]).map(({ ref }) => ref.kind)).toEqual([
      'run',
    ]);
  });

  test('are ranked once for the same words and files', () => {
    const offers = offersOf([fitting]);
    const incident = { title: 'Checkout fails' };
    expect(offers.of(incident)).toBe(offers.of({ ...incident }));
    expect(offers.of({ ...incident, impact: 'Everybody' })).not.toBe(offers.of(incident));
  });

  test('reasons are said in one line', () => {
    const reasons = [
      { kind: 'alert' as const, words: ['PoolExhausted'] },
      { kind: 'title' as const, words: ['pool', 'database'] },
    ];
    expect(reasonsWords(reasons, sayEnglish)).toBe('alert: PoolExhausted · title: pool, database');
  });
});
