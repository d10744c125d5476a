import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../../webview-ui/postmortem/labels.ts';

const room = { width: 400, rows: 3 };

describe('labels of the drawn time line', () => {
  it('stand to the left of a mark at the right edge', () => {
    expect(
      placeLabels(
        [
          { x: 20, text: 'Started' },
          { x: 395, text: 'Detected' },
          { x: 396, text: 'Acknowledged' },
          { x: 397, text: 'Resolved' },
        ],
        room,
      ),
    ).toEqual([
      { row: 0, anchor: 'start' },
      { row: 0, anchor: 'end' },
      { row: 1, anchor: 'end' },
      { row: 2, anchor: 'end' },
    ]);
  });

  it('never leave the picture, and never overlap in a row', () => {
    const label = fc.record({ x: fc.integer({ min: 0, max: 400 }), text: fc.string({ minLength: 1, maxLength: 20 }) });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
        const boxes = placeLabels(labels, room).flatMap((placed, index) => {
          const { x = 0, text = '' } = labels[index] ?? {};
          if (placed === undefined) return [];
          const length = text.length * 6.6;
          return [{ row: placed.row, from: placed.anchor === 'start' ? x : x - length, length }];
        });
        for (const { from, length } of boxes) expect([from >= 0, from + length <= room.width]).toEqual([true, true]);
        for (const a of boxes)
          for (const b of boxes)
            if (a !== b && a.row === b.row)
              expect(a.from + a.length <= b.from || b.from + b.length <= a.from).toBe(true);
      }),
    );
  });
});
