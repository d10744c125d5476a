import { Vocabulary } from '../words/vocabulary.ts';
import { PathTable } from './pathTable.ts';

/** More than a large repository's last years have. */
const mostWords = 200_000;
const mostPaths = 100_000;

/** What words and paths say, whatever the candidates. It only grows; which pools came before changes no ranking. */
export class Lexicon {
  readonly vocabulary = new Vocabulary();
  readonly paths = new PathTable(this.vocabulary);

  get isFull(): boolean {
    return this.vocabulary.words > mostWords || this.paths.size > mostPaths;
  }
}

let shared: WeakRef<Lexicon> | undefined;

/**
 * The lexicon of the pools that are in use, so that a pool with a few new changes, and that of another incident, need not
 * read everything again. It goes with the last pool.
 */
export function sharedLexicon(): Lexicon {
  const known = shared?.deref();
  if (known !== undefined && !known.isFull) return known;
  const fresh = new Lexicon();
  shared = new WeakRef(fresh);
  return fresh;
}
