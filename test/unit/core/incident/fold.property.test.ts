import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveEvents } from '../../../../src/core/incident/corrections.ts';
import { decodeEvent, printEvent, readEvent, type AnyEvent } from '../../../../src/core/incident/event.ts';
import { foldIncident } from '../../../../src/core/incident/fold.ts';
import { canChangePhase, type Phase } from '../../../../src/core/incident/phase.ts';
import { summarize } from '../../../../src/core/incident/state.ts';
import { anEvent, anOpaqueEvent, aRecord, idAt, incident } from './anyEvents.ts';

const fold = (events: readonly AnyEvent[]) => foldIncident(incident, events);
const runs = { numRuns: 400 };

/** A record together with the same events in another order, some of them twice. */
const shuffled = aRecord.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc
      .tuple(fc.shuffledSubarray([...events], { minLength: events.length }), fc.shuffledSubarray([...events]))
      .map(([all, again]) => [...all, ...again.map((event) => structuredClone(event))]),
  ),
);

describe('the fold', () => {
  it('gives the same state in whatever order, and however often, the events arrive', () => {
    fc.assert(
      fc.property(shuffled, ([events, other]) => {
        expect(fold(other)).toEqual(fold(events));
      }),
      runs,
    );
  });

  it('gives the same state even of different events under one id', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 12 }), (events) => {
        const clashing = events.map((event, n) => ({ ...event, id: idAt(n >> 1) }));
        expect(fold([...clashing].reverse())).toEqual(fold(clashing));
      }),
      runs,
    );
  });

  it('accounts for every event: in the timeline, retracted, or as a correction', () => {
    fc.assert(
      fc.property(aRecord, (events) => {
        const { timeline, retracted, eventCount, lastEventId } = fold(events);
        const corrections = events.filter(({ type }) => type === 'amended' || type === 'retracted');
        expect(timeline.length + retracted.length + corrections.length).toBe(events.length);
        expect(eventCount).toBe(events.length);
        expect(lastEventId).toBe(
          events
            .map(({ id }) => id)
            .sort()
            .at(-1) ?? '',
        );
      }),
      runs,
    );
  });

  it('keeps the timeline in order of time, then of id', () => {
    fc.assert(
      fc.property(aRecord, (events) => {
        const places = fold(events).timeline.map(({ atMs, id }) => `${atMs} ${id}`);
        expect(places).toEqual([...places].sort());
      }),
      runs,
    );
  });

  it('moves only along legal transitions', () => {
    fc.assert(
      fc.property(aRecord, (events) => {
        const { timeline, phase } = fold(events);
        let now: Phase = 'investigating';
        for (const { event, applied } of timeline) {
          if (event.type !== 'phaseChanged') continue;
          expect(applied).toBe(canChangePhase(now, event.data.to));
          if (applied) now = event.data.to;
        }
        expect(phase).toBe(now);
      }),
      runs,
    );
  });

  it('changes nothing but the timeline for an event that a newer version wrote', () => {
    fc.assert(
      fc.property(aRecord, anOpaqueEvent, (events, opaque) => {
        const known = events.filter(({ id }) => id !== opaque.id);
        // An amendment may have moved the opaque event's time, which then counts as its own.
        const own = effectiveEvents([...known, opaque]).find(({ event }) => event.id === opaque.id);
        const firstMs = Math.min(...effectiveEvents(known).map(({ atMs }) => atMs));
        fc.pre(known.length > 0 && (own === undefined || own.atMs >= firstMs));
        const without = fold(known);
        const entries = (state: typeof without) => state.timeline.filter(({ id }) => id !== opaque.id).length;
        const { timeline, retracted, lastEventId, eventCount, ...rest } = fold([...known, opaque]);
        expect(rest).toEqual({
          ...without,
          timeline: undefined,
          retracted: undefined,
          lastEventId: undefined,
          eventCount: undefined,
        });
        expect([...timeline, ...retracted].map(({ id }) => id)).toContain(opaque.id);
        expect(entries({ ...without, timeline })).toBe(entries(without));
        expect([lastEventId >= without.lastEventId, eventCount]).toEqual([true, without.eventCount + 1]);
      }),
      runs,
    );
  });

  it('is as before when the last correction is retracted', () => {
    fc.assert(
      fc.property(aRecord, fc.nat({ max: 39 }), fc.boolean(), (events, target, amends) => {
        const at = '2026-01-01T20:00:00.000Z';
        const base = { v: 1, incident, at, recordedAt: at, by: { name: 'Ada' } };
        const first = { ...base, id: idAt(50) };
        const correction: AnyEvent = amends
          ? {
              ...first,
              type: 'amended',
              data: { entry: idAt(target), at: '2026-01-01T01:30:00.000Z', text: 'changed' },
            }
          : { ...first, type: 'retracted', data: { entry: idAt(target) } };
        const undo: AnyEvent = { ...base, id: idAt(51), type: 'retracted', data: { entry: correction.id } };
        const counted = { eventCount: 0, lastEventId: '' };
        fc.pre(events.length > 0);
        expect({ ...fold([...events, correction, undo]), ...counted }).toEqual({ ...fold(events), ...counted });
      }),
      runs,
    );
  });

  it('never tells a time or a severity of an incident that cannot be shown', () => {
    fc.assert(
      fc.property(aRecord, (events) => {
        const { startedAtMs, declaredAtMs, resolvedAtMs = 0, endedAtMs = 0 } = summarize(fold(events));
        for (const ms of [startedAtMs, declaredAtMs, resolvedAtMs, endedAtMs]) {
          expect(() => new Date(ms).toISOString()).not.toThrow();
        }
      }),
      runs,
    );
  });
});

describe('a stored event', () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(anEvent, (event) => {
        expect(readEvent(printEvent(event))).toEqual({ ok: true, event });
      }),
      runs,
    );
  });

  it('is never more than a problem, whatever the text holds', () => {
    const printed = anEvent.map(printEvent);
    const broken = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(printed, fc.nat()).map(([text, at]) => text.slice(0, at % text.length)),
      fc.tuple(printed, fc.nat(), fc.string()).map(([text, at, junk]) => {
        const cut = at % text.length;
        return text.slice(0, cut) + junk + text.slice(cut + junk.length);
      }),
    );
    fc.assert(
      fc.property(fc.array(broken, { maxLength: 6 }), (texts) => {
        const events = texts.map(readEvent).flatMap((reading) => (reading.ok ? [reading.event] : []));
        expect(() => fold(events)).not.toThrow();
      }),
      runs,
    );
  });

  it('of any value is decoded or refused, and what is decoded folds', () => {
    const envelopes = anEvent.chain((event) =>
      fc.record({
        ...Object.fromEntries(Object.entries(event).map(([key, value]) => [key, fc.constant(value)])),
        type: fc.constantFrom(event.type, 'opaque', 'constructor', '__proto__', 'toString', ''),
        v: fc.constantFrom(1, 2, 0, 1.5, 1e300),
        data: fc.oneof(fc.constant(event.data), fc.jsonValue()),
        source: fc.oneof(fc.constant(undefined), fc.jsonValue()),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(envelopes, fc.anything()), { maxLength: 6 }), (values) => {
        const events = values.map(decodeEvent).flatMap((reading) => (reading.ok ? [reading.event] : []));
        expect(() => fold(events)).not.toThrow();
      }),
      runs,
    );
  });
});
