const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/u;
const added = /^(?:new file mode |--- \/dev\/null$)/mu;

/**
 * Where a line of a file stands after a patch, both counted from 1. Takes the unified diff of that one file; an empty one
 * alters nothing. `undefined` where the patch alters or removes the line, or adds the file.
 */
export function lineAfter(patch: string, line: number): number | undefined {
  const lines = patch.split('\n');
  const first = lines.findIndex((text) => hunk.test(text));
  if (first < 0) return line;
  if (added.test(lines.slice(0, first).join('\n'))) return undefined;
  let moved = 0;
  for (let at = first; at < lines.length;) {
    const [, from, olds = '1', , news = '1'] = hunk.exec(lines[at] ?? '') ?? [];
    at += 1;
    if (from === undefined) continue;
    // A hunk that only adds names the line before it.
    let old = Number(from) + (olds === '0' ? 1 : 0);
    if (line < old) break;
    const end = old + Number(olds);
    for (let left = Number(olds) + Number(news); left > 0 && at < lines.length; at += 1) {
      const [mark] = lines[at] ?? '';
      if (mark === '\\') continue;
      if (mark === '+') {
        moved += 1;
        left -= 1;
        continue;
      }
      if (old === line) return mark === '-' ? undefined : line + moved;
      if (mark === '-') moved -= 1;
      left -= mark === '-' ? 1 : 2;
      old += 1;
    }
    if (line < end) return undefined;
  }
  return line + moved;
}
