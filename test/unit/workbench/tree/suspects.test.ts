import { describe, expect, test } from 'vitest';
import { linkChanges } from '../../../../src/app/changes.ts';
import type { TreeNode } from '../../../../src/workbench/tree/node.ts';
import type { SuspectsSeen } from '../../../../src/workbench/tree/rows/context.ts';
import { openDesk } from '../../../support/journal.ts';
import { declare, moveTo, rowAt, rowsOf, valueOf } from './desk.ts';
import { aChange, aSuspect, collected, rolledBackSeen, suspectsSeen } from './suspectsSeen.ts';

async function changesRow(suspects: SuspectsSeen, linked: readonly number[] = []): Promise<TreeNode> {
  const desk = openDesk();
  const { id } = await declare(desk);
  if (linked.length > 0) {
    const changes = linked.map((number) => aChange(number));
    valueOf(await linkChanges(desk.incidents, id, changes));
  }
  return rowAt(rowsOf(desk, { suspects }), 'Checkout fails', 'Changes');
}

describe('the suspects under an incident', () => {
  test('the likeliest comes first with its score in words, and its reasons under it', async () => {
    const suspects = rowAt((await changesRow(suspectsSeen())).children, 'Suspects');
    const [first] = suspects.children;
    expect(first?.label).toBe('Likely: #240 Change 240');
    expect(first?.description).toBe('Mira Okafor · 02:30');
    expect(first?.tooltip).toContain('likely (50 %)');
    expect(first?.children.map(({ label, description }) => [label, description])).toEqual([
      ['Touches src/db/pool.ts:53, named in the stack trace', undefined],
      ['Landed 4 min before the start, the last one before it', undefined],
      ['Changes documentation: docs/pool.md', 'speaks against it'],
    ]);
    expect(first?.children[0]?.target).toEqual({ kind: 'command', command: 'sitrep.openPlace' });
  });

  test('unlikely ones wait behind "Show more" until somebody asks for them', async () => {
    const few = rowAt((await changesRow(suspectsSeen())).children, 'Suspects').children;
    expect(few.map(({ label }) => label)).toEqual([
      'Likely: #240 Change 240',
      'Unlikely: #241 Change 241',
      'Unlikely: #242 Change 242',
      'Show more',
    ]);
    const all = rowAt((await changesRow(suspectsSeen({}, true))).children, 'Suspects').children;
    expect(all).toHaveLength(5);
  });

  test('those behind "Show more" are called unlikely only when all of them are', async () => {
    const numbers = Array.from({ length: 9 }, (_, index) => 240 + index);
    const changes = suspectsSeen().of('one').changes;
    const ranking = { suspects: numbers.map((number) => aSuspect(number)), none: 0.1 };
    const wide = { ...changes, changes: numbers.map((number) => collected(aChange(number))) };
    const { children } = rowAt((await changesRow(suspectsSeen({ changes: wide, ranking }))).children, 'Suspects');
    expect(children.at(-1)?.description).toBe('3 more');
  });

  test('"none of these" is said plainly when it is the most probable', async () => {
    const ranking = { suspects: [aSuspect(240, { probability: 0.2 })], none: 0.8 };
    const [first] = rowAt((await changesRow(suspectsSeen({ ranking }))).children, 'Suspects').children;
    expect(first?.label).toBe('Probably none of these');
    const even = { suspects: [aSuspect(240, { probability: 0.3 })], none: 0.4 };
    expect(rowAt((await changesRow(suspectsSeen({ ranking: even }))).children, 'Suspects').children[0]?.label).toBe(
      'Possibly none of these',
    );
    expect(first?.tooltip).toContain('80 %');
  });

  test('a linked suspect is shown once, above, with its reasons', async () => {
    const changes = await changesRow(suspectsSeen(), [240]);
    expect(changes.children[0]?.label).toBe('#240 Change 240');
    expect(changes.children[0]?.description).toContain('likely');
    expect(changes.children[0]?.children).toHaveLength(3);
    expect(rowAt(changes.children, 'Suspects').description).toMatch(/^\d more changes/);
    const { children } = rowAt(changes.children, 'Suspects');
    expect(children.map(({ label }) => label)).not.toContain('Likely: #240 Change 240');
  });

  test('deploys hold the changes that they carried; what could not be compared is unknown', async () => {
    const { children } = rowAt((await changesRow(suspectsSeen())).children, 'Deploys to production');
    expect(children.map(({ description }) => description)).toEqual([
      'served when it broke · 02:50 · 1 change',
      'last good · 2026-11-23 02:50 · unknown changes',
    ]);
    expect(children[0]?.children.map(({ label }) => label)).toEqual(['Likely: #240 Change 240']);
    expect(children[0]?.contextValue).not.toContain('rollable');
    expect(children[1]?.contextValue).toContain('rollable');
  });

  test('after a rollback the older deploy serves now, and the newer one can be gone forward to', async () => {
    const { children } = rowAt((await changesRow(rolledBackSeen())).children, 'Deploys to production');
    expect(children.map(({ description }) => description?.split(' · ')[0])).toEqual([
      'served when it broke',
      'serves now',
      '2026-11-22 02:50',
    ]);
    expect(children[1]?.tooltip).toContain('Vercel says that production points at it now');
    expect(children.map(({ contextValue }) => /forwardable|rollable/.exec(contextValue)?.[0])).toEqual([
      'forwardable',
      undefined,
      'rollable',
    ]);
  });

  test('a source that failed says so and hides no other', async () => {
    const { children } = await changesRow(suspectsSeen());
    expect(children.map(({ label }) => label)).toEqual(['Deploys to production', 'Suspects', 'GitHub']);
    expect(rowAt(children, 'GitHub').tooltip).toContain('cannot be reached');
  });

  test('an ended incident gathers nothing', async () => {
    const desk = openDesk();
    const { id } = await declare(desk);
    await moveTo(desk, id, 'resolved', 'closed');
    const asked = (): never => {
      throw new Error('asked about an ended incident');
    };
    const suspects = { ...suspectsSeen(), of: asked, peek: asked };
    const opened = new Map([[id, { ok: true as const, value: valueOf(await desk.incidents.get(id)) }]]);
    const changes = rowAt(rowsOf(desk, { suspects, opened }), 'Recently closed', 'Checkout fails', 'Changes');
    expect(changes.children).toEqual([]);
  });
});
