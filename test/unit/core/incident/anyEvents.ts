import fc from 'fast-check';
import type { AnyEvent, ClockName, EventData, EventType, IncidentEvent } from '../../../../src/core/incident/event.ts';
import type { StepMark } from '../../../../src/core/incident/state.ts';
import type { Verdict } from '../../../../src/core/changes/change.ts';
import { phases } from '../../../../src/core/incident/phase.ts';

/** Few ids, times, keys and names, so that events meet, contradict and correct each other. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const incident = '01KDVPH0000000000000000000';
export const idAt = (n: number): string =>
  `01KDVPH00000000000000001${alphabet.charAt(n >> 5)}${alphabet.charAt(n & 31)}`;
const ids = fc.nat({ max: 39 }).map(idAt);
const instants = fc.nat({ max: 12 }).map((hour) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString());
const texts = fc.constantFrom('', 'one', 'two', '🔥\n', 'خطأ');
const keys = fc.constantFrom('a', 'b', '__proto__');
const people = fc.constantFrom('', 'Ada', 'Grace');
const severities = fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4);
const phaseNames = fc.constantFrom(...phases);
const clocks = fc.constantFrom<ClockName>('firstResponse', 'nextUpdate', 'stability', 'postMortem');
const marks = fc.constantFrom<StepMark>('done', 'skipped', 'open');
const verdicts = fc.constantFrom<Verdict>('culprit', 'cleared', 'open');
const steps = fc.array(fc.record({ key: keys, text: texts, line: fc.nat() }), { maxLength: 3 });
const optional = { noNullPrototype: true } as const;

const data: { readonly [T in EventType]: fc.Arbitrary<EventData<T>> } = {
  declared: fc.record({ title: texts, severity: severities, startedAt: instants }, optional),
  retitled: fc.record({ title: texts }, optional),
  startCorrected: fc.record({ from: instants, to: instants }, optional),
  impactStated: fc.record({ text: texts }, optional),
  acknowledged: fc.constant({}),
  phaseChanged: fc.record({ from: phaseNames, to: phaseNames }, optional),
  severityChanged: fc.record({ from: severities, to: severities }, optional),
  roleAssigned: fc.oneof(
    fc.record({ role: keys, roleName: texts, person: people }, optional),
    fc.record({ role: keys, roleName: texts }, optional),
  ),
  noteAdded: fc.record({ text: texts }, optional),
  updateRecorded: fc.record({ audience: keys, text: texts }, optional),
  evidenceAdded: fc.record({ text: texts, from: fc.constantFrom('clipboard', 'bisect') }, optional),
  rollbackRequested: fc.record(
    {
      rollback: ids,
      vendor: keys,
      project: keys,
      environment: keys,
      way: fc.constantFrom('rollback', 'promote'),
      to: fc.record({ key: keys, id: keys }, optional),
      requestedAt: instants,
      forward: fc.boolean(),
    },
    optional,
  ),
  rollbackFinished: fc.record(
    {
      rollback: ids,
      outcome: fc.constantFrom('succeeded', 'failed', 'unknown'),
      way: fc.constantFrom(undefined, 'rollback', 'promote'),
      forward: fc.constantFrom(undefined, true, false),
    },
    optional,
  ),
  changeLinked: keys.map((key) => ({ change: { key, kind: 'commit', title: key, at: '2026-01-01T00:00:00.000Z' } })),
  changeUnlinked: fc.record({ key: keys }, optional),
  changeJudged: fc.record({ key: keys, verdict: verdicts }, optional),
  runStarted: fc.record({ run: ids, title: texts, uri: texts, path: texts, steps }, optional),
  stepMarked: fc.record({ run: ids, step: keys, mark: marks }, optional),
  commandRan: fc.record(
    {
      run: ids,
      step: keys,
      command: texts,
      where: texts,
      exitCode: fc.integer(),
      output: texts,
      captured: fc.boolean(),
    },
    { ...optional, requiredKeys: ['run', 'step', 'command', 'where', 'captured'] },
  ),
  clockSnoozed: fc.record({ clock: clocks, until: instants }, optional),
  clockHandedOver: fc.record({ clock: clocks, to: people }, optional),
  issuesCreated: fc.record(
    {
      tracker: keys,
      role: fc.constantFrom('incident', 'actionItem'),
      issues: fc.array(fc.record({ id: keys, identifier: keys, url: texts, title: texts }, optional), { maxLength: 3 }),
    },
    optional,
  ),
  postMortemShared: fc.record({ tracker: keys, url: texts }, optional),
  postMortemDrafted: fc.record({ uri: texts, path: texts }, optional),
  amended: fc.oneof(
    fc.record({ entry: ids, at: instants, text: texts }, optional),
    fc.record({ entry: ids, at: instants }, optional),
    fc.record({ entry: ids, text: texts }, optional),
  ),
  retracted: fc.record({ entry: ids }, optional),
};

type Body = fc.Arbitrary<Pick<AnyEvent, 'type' | 'data'>>;
const bodies = (Object.keys(data) as EventType[]).map((type): Body =>
  data[type].map((value) => ({ type, data: value })),
);

const envelope = (id: string, at: string, name: string) => ({
  v: 1,
  id,
  incident,
  at,
  recordedAt: at,
  by: { name },
});

export const anEvent: fc.Arbitrary<IncidentEvent> = fc
  .tuple(ids, instants, people, fc.oneof(...bodies))
  .map(([id, at, name, body]) => ({ ...envelope(id, at, name), ...body }) as IncidentEvent);

export const anOpaqueEvent: fc.Arbitrary<AnyEvent> = fc
  .tuple(ids, instants, people, fc.jsonValue())
  .map(([id, at, name, value]) => ({
    ...envelope(id, at, name),
    v: 2,
    type: 'opaque',
    writtenType: 'teleported',
    data: value,
  }));

/** A record in arrival order. Different events have different ids, corrections and phase changes are frequent. */
export const aRecord: fc.Arbitrary<readonly AnyEvent[]> = fc
  .array(fc.oneof({ weight: 12, arbitrary: anEvent }, { weight: 1, arbitrary: anOpaqueEvent }), { maxLength: 30 })
  .map((events) => [...new Map(events.map((event) => [event.id, event])).values()]);
