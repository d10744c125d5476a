import { describe, expect, test } from 'vitest';
import { addNote } from '../../../../src/app/entries.ts';
import { judgeChange } from '../../../../src/app/changes.ts';
import type { TreeNode } from '../../../../src/workbench/tree/node.ts';
import { TreeModel, type Redraw } from '../../../../src/workbench/tree/treeModel.ts';
import { openDesk } from '../../../support/journal.ts';
import { busyIncident, declare, minuteMs, pullRequest, rowsOf, valueOf } from './desk.ts';

function leaf(id: string, label = id): TreeNode {
  return { id, ref: { kind: 'other' }, label, contextValue: 'x', collapse: 'none', children: [] };
}

function branch(id: string, children: readonly TreeNode[], label = id): TreeNode {
  return { ...leaf(id, label), collapse: 'collapsed', children };
}

/** Draws everything, as if every row were expanded. */
function drawAll(model: TreeModel, handle?: TreeNode): void {
  for (const child of model.children(handle)) if (child.collapse !== 'none') drawAll(model, child);
}

function idsOf(redraw: Redraw): Redraw | readonly string[] {
  return typeof redraw === 'string' ? redraw : redraw.map(({ id }) => id);
}

describe('the tree model', () => {
  test('asks for nothing before the view was drawn, nor when nothing differs', () => {
    const model = new TreeModel();
    expect(model.replace([leaf('a')])).toBe('nothing');
    drawAll(model);
    expect(model.replace([leaf('a')])).toBe('nothing');
  });

  test('redraws the whole view only when the top rows come, go or change places', () => {
    const model = new TreeModel();
    model.replace([leaf('a'), leaf('b')]);
    drawAll(model);
    expect(model.replace([leaf('b'), leaf('a')])).toBe('everything');
    expect(model.replace([leaf('b'), leaf('a', 'A')])).toEqual([expect.objectContaining({ id: 'a' })]);
    expect(model.replace([leaf('b')])).toBe('everything');
  });

  test('redraws a row whose children differ, and not the rows beside and above it', () => {
    const model = new TreeModel();
    const rows = (...leaves: readonly string[]): readonly TreeNode[] => [
      branch('a', [
        branch(
          'a/1',
          leaves.map((id) => leaf(`a/1/${id}`)),
        ),
        branch('a/2', []),
      ]),
      branch('b', []),
    ];
    model.replace(rows('x'));
    drawAll(model);
    expect(idsOf(model.replace(rows('x', 'y')))).toEqual(['a/1']);
  });

  test('does not make or compare the children of rows that were never opened', () => {
    const model = new TreeModel();
    const rows = (label: string): readonly TreeNode[] => [
      {
        ...leaf('a', label),
        collapse: 'collapsed',
        get children(): readonly TreeNode[] {
          throw new Error('asked for');
        },
      },
    ];
    model.replace(rows('one'));
    model.children();
    expect(idsOf(model.replace(rows('two')))).toEqual(['a']);
  });

  test('gives the row as it is now for the handle that was given first', () => {
    const model = new TreeModel();
    model.replace([leaf('a', 'before')]);
    const [handle = leaf('none')] = model.children();
    const redraw = model.replace([leaf('a', 'after')]);
    expect(redraw).toEqual([handle]);
    expect(redraw[0]).toBe(handle);
    expect(model.current(handle).label).toBe('after');
    expect(model.children()[0]).toBe(handle);
  });

  test('finds a row that was never drawn, and the way up from it', () => {
    const model = new TreeModel();
    model.replace([branch('a', [branch('a/b', [leaf('a/b/c')])])]);
    const found = model.find('a/b/c') ?? leaf('none');
    expect(found.id).toBe('a/b/c');
    expect(model.parent(found)?.id).toBe('a/b');
    expect(model.parent(model.find('a') ?? found)).toBeUndefined();
    expect(model.find('a/x/c')).toBeUndefined();
  });

  test('a row that is gone keeps its last looks and is forgotten', () => {
    const model = new TreeModel();
    model.replace([branch('a', [leaf('a/1')])]);
    const [handle = leaf('none')] = model.children();
    model.children(handle);
    expect(model.replace([])).toBe('everything');
    expect(model.current(handle).label).toBe('a');
    expect(model.find('a')).toBeUndefined();
  });
});

describe('what a change of the record redraws', () => {
  test('a note: the timeline, and no other section', async () => {
    const desk = openDesk();
    const { id } = await busyIncident(desk);
    await declare(desk, { title: 'Another' });
    const model = new TreeModel();
    model.replace(rowsOf(desk, { currentId: id }));
    drawAll(model);
    valueOf(await addNote(desk.incidents, id, { text: 'More' }));
    expect(idsOf(model.replace(rowsOf(desk, { currentId: id })))).toEqual([`incident:${id}/timeline`]);
  });

  test('a verdict: the changes and the timeline', async () => {
    const desk = openDesk();
    const { id } = await busyIncident(desk);
    const model = new TreeModel();
    model.replace(rowsOf(desk));
    drawAll(model);
    valueOf(await judgeChange(desk.incidents, id, pullRequest.key, 'cleared'));
    expect(idsOf(model.replace(rowsOf(desk)))).toEqual([`incident:${id}/changes`, `incident:${id}/timeline`]);
  });

  test('a minute: the incidents that age, and nothing when none does', async () => {
    const desk = openDesk();
    await declare(desk, { title: 'One' });
    await declare(desk, { title: 'Two' });
    const model = new TreeModel();
    model.replace(rowsOf(desk));
    drawAll(model);
    desk.clock.nowMs += 10_000;
    expect(model.replace(rowsOf(desk))).toBe('nothing');
    desk.clock.nowMs += minuteMs;
    expect(idsOf(model.replace(rowsOf(desk)))).toHaveLength(2);
  });
});
