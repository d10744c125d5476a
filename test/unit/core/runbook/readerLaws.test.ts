import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../../src/core/markdown/lines.ts';
import { readRunbook, understandRunbook } from '../../../../src/core/runbook/understandRunbook.ts';
import { anyText } from '../markdown/arbitraryMarkdown.ts';
import { linesIn } from '../markdown/linesIn.ts';

describe('reading a runbook', () => {
  it('never throws, and every value has a line of the file', () => {
    fc.assert(
      fc.property(anyText, (markdown) => {
        const reading = understandRunbook(markdown);
        const count = splitLines(markdown).length;
        for (const line of linesIn(reading)) expect(line >= 0 && line < count).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('gives every runbook a title, and steps with different keys in the order of the file', () => {
    fc.assert(
      fc.property(anyText, (markdown) => {
        const { title, steps } = readRunbook(markdown, 'runbooks/disk-full.md');
        expect(title).not.toBe('');
        expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
        const lines = steps.map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  it('never skips a level between a step and its sub-step', () => {
    fc.assert(
      fc.property(anyText, (markdown) => {
        let last = -1;
        for (const { level } of understandRunbook(markdown).steps) {
          expect(level).toBeLessThanOrEqual(last + 1);
          last = level;
        }
      }),
      { numRuns: 200 },
    );
  });
});
