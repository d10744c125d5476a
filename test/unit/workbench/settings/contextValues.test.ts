import { describe, expect, it } from 'vitest';
import { startRun } from '../../../../src/app/runs.ts';
import { contextValues } from '../../../../src/workbench/settings/contextValues.ts';
import { countingIds } from '../../../support/journal.ts';
import { declare, loadedDesk } from '../../../support/workbench/shift.ts';

const nothing = {
  load: 'ready',
  current: undefined,
  activeCount: 0,
  endedCount: 0,
  runbooks: 'idle',
  playbookPaths: [],
} as const;

describe('context keys', () => {
  it('say that there is nothing', () => {
    expect(contextValues(nothing)).toEqual({
      'sitrep.load': 'ready',
      'sitrep.hasIncident': false,
      'sitrep.hasSeveralIncidents': false,
      'sitrep.phase': undefined,
      'sitrep.acknowledged': false,
      'sitrep.hasChanges': false,
      'sitrep.hasOpenSteps': false,
      'sitrep.hasMarkedSteps': false,
      'sitrep.hasEnded': false,
      'sitrep.runbooksLoaded': false,
      'sitrep.hasPlaybook': false,
      'sitrep.playbookPaths': [],
    });
  });

  it('tell when a command on a runbook has to ask for which incident', () => {
    expect(contextValues({ ...nothing, activeCount: 1 })['sitrep.hasSeveralIncidents']).toBe(false);
    expect(contextValues({ ...nothing, activeCount: 2 })['sitrep.hasSeveralIncidents']).toBe(true);
  });

  it('tell open steps of a run from marked ones', async () => {
    const desk = await loadedDesk();
    const shift = await declare(desk);
    const runbook = {
      title: 'Roll back',
      tags: [],
      alerts: [],
      links: [],
      steps: [{ key: '1', text: 'Find the deploy', line: 3, level: 0, commands: [] }],
    };
    const file = { uri: 'file:///runbooks/a.md', path: 'runbooks/a.md', runbook };
    await startRun(desk.incidents, { ids: countingIds(), clock: desk.clock }, shift.id, file);
    expect(contextValues({ ...nothing, current: shift.state(), runbooks: 'ready' })).toMatchObject({
      'sitrep.phase': 'investigating',
      'sitrep.hasOpenSteps': true,
      'sitrep.hasMarkedSteps': false,
      'sitrep.runbooksLoaded': true,
    });
  });
});
