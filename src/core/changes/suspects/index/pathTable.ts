import { type FileKind, folderKinds, kindIn } from '../files/fileKind.ts';
import type { Vocabulary } from '../words/vocabulary.ts';

/** A path that some candidate touches, read once however often it comes. */
export interface KnownPath {
  readonly path: string;
  readonly lower: string;
  /** The file's name in lower case, and the same up to its first dot. */
  readonly name: string;
  readonly stem: string;
  readonly kind: FileKind;
  readonly folder: KnownFolder;
  /** Terms of the file's name, as the vocabulary numbers them; those of the folder stand before. */
  readonly terms: readonly number[];
  /** Id of the file's stem, see `PathTable.parts`. */
  readonly part: number;
  /** Its folder two parts deep, as a number; a file at the top is its own area. */
  readonly area: number;
  /** How many candidates touch it. */
  candidates: number;
}

export interface KnownFolder {
  /** Ids of its folders, see `PathTable.parts`. */
  readonly parts: readonly number[];
  readonly terms: readonly number[];
  readonly kinds: number;
  readonly area: number;
}

export class PathTable {
  readonly paths: KnownPath[] = [];
  /** Names of folders and stems of files, in lower case. */
  readonly parts: string[] = [];
  readonly #known = new Map<string, KnownPath>();
  readonly #folders = new Map<string, KnownFolder>();
  readonly #parts = new Map<string, number>();
  readonly #areas = new Map<string, number>();
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The path, counted once more. */
  add(path: string): KnownPath {
    const known = this.#known.get(path) ?? this.#read(path);
    known.candidates += 1;
    return known;
  }

  #read(path: string): KnownPath {
    const lower = path.toLowerCase();
    const slash = path.lastIndexOf('/') + 1;
    const folder = this.#folder(path.slice(0, slash));
    const name = lower.slice(slash);
    const dot = name.indexOf('.');
    const stem = dot < 0 ? name : name.slice(0, dot);
    const terms: number[] = [];
    this.#vocabulary.append(path.slice(slash), terms);
    const known: KnownPath = {
      path,
      lower,
      name,
      stem,
      kind: kindIn(folder.kinds, name),
      folder,
      terms,
      part: this.#part(stem),
      area: folder.area >= 0 ? folder.area : numbered(this.#areas, path),
      candidates: 0,
    };
    this.#known.set(path, known);
    this.paths.push(known);
    return known;
  }

  #folder(folder: string): KnownFolder {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const lower = folder.toLowerCase();
    const names = lower.split('/').slice(0, -1);
    const terms: number[] = [];
    this.#vocabulary.append(folder, terms);
    const made = {
      parts: names.map((name) => this.#part(name)),
      terms,
      kinds: folderKinds(lower),
      area: names.length === 0 ? -1 : numbered(this.#areas, `${names.slice(0, 2).join('/')}/`),
    };
    this.#folders.set(folder, made);
    return made;
  }

  #part(part: string): number {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    this.#parts.set(part, this.parts.length);
    this.parts.push(part);
    return this.parts.length - 1;
  }
}

function numbered(ids: Map<string, number>, name: string): number {
  const known = ids.get(name);
  if (known !== undefined) return known;
  ids.set(name, ids.size);
  return ids.size - 1;
}
