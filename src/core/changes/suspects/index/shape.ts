import type { Candidate } from '../candidate.ts';
import { type FileKind, fileKind, fileKinds } from '../files/fileKind.ts';

/** What a change is like, whatever the incident. */
export interface Shape {
  /** Share of the changed files that are of each kind. */
  readonly kinds: Readonly<Record<FileKind, number>>;
  readonly files: number;
  readonly added: number;
  readonly deleted: number;
  /** Distinct folders of the changed files, two parts deep. */
  readonly areas: number;
}

export type KindOf = (path: string) => FileKind;

/** Paths come again and again in a repository's history: each is judged once. */
export function rememberedKinds(): KindOf {
  const known = new Map<string, FileKind>();
  return (path) => {
    const found = known.get(path) ?? fileKind(path);
    known.set(path, found);
    return found;
  };
}

export function shapeOf(candidate: Candidate, kindOf: KindOf): Shape {
  const kinds = Object.fromEntries(fileKinds.map((kind) => [kind, 0])) as Record<FileKind, number>;
  const areas = new Set<string>();
  const share = 1 / Math.max(1, candidate.files.length);
  let added = 0;
  let deleted = 0;
  for (const file of candidate.files) {
    kinds[kindOf(file.path)] += share;
    const first = file.path.indexOf('/');
    const second = first < 0 ? -1 : file.path.indexOf('/', first + 1);
    areas.add(file.path.slice(0, second < 0 ? Math.max(first, 0) : second));
    added += file.added;
    deleted += file.deleted;
  }
  return {
    kinds,
    files: Math.max(candidate.filesTotal ?? 0, candidate.files.length),
    added: candidate.added ?? added,
    deleted: candidate.deleted ?? deleted,
    areas: areas.size,
  };
}
