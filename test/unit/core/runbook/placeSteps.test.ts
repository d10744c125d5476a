import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunStep } from '../../../../src/core/incident/event.ts';
import { placeSteps } from '../../../../src/core/runbook/placeSteps.ts';
import type { RunbookStep } from '../../../../src/core/runbook/runbook.ts';

const now = (...texts: readonly string[]): readonly RunbookStep[] =>
  texts.map((text, index) => ({ key: `${index + 1}-${text}`, text, line: index * 2, level: 0, commands: [] }));
const recorded = (...texts: readonly string[]): readonly RunStep[] =>
  now(...texts).map(({ key, text, line }) => ({ key, text, line }));

function placesOf(before: readonly string[], after: readonly string[]): readonly (number | undefined)[] {
  const steps = recorded(...before);
  const placed = placeSteps(steps, now(...after));
  return steps.map(({ key }) => placed.get(key)?.line);
}

describe('placing the steps of a run in an edited file', () => {
  test('steps stay where they are in a file that was not edited, also when texts repeat', () => {
    expect(placesOf(['Run', 'Run', 'Look', 'Run'], ['Run', 'Run', 'Look', 'Run'])).toEqual([0, 2, 4, 6]);
  });

  test('steps move along with what was written above and between them', () => {
    expect(placesOf(['Drain', 'Restart', 'Check'], ['New', 'Drain', 'Restart', 'Wait', 'Check'])).toEqual([2, 4, 8]);
  });

  test('a step that was moved is found where it is now', () => {
    expect(placesOf(['Drain', 'Restart', 'Check'], ['Check', 'Drain', 'Restart'])).toEqual([2, 4, 0]);
  });

  test('a step that was reworded between its neighbours is still that step', () => {
    expect(placesOf(['Drain', 'Restart the worker', 'Check'], ['Drain', 'Restart the worker twice', 'Check'])).toEqual([
      0, 2, 4,
    ]);
  });

  test('a step that was taken out is nowhere, and no other takes its place', () => {
    expect(placesOf(['Drain', 'Restart', 'Check'], ['Drain', 'Check'])).toEqual([0, undefined, 2]);
    expect(placesOf(['Drain the node'], ['Buy a cake'])).toEqual([undefined]);
  });

  test('no two steps are placed on one, every place is a step of the file, and equal files place all', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'drain the node', 'drain a node', ''), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const placed = [...placeSteps(recorded(...before), now(...after)).values()];
        expect(new Set(placed).size).toBe(placed.length);
        expect(placed.every(({ line }) => line >= 0 && line < after.length * 2)).toBe(true);
        expect(placesOf(before, before)).toEqual(before.map((_, index) => index * 2));
      }),
    );
  });

  test('whatever is put around and between them, all steps are found in their order', () => {
    const texts = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat({ max: 2 })), (before, gaps) => {
        const after = before.flatMap((text) => [
          ...Array.from({ length: gaps.next().value as number }, (_, index) => `+${index}`),
          text,
        ]);
        const places = placesOf(before, after);
        expect(places).toEqual(before.map((text) => after.indexOf(text) * 2));
      }),
    );
  });
});
