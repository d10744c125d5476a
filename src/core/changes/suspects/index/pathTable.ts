import { type FileKind, folderKinds, kindIn } from '../files/fileKind.ts';
import { Numbering } from '../words/numbering.ts';
import { NumberList } from '../words/numberList.ts';
import { beginningAt, shortestPiece, squeezed } from '../words/squeezed.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** A path that some change touches, read once however often it comes. */
export interface KnownPath {
  /** Counted from 0 in the order in which paths came up. */
  readonly id: number;
  readonly path: string;
  readonly lower: string;
  /** The file's name in lower case, and the same up to its first dot. */
  readonly name: string;
  readonly stem: string;
  readonly kind: FileKind;
  readonly folder: KnownFolder;
  /** Terms of the file's name in `PathTable.terms`; those of the folder stand before. */
  readonly from: number;
  readonly to: number;
  /** Id of the file's stem, see `PathTable.parts`. */
  readonly part: number;
  /** Its folder two parts deep, as a number; a file at the top is its own area. */
  readonly area: number;
}

export interface KnownFolder {
  /** Ids of its folders, see `PathTable.parts`. */
  readonly parts: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly kinds: number;
  readonly area: number;
}

/** The name of a folder or the stem of a file. */
export interface KnownPart {
  /** In lower case. */
  readonly text: string;
  readonly plain: string;
  /** Of the plain form, see `beginningAt`; unset where it is too short to be looked for. */
  readonly beginning: number | undefined;
}

/** Reads paths, and remembers what they say. */
export class PathTable {
  /** Names of folders and stems of files. */
  readonly parts: KnownPart[] = [];
  /** Terms of folders and of files' names, as the vocabulary numbers them. */
  readonly terms = new NumberList();
  readonly #known = new Map<string, KnownPath>();
  readonly #folders = new Map<string, KnownFolder>();
  readonly #parts = new Numbering();
  readonly #areas = new Numbering();
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Paths that have come up. */
  get size(): number {
    return this.#known.size;
  }

  of(path: string): KnownPath {
    return this.#known.get(path) ?? this.#read(path);
  }

  #read(path: string): KnownPath {
    const lower = path.toLowerCase();
    const slash = path.lastIndexOf('/') + 1;
    const folder = this.#folder(path.slice(0, slash));
    const name = lower.slice(slash);
    const dot = name.indexOf('.');
    const stem = dot < 0 ? name : name.slice(0, dot);
    const from = this.terms.length;
    this.#vocabulary.append(path, this.terms, path.length, slash);
    const known: KnownPath = {
      id: this.#known.size,
      path,
      lower,
      name,
      stem,
      kind: kindIn(folder.kinds, name),
      folder,
      from,
      to: this.terms.length,
      part: this.#part(stem, 0, stem.length),
      area: folder.area >= 0 ? folder.area : this.#areas.add(path),
    };
    this.#known.set(path, known);
    return known;
  }

  #folder(folder: string): KnownFolder {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const lower = folder.toLowerCase();
    const parts: number[] = [];
    let second = 0;
    for (let start = 0, slash = lower.indexOf('/'); slash >= 0; slash = lower.indexOf('/', start)) {
      parts.push(this.#part(lower, start, slash));
      start = slash + 1;
      if (parts.length <= 2) second = start;
    }
    const from = this.terms.length;
    this.#vocabulary.append(folder, this.terms);
    const made = {
      parts,
      from,
      to: this.terms.length,
      kinds: folderKinds(lower),
      area: parts.length === 0 ? -1 : this.#areas.add(lower, 0, second),
    };
    this.#folders.set(folder, made);
    return made;
  }

  #part(text: string, from: number, to: number): number {
    const id = this.#parts.add(text, from, to);
    if (id === this.parts.length) {
      const part = text.slice(from, to);
      const plain = squeezed(part);
      this.parts.push({
        text: part,
        plain,
        beginning: plain.length < shortestPiece ? undefined : beginningAt(plain, 0),
      });
    }
    return id;
  }
}
