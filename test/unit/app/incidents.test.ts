import { describe, expect, test } from 'vitest';
import { judgeChange, judgeSuspect, linkChanges, unlinkChange } from '../../../src/app/changes.ts';
import { declareIncident } from '../../../src/app/declare.ts';
import { addNote, amendEntry, retractEntry } from '../../../src/app/entries.ts';
import { changePhase, changeSeverity, assignRole } from '../../../src/app/lifecycle.ts';
import { markStep, startRun } from '../../../src/app/runs.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import type { Failure } from '../../../src/core/failure.ts';
import type { IncidentState } from '../../../src/core/incident/state.ts';
import type { Result } from '../../../src/core/result.ts';
import { countingIds, MemoryJournal, openDesk, type Desk } from '../../support/journal.ts';

const pullRequest: Change = {
  key: 'pr:example/harbor#234',
  kind: 'pullRequest',
  title: 'Lower the pool limit',
  number: 234,
  at: '2026-11-24T02:32:00.000Z',
  repository: 'example/harbor',
};

function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`expected a value, got ${result.failure.code}`);
  return result.value;
}

async function declared(desk: Desk, title = 'Checkout fails'): Promise<IncidentState> {
  const startedAtMs = desk.clock.nowMs - 5 * 60_000;
  return valueOf(await declareIncident(desk.incidents, { title, severity: 1, startedAtMs }));
}

describe('declaring', () => {
  test('opens an active incident under investigation', async () => {
    const desk = openDesk();
    const state = await declared(desk);
    expect(state).toMatchObject({
      title: 'Checkout fails',
      severity: 1,
      phase: 'investigating',
      declaredBy: { name: 'Ada' },
    });
    expect(state.declaredAtMs - state.startedAtMs).toBe(5 * 60_000);
    expect(desk.incidents.snapshot.active.map(({ id }) => id)).toEqual([state.id]);
  });

  test('refuses a title of nothing but space, and writes nothing', async () => {
    const desk = openDesk();
    const result = await declareIncident(desk.incidents, { title: ' \n\u202e ', severity: 1, startedAtMs: 0 });
    expect(result).toEqual({ ok: false, failure: { code: 'emptyText' } });
    expect(desk.journal.events.size).toBe(0);
  });

  test('keeps all of a 10 KB title: the start as title, the whole as first note', async () => {
    const desk = openDesk();
    const long = 'x'.repeat(10_000);
    const state = await declared(desk, long);
    expect(state.title.length).toBeLessThanOrEqual(160);
    const note = state.timeline.find(({ event }) => event.type === 'noteAdded');
    expect(note?.event.type === 'noteAdded' && note.event.data.text).toBe(long);
  });

  test('a folder that cannot be written says so and shows no incident', async () => {
    const desk = openDesk();
    desk.journal.appendFailures.push({ code: 'readOnly', where: 'record' });
    const result = await declareIncident(desk.incidents, { title: 'Down', severity: 1, startedAtMs: 0 });
    expect(result).toEqual({ ok: false, failure: { code: 'readOnly', where: 'record' } });
    expect(desk.incidents.snapshot.active).toEqual([]);
  });
});

describe('phases', () => {
  test('a second click on resolve finds it resolved', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    const [first, second] = await Promise.all([
      changePhase(desk.incidents, id, { to: 'resolved' }),
      changePhase(desk.incidents, id, { to: 'resolved' }),
    ]);
    expect(first.ok).toBe(true);
    expect(second).toEqual({ ok: false, failure: { code: 'alreadyThere', what: 'resolved' } });
  });

  test('an illegal step is refused with both phases named', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    const result = await changePhase(desk.incidents, id, { to: 'closed' });
    expect(result).toEqual({ ok: false, failure: { code: 'illegalPhase', from: 'investigating', to: 'closed' } });
  });

  test('closing packs the record and moves the incident below', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    await changePhase(desk.incidents, id, { to: 'resolved' });
    await changePhase(desk.incidents, id, { to: 'closed' });
    expect(desk.incidents.snapshot.active).toEqual([]);
    expect(desk.incidents.snapshot.ended.map((ended) => ended.id)).toEqual([id]);
    expect(desk.journal.packed).toEqual([id]);
  });

  test('two windows that resolve at once agree on the outcome, and both acts stay on the record', async () => {
    const journal = new MemoryJournal();
    const [one, two] = [openDesk({ journal, name: 'Ada' }), openDesk({ journal, name: 'Ben' })];
    const { id } = await declared(one);
    await two.incidents.reload();
    await Promise.all([
      changePhase(one.incidents, id, { to: 'resolved' }),
      changePhase(two.incidents, id, { to: 'canceled' }),
    ]);
    await Promise.all([one.incidents.reload(), two.incidents.reload()]);
    const states = [valueOf(await one.incidents.get(id)), valueOf(await two.incidents.get(id))];
    expect(states[0]).toEqual(states[1]);
    expect(states[0]?.timeline.filter(({ event }) => event.type === 'phaseChanged')).toHaveLength(2);
    expect(states[0]?.timeline.filter(({ applied }) => !applied)).toHaveLength(1);
  });

  test('the same severity again is refused, another one is recorded', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    expect((await changeSeverity(desk.incidents, id, 1)).ok).toBe(false);
    expect(valueOf(await changeSeverity(desk.incidents, id, 2, 'only checkout')).severity).toBe(2);
  });
});

describe('changes', () => {
  test('linking twice is one entry, and says so', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    valueOf(await linkChanges(desk.incidents, id, [pullRequest, pullRequest]));
    const again = await linkChanges(desk.incidents, id, [pullRequest]);
    expect(again).toEqual({ ok: false, failure: { code: 'alreadyThere', what: '#234' } });
    const state = valueOf(await desk.incidents.get(id));
    expect(state.changes).toHaveLength(1);
    expect(state.timeline.filter(({ event }) => event.type === 'changeLinked')).toHaveLength(1);
  });

  test('a deploy that is linked as one source calls it is not linked again as others do', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    const at = '2026-11-24T02:00:00.000Z';
    const vendors: Change = { key: 'deploy:example/harbor@dpl_1', kind: 'deploy', title: 'harbor → production', at };
    const merged: Change = { ...vendors, key: 'deploy:example/harbor@v1', tag: 'v1', aliases: [vendors.key] };
    valueOf(await linkChanges(desk.incidents, id, [vendors]));
    const again = await linkChanges(desk.incidents, id, [merged]);
    expect(again).toEqual({ ok: false, failure: { code: 'alreadyThere', what: 'v1' } });
    const judged = valueOf(await judgeSuspect(desk.incidents, id, merged, 'culprit'));
    expect(judged.changes.map(({ change, verdict }) => [change.key, verdict])).toEqual([[vendors.key, 'culprit']]);
    const other: Change = { ...merged, key: 'deploy:example/harbor@dpl_2', aliases: [] };
    expect(valueOf(await linkChanges(desk.incidents, id, [other])).changes).toHaveLength(2);
  });

  test('a culprit can be marked, withdrawn and unlinked', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    await linkChanges(desk.incidents, id, [pullRequest]);
    expect(valueOf(await judgeChange(desk.incidents, id, pullRequest.key, 'culprit')).changes[0]?.verdict).toBe(
      'culprit',
    );
    expect(valueOf(await judgeChange(desk.incidents, id, pullRequest.key, 'open')).changes[0]?.verdict).toBe('open');
    expect(valueOf(await unlinkChange(desk.incidents, id, pullRequest.key)).changes).toEqual([]);
  });
});

describe('runbook runs', () => {
  const runbook = {
    title: 'Checkout errors',
    tags: [],
    alerts: [],
    links: [],
    steps: ['Look', 'Act'].map((text, line) => ({ key: text, text, line, level: 0, commands: [] })),
  };
  const file = { uri: 'file:///w/runbooks/a.md', path: 'runbooks/a.md', runbook };

  test('a step is done by whoever was first; the second says so', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    const parts = { ids: countingIds(), clock: desk.clock };
    const state = valueOf(await startRun(desk.incidents, parts, id, file));
    const place = { run: state.runs[0]?.id ?? '', step: 'Look' };
    expect(valueOf(await markStep(desk.incidents, id, place, 'done')).runs[0]?.steps[0]).toMatchObject({
      mark: 'done',
      markedBy: { name: 'Ada' },
    });
    expect((await markStep(desk.incidents, id, place, 'done')).ok).toBe(false);
    expect(valueOf(await markStep(desk.incidents, id, place, 'open')).runs[0]?.steps[0]?.mark).toBe('open');
  });

  test('a runbook with open steps is not started twice', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    const parts = { ids: countingIds(), clock: desk.clock };
    await startRun(desk.incidents, parts, id, file);
    expect(await startRun(desk.incidents, parts, id, file)).toMatchObject({ failure: { code: 'alreadyThere' } });
  });
});

describe('corrections', () => {
  test('an amended time moves the entry, the first version stays in the journal', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    const noted = valueOf(await addNote(desk.incidents, id, { text: 'Errors began' }));
    const entry = noted.timeline.at(-1)?.id ?? '';
    const atMs = desk.clock.nowMs - 30 * 60_000;
    const state = valueOf(await amendEntry(desk.incidents, id, entry, { atMs, text: 'Errors began in EU' }));
    expect(state.timeline[0]).toMatchObject({ id: entry, atMs, text: 'Errors began in EU', amended: true });
    expect(desk.journal.events.get(id)?.filter(({ type }) => type === 'noteAdded')).toHaveLength(1);
  });

  test('retracting an assignment gives the role back', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    const role = { key: 'incident-commander', name: 'Incident commander' };
    await assignRole(desk.incidents, id, role, 'Ada');
    const state = valueOf(await assignRole(desk.incidents, id, role, 'Ben'));
    const entry = state.timeline.at(-1)?.id ?? '';
    const after = valueOf(await retractEntry(desk.incidents, id, entry, 'wrong person'));
    expect(after.roles).toEqual([{ ...role, person: 'Ada' }]);
    expect(after.retracted.map((item) => item.id)).toEqual([entry]);
  });

  test('the declaration cannot be retracted', async () => {
    const desk = openDesk();
    const { id, timeline } = await declared(desk);
    expect((await retractEntry(desk.incidents, id, timeline[0]?.id ?? '')).ok).toBe(false);
  });
});

describe('loading', () => {
  test('a list that fails at first is failed, later it is stale and still shown', async () => {
    const desk = openDesk();
    desk.journal.listFailure = { code: 'storage', where: 'record' };
    await desk.incidents.reload();
    expect(desk.incidents.snapshot).toMatchObject({ load: 'failed', failure: { code: 'storage' } });
    desk.journal.listFailure = undefined;
    const { id } = await declared(desk);
    await desk.incidents.reload();
    expect(desk.incidents.snapshot.load).toBe('ready');
    desk.journal.listFailure = { code: 'storage', where: 'record' };
    await desk.incidents.reload();
    expect(desk.incidents.snapshot).toMatchObject({ load: 'stale', active: [{ id }] });
  });

  test("another window's event is seen without being asked for", async () => {
    const journal = new MemoryJournal();
    const [one, two] = [openDesk({ journal }), openDesk({ journal })];
    await two.incidents.reload();
    const seen = new Promise<void>((resolve) => {
      two.incidents.onDidChange(({ active }) => active[0]?.title === 'Checkout fails' && resolve());
    });
    await declared(one);
    await seen;
  });

  test('when writing fails in the middle, what was written is kept and shown', async () => {
    const desk = openDesk();
    const { id } = await declared(desk);
    desk.journal.appendFailures.push(undefined, { code: 'full', where: 'record' });
    const other = { ...pullRequest, key: 'pr:example/harbor#235', number: 235 };
    const result = await linkChanges(desk.incidents, id, [pullRequest, other]);
    expect(result).toEqual({ ok: false, failure: { code: 'full', where: 'record' } });
    expect(desk.incidents.snapshot.active[0]?.changes.map(({ change }) => change.number)).toEqual([234]);
  });
});
