import { mentionOf, namesFile } from '../features/placeFeatures.ts';
import type { View } from '../features/view.ts';
import type { KnownCandidate } from '../pool.ts';
import { isCommonFolder } from '../words/pathPieces.ts';

/** The file of the candidate that the report names most fully: by its path, its name, or a folder that it is in. */
export function mentionedPath(
  { pool, read }: View,
  known: KnownCandidate,
): { readonly path: string; readonly mention: string } | undefined {
  const { paths } = known;
  for (const path of paths) {
    const mention = mentionOf(read, path);
    if (mention !== undefined) return { path: path.path, mention };
  }
  const named = paths.find((path) => namesFile(read, path));
  if (named !== undefined) return { path: named.path, mention: named.stem };
  for (const { path, folder: within, part: stem } of paths) {
    const folder = [...within.parts, stem]
      .map((part) => pool.lexicon.paths.parts[part]?.text ?? '')
      .find((part) => part.length >= 4 && !isCommonFolder(part) && read.lower.includes(part));
    if (folder !== undefined) return { path, mention: folder };
  }
  return undefined;
}
