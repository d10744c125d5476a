import { linesOf } from './edit/applyEdits.ts';
import { isBlank } from './edit/place.ts';
import { digest } from './marks.ts';
import type { PostMortem, WrittenEntry } from './postMortem.ts';

/** Digests of the lines and timeline entries that `now` has and the lines `before` did not have. */
export function writtenDigests(before: readonly string[], now: PostMortem): readonly string[] {
  const known = new Set(before);
  const lines = linesOf(now);
  const fresh = lines.filter((line) => line.includes('<!-- sitrep:entry') && !known.has(line));
  const blocks = now.timeline.map((entry) => entryLines(lines, entry)).filter((block) => !known.has(block[0] ?? ''));
  return [...fresh.map(digest), ...blocks.map((block) => digest(block.join('\n')))];
}

/** An entry's lines without blank ones at the end. */
export function entryLines(lines: readonly string[], { line, endLine }: WrittenEntry): readonly string[] {
  let end = endLine;
  while (end > line + 1 && isBlank(lines[end - 1])) end--;
  return lines.slice(line, end);
}
