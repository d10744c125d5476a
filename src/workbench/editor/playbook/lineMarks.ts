import type { Origin } from '../../../core/playbook/playbook.ts';

/** "L12" or "D12" at the start of a page's row, and the line that it stands for; rows and lines are zero-based. */
export interface LineMark {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly from: Origin['from'];
  readonly line: number;
}

/** The marks of a page, each with where it stands and what it points to. */
export function lineMarks(page: string): readonly LineMark[] {
  return page.split('\n').flatMap((text, row) => {
    const [whole, indent = '', kind, line] = /^( +)([LD])(\d+)(?= )/.exec(text) ?? [];
    if (whole === undefined) return [];
    const from = kind === 'L' ? ('team' as const) : ('default' as const);
    return [{ row, start: indent.length, end: whole.length, from, line: Number(line) - 1 }];
  });
}
