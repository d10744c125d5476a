import { describe, expect, test } from 'vitest';
import type { PlaybookRunbook } from '../../../../src/core/playbook/playbook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { playbookRunbookFiles } from '../../../../src/workbench/playbook/playbookRunbookFiles.ts';
import { runbookNodes } from '../../../../src/workbench/tree/rows/runbooks.ts';
import { runbook, rowAt } from './desk.ts';

const place = { uri: 'file:///w/playbook.md', path: 'playbook.md' };

function own(title: string, from: 'team' | 'default' = 'team'): PlaybookRunbook {
  const { steps } = runbook.runbook;
  return { title, symptoms: [], steps, links: [], origin: { from, line: 90 }, endLine: 120 };
}

describe('the runbooks of a playbook', () => {
  test('have addresses of their own, and open the playbook at their steps', () => {
    const files = playbookRunbookFiles({ runbooks: [own('Disk full'), own('Disk full'), own('Slow pages')] }, place);
    expect(files.map(({ uri }) => uri)).toEqual([
      'file:///w/playbook.md#disk-full',
      'file:///w/playbook.md#disk-full-2',
      'file:///w/playbook.md#slow-pages',
    ]);
    const rows = runbookNodes({ files, load: 'ready', say: sayEnglish });
    expect(rowAt(rows, 'Slow pages', 'Restart the worker').target).toEqual({
      kind: 'file',
      uri: 'file:///w/playbook.md',
      startLine: 12,
      endLine: 12,
    });
  });

  test('are left out where they are not the team’s: there is no file to open', () => {
    expect(playbookRunbookFiles({ runbooks: [own('Disk full', 'default')] }, place)).toEqual([]);
  });
});
