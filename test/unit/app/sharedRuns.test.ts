import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declareIncident } from '../../../src/app/declare.ts';
import { markStep, noteOnStep, recordCommand, startRun, type RunbookFile } from '../../../src/app/runs.ts';
import type { Failure } from '../../../src/core/failure.ts';
import { foldIncident } from '../../../src/core/incident/fold.ts';
import type { IncidentState } from '../../../src/core/incident/state.ts';
import type { Result } from '../../../src/core/result.ts';
import { readRunbook } from '../../../src/core/runbook/understandRunbook.ts';
import { countingIds, openDesk, type Desk } from '../../support/journal.ts';

const file: RunbookFile = {
  uri: 'file:///w/runbooks/pool.md',
  path: 'runbooks/pool.md',
  runbook: readRunbook('# Pool\n\n1. Look\n2. Count\n3. Restart\n', 'runbooks/pool.md'),
};

function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`expected a value, got ${result.failure.code}`);
  return result.value;
}

/** Two people in two windows on one record, who follow the same run. */
async function together(): Promise<{
  readonly ada: Desk;
  readonly grace: Desk;
  readonly id: string;
  readonly run: string;
}> {
  const ada = openDesk();
  const grace = openDesk({ journal: ada.journal, name: 'Grace' });
  const { id } = valueOf(await declareIncident(ada.incidents, { title: 'Slow', severity: 1, startedAtMs: 0 }));
  const { runs } = valueOf(await startRun(ada.incidents, { ids: countingIds(), clock: ada.clock }, id, file));
  await Promise.all([ada.incidents.reload(), grace.incidents.reload()]);
  return { ada, grace, id, run: runs[0]?.id ?? '' };
}

const stepKeys = file.runbook.steps.map(({ key }) => key);
const marksOf = ({ runs }: IncidentState): readonly string[] =>
  runs.flatMap(({ steps }) => steps.map(({ mark, markedBy }) => `${mark} ${markedBy?.name ?? ''}`.trim()));

async function stateAt({ incidents }: Desk, id: string): Promise<IncidentState> {
  await incidents.reload();
  return valueOf(await incidents.get(id));
}

describe('a run that several people share', () => {
  test('shows everybody who did which step', async () => {
    const { ada, grace, id, run } = await together();
    valueOf(await markStep(ada.incidents, id, { run, step: stepKeys[0] ?? '' }, 'done'));
    valueOf(await markStep(grace.incidents, id, { run, step: stepKeys[2] ?? '' }, 'skipped', 'Not needed'));
    const [seen, other] = [await stateAt(ada, id), await stateAt(grace, id)];
    expect(marksOf(seen)).toEqual(['done Ada', 'open', 'skipped Grace']);
    expect(other).toEqual(seen);
  });

  test('a step that both complete at once is done once; the later word is kept and says that it had no effect', async () => {
    const { ada, grace, id, run } = await together();
    const place = { run, step: stepKeys[1] ?? '' };
    await Promise.all([markStep(ada.incidents, id, place, 'done'), markStep(grace.incidents, id, place, 'done')]);
    const state = await stateAt(ada, id);
    const marks = state.timeline.filter(({ event }) => event.type === 'stepMarked');
    expect(marks.filter(({ applied }) => applied)).toHaveLength(1);
    expect(marksOf(state).filter((mark) => mark.startsWith('done'))).toHaveLength(1);
    expect(await stateAt(grace, id)).toEqual(state);
  });

  test('starting it again in the other window goes on with the run that is open', async () => {
    const { grace, id } = await together();
    const again = await startRun(grace.incidents, { ids: countingIds(), clock: grace.clock }, id, file);
    expect(again).toEqual({ ok: false, failure: { code: 'alreadyThere', what: 'Pool' } });
  });

  test('whoever marks what in whatever order, both windows fold to the same, however the events arrive', async () => {
    const acts = fc.array(
      fc.record({
        who: fc.constantFrom('ada', 'grace'),
        step: fc.constantFrom(...stepKeys),
        mark: fc.constantFrom('done', 'skipped', 'open'),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const { ada, grace, id, run } = await together();
        await Promise.all(
          all.map(({ who, step, mark }) => markStep((who === 'ada' ? ada : grace).incidents, id, { run, step }, mark)),
        );
        const state = await stateAt(ada, id);
        expect(await stateAt(grace, id)).toEqual(state);
        const events = ada.journal.events.get(id) ?? [];
        expect(foldIncident(id, [...events].reverse())).toEqual(state);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what a step’s command did', () => {
  const ran = { command: 'ps', where: 'terminal', captured: true, exitCode: 1, durationMs: 20, output: 'no pool' };

  test('is on the timeline at the time it began, from the step’s line, and leaves the step open', async () => {
    const { ada, id, run } = await together();
    ada.clock.nowMs += 60_000;
    const startedAtMs = ada.clock.nowMs - 30_000;
    const state = valueOf(
      await recordCommand(ada.incidents, id, { run, step: stepKeys[1] ?? '' }, { ...ran, startedAtMs }),
    );
    const entry = state.timeline.find(({ event }) => event.type === 'commandRan');
    expect(entry?.atMs).toBe(startedAtMs);
    expect(entry?.event.source).toEqual({ kind: 'runbook', uri: file.uri, path: file.path, line: 3 });
    expect(state.runs[0]?.steps[1]).toMatchObject({ mark: 'open', lastCommand: { exitCode: 1, by: { name: 'Ada' } } });
  });

  test('stays with the step when it is completed and opened again', async () => {
    const { ada, id, run } = await together();
    const place = { run, step: stepKeys[1] ?? '' };
    valueOf(await recordCommand(ada.incidents, id, place, { ...ran, startedAtMs: ada.clock.nowMs }));
    valueOf(await markStep(ada.incidents, id, place, 'done'));
    const state = valueOf(await markStep(ada.incidents, id, place, 'open'));
    expect(state.runs[0]?.steps[1]).toMatchObject({ mark: 'open', lastCommand: { exitCode: 1 } });
    expect(state.runs[0]?.steps[1]).not.toHaveProperty('markedBy');
  });

  test('of a step that is not there nothing is recorded; a note of nothing neither', async () => {
    const { ada, id, run } = await together();
    const before = ada.journal.events.get(id)?.length;
    const failures = [
      await recordCommand(ada.incidents, id, { run, step: 'none' }, { ...ran, startedAtMs: 0 }),
      await noteOnStep(ada.incidents, id, { run: 'none', step: stepKeys[0] ?? '' }, 'Seen'),
      await noteOnStep(ada.incidents, id, { run, step: stepKeys[0] ?? '' }, ' \n'),
    ].map((result) => (result.ok ? 'ok' : result.failure.code));
    expect(failures).toEqual(['noSuchEntry', 'noSuchEntry', 'emptyText']);
    expect(ada.journal.events.get(id)?.length).toBe(before);
  });
});
