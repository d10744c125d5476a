import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultMarkdown } from '../../../../src/core/playbook/default/defaultMarkdown.ts';
import { readPlaybook } from '../../../../src/core/playbook/readPlaybook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { lineMarks } from '../../../../src/workbench/editor/playbook/lineMarks.ts';
import { understand } from '../../../../src/workbench/editor/playbook/understand.ts';
import { arbitraryMarkdown } from '../../core/markdown/arbitraryMarkdown.ts';

function pageOf(markdown: string): string {
  const reading = readPlaybook(markdown);
  return understand({
    path: 'playbook.md',
    reading,
    findings: reading.diagnostics,
    wordsOf: ({ message }) => message,
    say: sayEnglish,
  });
}

const rowWith = (page: string, words: string): string => page.split('\n').find((row) => row.includes(words)) ?? '';

describe('the page of what was understood', () => {
  it('says of each part whether it is the team’s', () => {
    const page = pageOf('# Ours\n\n## Severities\n\n### P1\n\n**Response time**: 10 minutes\n\n### P2\n\nSlow\n');
    expect(rowWith(page, 'From your playbook')).toContain('Severities');
    expect(rowWith(page, 'From the default')).toContain('Roles');
    expect(rowWith(page, 'In neither')).toContain('On-call rota');
    expect(page).toContain('\nSeverities · yours\n');
    expect(page).toContain('\nRoles · default\n');
  });

  it('tells a part that is the team’s in one value only', () => {
    const page = pageOf('# Ours\n\n## Update cadence\n\nPost an update every 30 minutes.\n');
    expect(page).toContain('\nUpdate cadence · yours, gaps from the default\n');
    expect(rowWith(page, 'Update every: 30 min')).toMatch(/^ +L5 /);
    expect(rowWith(page, 'Stable after')).toMatch(/^ +D\d+ /);
  });

  it('shows how a time was counted and which level a label of another scale has', () => {
    const page = pageOf('## Severities\n\n### P1\n\n**Response time**: Immediate (< 15 minutes)\n\n### P2\n\nSlow\n');
    expect(rowWith(page, 'Respond within')).toContain('Immediate (< 15 minutes) → 15 min');
    expect(page).toContain('P1 (counts as Sev 1)');
  });

  it('lists what is doubtful, with its line', () => {
    const page = pageOf('# Ours\n\n## On-call handoff\n\nHandoff: Sundays at 6pm\n');
    expect(rowWith(page, 'names no time zone')).toMatch(/^ +L5 +Warning: /);
  });

  it('points only to lines that are there, whatever the file holds', () => {
    const defaultLines = defaultMarkdown.split('\n').length;
    fc.assert(
      fc.property(arbitraryMarkdown, (markdown) => {
        const { lineCount } = readPlaybook(markdown);
        for (const { from, line } of lineMarks(pageOf(markdown)))
          expect(line >= 0 && line < (from === 'team' ? lineCount : defaultLines)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('without a file shows the default, and no line of a file', () => {
    const page = understand({ path: undefined, reading: undefined, findings: [], wordsOf: () => '', say: sayEnglish });
    const marks = lineMarks(page);
    expect(marks.length).toBeGreaterThan(50);
    expect(marks.filter(({ from }) => from === 'team')).toEqual([]);
  });
});
