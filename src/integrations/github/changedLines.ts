/** Ranges of lines that a patch added or altered, in the file as it is afterwards. Takes a unified diff's hunks. */
export function changedLines(patch: string): readonly (readonly [first: number, last: number])[] {
  const ranges: (readonly [number, number])[] = [];
  let line = 0;
  let first: number | undefined;
  const end = (): void => {
    if (first !== undefined) ranges.push([first, line - 1]);
    first = undefined;
  };
  for (const text of patch.slice(0, 500_000).split('\n')) {
    const start = /^@@ -\d+(?:,\d+)? \+(\d+)/u.exec(text)?.[1];
    if (start !== undefined) {
      end();
      line = Number(start);
    } else if (text.startsWith('+')) {
      first ??= line;
      line += 1;
    } else if (text.startsWith(' ') || text === '') {
      end();
      line += 1;
    } else {
      end();
    }
  }
  end();
  return ranges;
}
