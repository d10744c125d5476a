import { describe, expect, test } from 'vitest';
import { addNote } from '../../../../src/app/entries.ts';
import { changePhase } from '../../../../src/app/lifecycle.ts';
import { markStep, recordCommand, startRun, type RunbookFile } from '../../../../src/app/runs.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { readRunbook } from '../../../../src/core/runbook/understandRunbook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { shownRuns, workedOn } from '../../../../src/workbench/runbook/activeRuns.ts';
import { stepLenses } from '../../../../src/workbench/runbook/stepLenses.ts';
import { countingIds, openDesk, type Desk } from '../../../support/journal.ts';
import { declare, valueOf } from '../tree/desk.ts';

const text = '# Pool\n\n1. Look\n2. Count\n   ```sh\n   ps\n   ```\n3. Restart\n';
const fileOf = (markdown: string, uri = 'file:///w/runbooks/pool.md'): RunbookFile => ({
  uri,
  path: 'runbooks/pool.md',
  runbook: readRunbook(markdown, 'runbooks/pool.md'),
});

async function started(desk: Desk, title = 'Checkout fails', file = fileOf(text)): Promise<IncidentState> {
  const { id } = await declare(desk, { title });
  return valueOf(await startRun(desk.incidents, { ids: countingIds(), clock: desk.clock }, id, file));
}

function lensesOf(desk: Desk, markdown = text, currentId?: string): readonly string[] {
  const incidents = workedOn(desk.incidents.snapshot.active, currentId);
  const context = { nowMs: desk.clock.nowMs, timeZone: 'UTC', say: sayEnglish };
  return shownRuns([fileOf(markdown)], incidents)
    .flatMap((shown) => stepLenses(shown, context))
    .map(({ line, title }) => `${line} ${title.replace(/^\$\([a-z-]+\)\s/u, '')}`);
}

describe('what stands above the steps of a runbook that is followed', () => {
  test('an open step can be done, skipped and noted on, and run where it has a command', async () => {
    const desk = openDesk();
    await started(desk);
    expect(lensesOf(desk)).toEqual([
      '0 0/3 · Checkout fails',
      ...['Done', 'Skip', 'Note'].map((title) => `2 ${title}`),
      ...['Done', 'Skip', 'Run command', 'Note'].map((title) => `3 ${title}`),
      ...['Done', 'Skip', 'Note'].map((title) => `7 ${title}`),
    ]);
  });

  test('a marked step says who marked it when, and can be opened again', async () => {
    const desk = openDesk();
    const { id, runs } = await started(desk);
    const [run] = runs;
    const place = { run: run?.id ?? '', step: run?.steps[1]?.key ?? '' };
    valueOf(
      await recordCommand(desk.incidents, id, place, {
        command: 'ps',
        where: 'terminal',
        captured: true,
        exitCode: 2,
        startedAtMs: desk.clock.nowMs,
      }),
    );
    valueOf(await markStep(desk.incidents, id, place, 'skipped', 'No need'));
    expect(lensesOf(desk).filter((lens) => lens.startsWith('3 '))).toEqual([
      expect.stringMatching(/^3 Skipped by Ada at \d\d:\d\d$/),
      expect.stringMatching(/^3 Ran by Ada at \d\d:\d\d: exit code 2$/),
      '3 Undo',
      '3 Note',
    ]);
  });

  test('they follow the file while it is edited, and say what it lost', async () => {
    const desk = openDesk();
    await started(desk);
    const lenses = lensesOf(
      desk,
      '# Pool\n\nNew words.\n\n1. Tell them\n2. Count\n   ```sh\n   ps\n   ```\n3. Restart\n',
    );
    expect(lenses).toContain('0 1 step of the run is not in the file any more');
    expect(lenses).toContain('5 Run command');
    expect(lenses.filter((lens) => lens.startsWith('4 '))).toEqual([]);
  });

  test('nothing stands there for a file that nobody follows, nor once the incident is resolved', async () => {
    const desk = openDesk();
    const { id } = await declare(desk, { title: 'Checkout fails' });
    expect(lensesOf(desk)).toEqual([]);
    valueOf(await startRun(desk.incidents, { ids: countingIds(), clock: desk.clock }, id, fileOf(text)));
    valueOf(await changePhase(desk.incidents, id, { to: 'resolved' }));
    expect(lensesOf(desk)).toEqual([]);
  });

  test('of two incidents that follow one file the current one’s run is shown', async () => {
    const desk = openDesk();
    const first = await started(desk, 'First');
    desk.clock.nowMs += 60_000;
    const { id } = await declare(desk, { title: 'Second' });
    valueOf(
      await startRun(
        desk.incidents,
        { ids: { next: () => '01KATREE000000000000000000' }, clock: desk.clock },
        id,
        fileOf(text),
      ),
    );
    expect(lensesOf(desk, text, first.id)[0]).toBe('0 0/3 · First');
    expect(lensesOf(desk, text, id)[0]).toBe('0 0/3 · Second');
  });

  test('words of people draw no icons', async () => {
    const desk = openDesk();
    await started(desk, 'Rate $(flame) high');
    expect(lensesOf(desk)[0]).not.toContain('$(');
  });

  test('a note on the incident changes nothing above the steps', async () => {
    const desk = openDesk();
    const { id } = await started(desk);
    const before = lensesOf(desk);
    valueOf(await addNote(desk.incidents, id, { text: 'Seen' }));
    expect(lensesOf(desk)).toEqual(before);
  });
});
