import { describe, expect, test } from 'vitest';
import { sayEnglish } from '../../../../src/core/say.ts';
import { runbookNodes } from '../../../../src/workbench/tree/rows/runbooks.ts';
import { allRows, runbook, rowAt } from './desk.ts';

const draw = (...files: readonly (typeof runbook)[]): ReturnType<typeof runbookNodes> =>
  runbookNodes({ files, load: 'ready', say: sayEnglish });

describe('the runbooks', () => {
  test('show their steps, sub-steps under their step; a click opens the file at the step', () => {
    const row = rowAt(draw(runbook), 'Database');
    expect(row).toMatchObject({ description: '3 steps', collapse: 'collapsed' });
    expect(row.children.map(({ label }) => label)).toEqual(['Look at the pool', 'Restart the worker']);
    const below = rowAt(row.children, 'Look at the pool', 'Count connections');
    expect(below.tooltip).toContain('select count(*)');
    expect(below.target).toEqual({ kind: 'file', uri: runbook.uri, startLine: 6, endLine: 6 });
  });

  test('without steps a runbook opens on a click', () => {
    const empty = { ...runbook, runbook: { ...runbook.runbook, steps: [] } };
    expect(draw(empty)[0]).toMatchObject({
      description: 'no steps',
      collapse: 'none',
      target: { kind: 'file', uri: runbook.uri, startLine: 0, endLine: 0 },
    });
  });

  test('two of one title, as in two folders of a workspace, are told apart by their paths', () => {
    const twin = { ...runbook, uri: 'vscode-vfs://github/a/b/runbooks/pool.md', path: 'b/runbooks/pool.md' };
    expect(draw(runbook, twin).map(({ description }) => description)).toEqual([
      '3 steps · runbooks/pool.md',
      '3 steps · b/runbooks/pool.md',
    ]);
  });

  test('rows stay distinct when a file is listed twice and its steps share their keys', () => {
    const [step] = runbook.runbook.steps;
    const steps = step === undefined ? [] : [step, { ...step, line: 9 }, { ...step, level: 3 }, { ...step, level: 2 }];
    const same = { ...runbook, runbook: { ...runbook.runbook, steps } };
    const rows = allRows(draw(same, same));
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.every(({ id }) => id !== '')).toBe(true);
  });

  test('nothing is drawn before they were looked for', () => {
    expect(runbookNodes({ files: [], load: 'idle', say: sayEnglish })).toEqual([]);
  });
});
