import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAfter } from '../../../../../src/core/changes/stack/lineAfter.ts';

type Edit = ' ' | '-' | '+';

/** The patch of the edits in the order of the lines, with so many lines of context, as git prints it. */
function patchOf(edits: readonly Edit[], context: number): string {
  const near = edits.map((_, at) =>
    edits.slice(Math.max(0, at - context), at + context + 1).some((each) => each !== ' '),
  );
  const lines = ['diff --git a/pool.ts b/pool.ts', '--- a/pool.ts', '+++ b/pool.ts'];
  let [old, now] = [0, 0];
  for (let at = 0; at < edits.length;) {
    if (near[at] !== true) {
      [old, now, at] = [old + 1, now + 1, at + 1];
      continue;
    }
    const body: string[] = [];
    let [olds, news] = [0, 0];
    for (; near[at] === true; at += 1) {
      const edit = edits[at] ?? ' ';
      body.push(`${edit}-- text`);
      if (edit !== '+') olds += 1;
      if (edit !== '-') news += 1;
    }
    lines.push(`@@ -${olds === 0 ? old : old + 1},${olds} +${news === 0 ? now : now + 1},${news} @@ function`, ...body);
    [old, now] = [old + olds, now + news];
  }
  return `${lines.join('\n')}\n\\ No newline at end of file\n`;
}

describe('lineAfter', () => {
  it('finds every line that a patch keeps, and none that it removes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Edit>(' ', ' ', ' ', '-', '+'), { maxLength: 40 }),
        fc.nat(3),
        (edits, context) => {
          const patch = patchOf(edits, context);
          let [old, now] = [0, 0];
          for (const edit of edits) {
            if (edit !== '+') old += 1;
            if (edit !== '-') now += 1;
            if (edit !== '+') expect(lineAfter(patch, old), patch).toBe(edit === '-' ? undefined : now);
          }
          expect(lineAfter(patch, old + 5)).toBe(now + 5);
        },
      ),
    );
  });

  it('reads hunks without lengths, of one line each', () => {
    const patch = '--- a/x\n+++ b/x\n@@ -3 +3 @@\n-a\n+b\n@@ -7,0 +8,2 @@\n+c\n+d\n';
    expect([2, 3, 4, 7, 8].map((line) => lineAfter(patch, line))).toEqual([2, undefined, 4, 7, 10]);
  });

  it('knows no line of a file that was not there', () => {
    const patch = 'diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n';
    expect(lineAfter(patch, 1)).toBeUndefined();
  });
});
