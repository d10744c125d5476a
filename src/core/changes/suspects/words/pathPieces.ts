/** Endings of files and folders that every repository has: as a part of a path they say nothing of a change. */
const pieces = new Set(
  `app apps bin build c cc cfg cjs cmd com conf config core cpp cs css csv cts dev dist docs env erb ex exs github go gz h home hpp
  htm html http https index internal io ini java jpg js json jsx kt kts lib libs lock log logs main md mdx mjs ml mod modules
  mts net node node_modules opt org packages php pkg png prisma private proto public py rb rs sass scala scss server sh source
  spec sql src srv svelte svg swift test tests tf tmp toml ts tsx txt usr var vendor vue www xml yaml yml`.split(
    /\s+/u,
  ),
);

/** A run with a slash in it, or a name with an ending; with the line that a stack trace adds. */
const pathLike = /[\w.@+~:-]*[/\\][\w.@+~/\\:-]*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{1,5}\b(?::\d+)*/giu;

/**
 * Tells the words of a text that it holds only as such pieces of paths: "src" and "ts" of `src/pool.ts:5`, but not the
 * "index" of "a missing index".
 */
export function isPathPiece(lower: string): (word: string) => boolean {
  let outside: ReadonlySet<string> | undefined;
  return (word) => {
    if (!pieces.has(word.toLowerCase())) return false;
    outside ??= new Set(lower.replace(pathLike, ' ').match(/\w+/gu) ?? []);
    return !outside.has(word.toLowerCase());
  };
}

/** A folder that every repository has. */
export function isCommonFolder(name: string): boolean {
  return pieces.has(name.toLowerCase());
}
