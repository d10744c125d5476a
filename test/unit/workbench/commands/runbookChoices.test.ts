import { describe, expect, it } from 'vitest';
import type { RunbookFile } from '../../../../src/app/runs.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { runbookChoices } from '../../../../src/workbench/commands/runbook/runbookChoices.ts';
import { declared, fact, stateOf } from './record.ts';

function file(title: string): RunbookFile {
  const path = `runbooks/${title.toLowerCase().replaceAll(' ', '-')}.md`;
  const steps = [{ key: 'a', text: 'Look', line: 3, level: 0, commands: [] }];
  const runbook = { title, tags: [], alerts: [], steps, links: [] };
  return { uri: `file:///w/${path}`, path, runbook };
}
const files = [file('Certificates expire'), file('Checkout errors'), file('Restart the order worker')];

describe('runbookChoices', () => {
  it('offers those that fit the incident first, with the words that say why', () => {
    const choices = runbookChoices(files, stateOf(declared('Errors at checkout')), sayEnglish);
    expect(choices.map(({ label }) => label)).toEqual([
      'Checkout errors',
      'Certificates expire',
      'Restart the order worker',
    ]);
    expect(choices[0]).toMatchObject({
      group: 'Fits the incident',
      description: '1 step · runbooks/checkout-errors.md',
    });
    expect(choices[0]?.detail).toMatch(/^title: /);
    expect(choices[1]?.group).toBe('Others');
  });

  it('lists all without a heading when none fits', () => {
    const choices = runbookChoices(files, stateOf(declared('Zebra')), sayEnglish);
    expect(choices.map(({ value }) => value)).toEqual(files);
    expect(choices[0]?.group).toBeUndefined();
  });

  it('says which one was started already', () => {
    const { uri, path, runbook } = file('Checkout errors');
    const run = { run: '01JDQ0000000000000000000RR', title: runbook.title, uri, path, steps: [] };
    const choices = runbookChoices(files, stateOf(declared('Zebra'), fact('runStarted', run)), sayEnglish);
    expect(choices.map(({ description }) => description?.startsWith('started already'))).toEqual([false, true, false]);
  });
});
