import { describe, expect, it } from 'vitest';
import type { AnyEvent, EventData, EventType, IncidentEvent } from '../../../../src/core/incident/event.ts';
import { foldIncident } from '../../../../src/core/incident/fold.ts';
import type { Phase } from '../../../../src/core/incident/phase.ts';
import { firstResponse } from '../../../../src/core/incident/response.ts';
import { idAt, incident } from './anyEvents.ts';

const startMs = Date.UTC(2026, 0, 1);
const minuteMs = 60_000;
const atMinute = (minute: number): number => startMs + minute * minuteMs;

interface Body {
  readonly type: EventType;
  readonly data: unknown;
}

/** Events a minute apart: the nth, counted from 0, is at minute n and has the id `idAt(n)`. */
function record(...bodies: readonly Body[]): IncidentEvent[] {
  return bodies.map((body, n) => {
    const at = new Date(atMinute(n)).toISOString();
    return { v: 1, id: idAt(n), incident, at, recordedAt: at, by: { name: `P${n}` }, ...body } as IncidentEvent;
  });
}

const body = <T extends EventType>(type: T, data: EventData<T>) => ({ type, data });
const startedAt = new Date(startMs - 10 * minuteMs).toISOString();
const declared = body('declared', { title: 'Checkout fails', severity: 2, startedAt });
const note = (text = 'Looked') => body('noteAdded', { text });
const move = (from: Phase, to: Phase) => body('phaseChanged', { from, to });
const amend = (n: number, change: { at?: string; text?: string }) => body('amended', { entry: idAt(n), ...change });
const retract = (n: number) => body('retracted', { entry: idAt(n) });
const fold = (events: readonly AnyEvent[]) => foldIncident(incident, events);
const state = (...bodies: readonly Body[]) => fold(record(...bodies));
const change = (key: string) =>
  body('changeLinked', { change: { key, kind: 'commit', title: key, at: '2026-01-01T00:00:00.000Z' } });

describe('a record', () => {
  it('that is empty is an incident without a title', () => {
    expect(state()).toMatchObject({ title: '', phase: 'investigating', eventCount: 0, lastEventId: '', timeline: [] });
  });

  it('begins with its declaration', () => {
    expect(state(declared)).toMatchObject({
      title: 'Checkout fails',
      severity: 2,
      phase: 'investigating',
      phaseSinceMs: startMs,
      startedAtMs: startMs - 10 * minuteMs,
      declaredAtMs: startMs,
      declaredBy: { name: 'P0' },
      milestones: {},
    });
  });

  it('that two people declare at once keeps the first declaration and shows the second as without effect', () => {
    const { title, timeline } = state(declared, body('declared', { title: 'Same', severity: 1, startedAt }));
    expect(title).toBe('Checkout fails');
    expect(timeline.map(({ applied }) => applied)).toEqual([true, false]);
  });

  it('takes new titles, severities and impacts', () => {
    const now = state(
      declared,
      body('retitled', { title: 'Payments fail' }),
      body('severityChanged', { from: 2, to: 1 }),
      body('impactStated', { text: 'All of Europe' }),
      body('severityChanged', { from: 2, to: 1 }),
    );
    expect(now).toMatchObject({ title: 'Payments fail', severity: 1, impact: 'All of Europe' });
    expect(now.timeline.at(-1)?.applied).toBe(false);
  });
});

describe('the first response', () => {
  it('is the first act of somebody who responds after the declaration', () => {
    expect(state(declared, note(), note()).milestones.firstResponseAtMs).toBe(atMinute(1));
    expect(state(declared, body('acknowledged', {})).milestones.firstResponseAtMs).toBe(atMinute(1));
  });

  it('is not keeping the books, giving up, or what a vendor said', () => {
    const until = new Date(atMinute(30)).toISOString();
    const { milestones } = state(
      declared,
      body('retitled', { title: 'Other' }),
      body('clockSnoozed', { clock: 'nextUpdate', until }),
      body('clockHandedOver', { clock: 'nextUpdate', to: 'Grace' }),
      body('postMortemDrafted', { uri: 'file:///a.postmortem.md', path: 'a.postmortem.md' }),
      body('postMortemShared', { tracker: 'Linear', url: 'https://linear.app/d' }),
      body('roleAssigned', { role: 'scribe', roleName: 'Scribe' }),
      body('rollbackFinished', { rollback: '01KATREE000000000000000000', outcome: 'succeeded' }),
      move('investigating', 'canceled'),
    );
    expect(milestones.firstResponseAtMs).toBeUndefined();
  });

  it('is the entry that counted, also where what came before it did not', () => {
    const draft = body('postMortemDrafted', { uri: 'file:///a.postmortem.md', path: 'a.postmortem.md' });
    const now = state(declared, draft, note(), body('acknowledged', {}));
    expect(now.milestones.firstResponseAtMs).toBe(atMinute(2));
    expect(firstResponse(now)?.event.type).toBe('noteAdded');
  });
});

describe('phases', () => {
  it('leave their moments behind', () => {
    const now = state(
      declared,
      move('investigating', 'identified'),
      move('identified', 'mitigating'),
      move('mitigating', 'monitoring'),
      move('monitoring', 'resolved'),
      move('resolved', 'closed'),
    );
    expect(now).toMatchObject({ phase: 'closed', phaseSinceMs: atMinute(5) });
    expect(now.milestones).toEqual({
      firstResponseAtMs: atMinute(1),
      identifiedAtMs: atMinute(1),
      mitigatedAtMs: atMinute(3),
      resolvedAtMs: atMinute(4),
      endedAtMs: atMinute(5),
    });
  });

  it('take back the moments that are no longer true when work goes back', () => {
    const back = state(
      declared,
      move('investigating', 'identified'),
      move('identified', 'monitoring'),
      move('monitoring', 'mitigating'),
    );
    expect(back.milestones).toEqual({ firstResponseAtMs: atMinute(1), identifiedAtMs: atMinute(1) });
  });

  it.each([
    ['resolved', [move('investigating', 'resolved')]],
    ['closed', [move('investigating', 'resolved'), move('resolved', 'closed')]],
    ['canceled', [move('investigating', 'canceled')]],
  ] as const)('start over when a %s incident is reopened', (from, moves) => {
    const again = state(declared, ...moves, move(from, 'investigating'));
    expect(again.phase).toBe('investigating');
    // Giving up is no response; taking it up again is.
    expect(again.milestones).toEqual({
      firstResponseAtMs: atMinute(from === 'canceled' ? 2 : 1),
      reopenedAtMs: atMinute(moves.length + 1),
    });
    expect(again.criteria).toEqual([]);
  });

  it('go by where the incident stands, not by where the writer thought it stood', () => {
    const events = record(declared, move('investigating', 'resolved'), move('investigating', 'resolved'));
    const { phase, milestones, timeline } = fold(events);
    expect(phase).toBe('resolved');
    expect(milestones.resolvedAtMs).toBe(atMinute(1));
    expect(timeline.map(({ applied }) => applied)).toEqual([true, true, false]);
  });

  it('keep the answers to the resolution criteria until the incident is reopened', () => {
    const criteria = [{ key: 'restored', text: 'Service restored', answer: 'yes' as const }];
    const resolved = body('phaseChanged', { from: 'investigating', to: 'resolved', criteria });
    expect(state(declared, resolved, move('resolved', 'closed')).criteria).toEqual(criteria);
    expect(state(declared, resolved, move('resolved', 'investigating')).criteria).toEqual([]);
  });
});

describe('roles, changes and runs', () => {
  it('have one holder for each role, the last one', () => {
    const assign = (person?: string) =>
      body('roleAssigned', { role: 'ic', roleName: 'Commander', ...(person === undefined ? {} : { person }) });
    expect(state(declared, assign('Ada'), assign('Grace')).roles).toEqual([
      { key: 'ic', name: 'Commander', person: 'Grace' },
    ]);
    expect(state(declared, assign('Ada'), assign()).roles).toEqual([]);
  });

  it('hold a change once, judged as last said, until it is unlinked', () => {
    const judge = body('changeJudged', { key: 'a', verdict: 'culprit' });
    const unlink = body('changeUnlinked', { key: 'a' });
    const linked = state(declared, change('a'), change('a'), judge, change('b'));
    expect(linked.changes).toMatchObject([
      { change: { key: 'a' }, verdict: 'culprit', entry: idAt(1) },
      { change: { key: 'b' }, verdict: 'open' },
    ]);
    expect(linked.timeline.map(({ applied }) => applied)).toEqual([true, true, false, true, true]);
    const gone = state(declared, change('a'), unlink, unlink, judge);
    expect(gone.changes).toEqual([]);
    expect(gone.timeline.map(({ applied }) => applied)).toEqual([true, true, true, false, false]);
    expect(state(declared, change('a'), judge, unlink, change('a')).changes).toMatchObject([{ verdict: 'open' }]);
  });

  it('mark the steps of a run, and take a mark back', () => {
    const run = idAt(60);
    const started = body('runStarted', {
      run,
      title: 'Rollback',
      uri: 'file:///r.md',
      path: 'r.md',
      steps: [
        { key: 's1', text: 'Stop', line: 3 },
        { key: 's2', text: 'Start', line: 4 },
      ],
    });
    const mark = (step: string, to: 'done' | 'skipped' | 'open') => body('stepMarked', { run, step, mark: to });
    const marked = state(declared, started, mark('s1', 'done'), mark('s2', 'skipped'), mark('s1', 'done'));
    expect(marked.runs[0]?.steps).toMatchObject([
      { key: 's1', mark: 'done', markedBy: { name: 'P2' }, markedAtMs: atMinute(2) },
      { key: 's2', mark: 'skipped' },
    ]);
    expect(marked.timeline.at(-1)?.applied).toBe(false);
    const undone = state(declared, started, mark('s1', 'done'), mark('s1', 'open'));
    expect(undone.runs[0]?.steps[0]).toEqual({ key: 's1', text: 'Stop', line: 3, mark: 'open' });
    expect(state(declared, started, mark('no such step', 'done')).timeline.at(-1)?.applied).toBe(false);
  });
});

describe('corrections', () => {
  it('move an entry in time and give it another text', () => {
    const moved = state(
      declared,
      note('First'),
      note('Second'),
      amend(2, { at: new Date(atMinute(0.5)).toISOString(), text: 'Zeroth' }),
    );
    expect(moved.timeline.map(({ id, text, amended }) => [id, text, amended])).toEqual([
      [idAt(0), undefined, false],
      [idAt(2), 'Zeroth', true],
      [idAt(1), undefined, false],
    ]);
  });

  it('reach what the entry stands for', () => {
    expect(state(declared, amend(0, { text: 'Better title' })).title).toBe('Better title');
    const late = new Date(atMinute(40)).toISOString();
    const { milestones } = state(declared, move('investigating', 'resolved'), amend(1, { at: late }));
    expect(milestones.resolvedAtMs).toBe(atMinute(40));
  });

  it('of one entry add up; for time and for text the last one counts', () => {
    const at = new Date(atMinute(20)).toISOString();
    const [, entry] = state(declared, note(), amend(1, { at, text: 'Old' }), amend(1, { text: 'New' })).timeline;
    expect(entry).toMatchObject({ text: 'New', atMs: atMinute(20), amended: true });
  });

  it('take an entry and its effect away, and can be taken back themselves', () => {
    const events = [declared, body('impactStated', { text: 'None' }), retract(1)];
    const gone = state(...events);
    expect(gone.impact).toBeUndefined();
    expect(gone.timeline.map(({ id }) => id)).toEqual([idAt(0)]);
    expect(gone.retracted.map(({ id }) => id)).toEqual([idAt(1)]);
    const back = state(...events, retract(2));
    expect(back).toMatchObject({ impact: 'None', retracted: [] });
  });

  it('never take away the declaration, and never reach an entry that comes after them', () => {
    expect(state(declared, retract(0))).toMatchObject({ title: 'Checkout fails', retracted: [] });
    const early = state(declared, retract(2), note('Later'), amend(4, { text: 'Changed' }), note('Last'));
    expect(early.timeline.map(({ text }) => text)).toEqual([undefined, undefined, undefined]);
  });

  it('are nothing when they name nothing', () => {
    expect(state(declared, retract(9), amend(9, { text: 'x' })).timeline).toHaveLength(1);
  });
});

describe('an event that a newer version wrote', () => {
  it('is one opaque line', () => {
    const [first] = record(declared);
    const newer = { ...first, id: idAt(1), v: 2, type: 'opaque', writtenType: 'teleported', data: 5 } as AnyEvent;
    const { timeline, title } = fold([...record(declared), newer]);
    expect(title).toBe('Checkout fails');
    expect(timeline.map(({ event, applied }) => [event.type, applied])).toEqual([
      ['declared', true],
      ['opaque', true],
    ]);
  });
});
