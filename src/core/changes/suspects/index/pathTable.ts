import { type FileKind, fileKind } from '../files/fileKind.ts';
import { eachRawWord } from '../words/rawWords.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** A path that some candidate touches, read once however often it comes. */
export interface KnownPath {
  readonly path: string;
  readonly lower: string;
  /** The file's name in lower case, and the same up to its first dot. */
  readonly name: string;
  readonly stem: string;
  readonly kind: FileKind;
  /** Terms of the path, as the vocabulary numbers them. */
  readonly terms: Int32Array;
  /** Ids of its folders and of the file's stem, see `PathTable.parts`. */
  readonly parts: readonly number[];
  /** Candidates that touch it, by index: the newest first. */
  readonly candidates: number[];
}

export class PathTable {
  readonly paths: KnownPath[] = [];
  /** Names of folders and stems of files, in lower case. */
  readonly parts: string[] = [];
  readonly #known = new Map<string, number>();
  readonly #parts = new Map<string, number>();
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Notes that the candidate touches the path; answers the path's id. */
  add(path: string, candidate: number): number {
    const found = this.#known.get(path);
    const id = found ?? this.#read(path);
    const candidates = this.paths[id]?.candidates;
    if (candidates?.at(-1) !== candidate) candidates?.push(candidate);
    return id;
  }

  #read(path: string): number {
    const lower = path.toLowerCase();
    const pieces = lower.split('/');
    const name = pieces.pop() ?? '';
    const dot = name.indexOf('.');
    const stem = dot < 0 ? name : name.slice(0, dot);
    const terms: number[] = [];
    eachRawWord(path, (word) => terms.push(...this.#vocabulary.word(word)));
    const id = this.paths.length;
    this.#known.set(path, id);
    this.paths.push({
      path,
      lower,
      name,
      stem,
      kind: fileKind(path),
      terms: Int32Array.from(terms),
      parts: [...pieces, stem].map((part) => this.#part(part)),
      candidates: [],
    });
    return id;
  }

  #part(part: string): number {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    this.#parts.set(part, this.parts.length);
    this.parts.push(part);
    return this.parts.length - 1;
  }
}
