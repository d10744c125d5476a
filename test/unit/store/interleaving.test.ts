import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../../src/core/incident/event.ts';
import { desk, loaded } from '../../support/store/desk.ts';
import { idsOf, incidentA, Scribe } from '../../support/store/events.ts';

type Step = 'append' | 'pack' | 'load' | 'list' | 'refresh';

const steps = fc.array(
  fc.record({
    window: fc.nat({ max: 1 }),
    step: fc.constantFrom<Step>('append', 'append', 'append', 'pack', 'pack', 'load', 'list', 'refresh'),
  }),
  { minLength: 2, maxLength: 12 },
);

/** Each file operation of each window is one step, which the scheduler lets happen in any order. */
describe('any interleaving of two windows', () => {
  it('ends with every event that was written, and shows none that it lost on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), steps, async (scheduler, plan) => {
        const { open } = desk();
        const scheduled = () => scheduler.schedule(Promise.resolve(undefined));
        const windows = [open(scheduled), open(scheduled)] as const;
        const scribe = new Scribe(incidentA);
        const appended = new Set<string>();
        // Closed from the start, so that packing is always allowed.
        for (const event of scribe.whole()) await open(() => undefined).append(event);
        for (const { id } of scribe.written) appended.add(id);

        const run = async (journal: (typeof windows)[number], step: Step, event: IncidentEvent): Promise<void> => {
          const before = [...appended];
          switch (step) {
            case 'append':
              expect(await journal.append(event)).toEqual({ ok: true });
              appended.add(event.id);
              return;
            case 'pack':
              expect(await journal.pack(incidentA)).toEqual({ ok: true });
              return;
            case 'load':
              expect(idsOf((await loaded(journal, incidentA)).events)).toEqual(expect.arrayContaining(before));
              return;
            case 'list': {
              const list = await journal.list();
              expect(list.ok && list.value[0]?.phase).toBe('closed');
              return;
            }
            case 'refresh':
              return journal.refresh();
          }
        };
        const runs = plan.map(({ window, step }) => run(windows[window === 0 ? 0 : 1], step, scribe.note()));
        await scheduler.waitFor(Promise.all(runs));

        for (const journal of [...windows, open(() => undefined)]) {
          const record = scheduler.waitFor(loaded(journal, incidentA));
          expect(idsOf((await record).events)).toEqual([...appended].sort());
          expect((await scheduler.waitFor(loaded(journal, incidentA))).problems).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
