import type { Candidate } from '../candidate.ts';
import { type FileKind, fileKinds } from '../files/fileKind.ts';
import type { KnownPath } from './pathTable.ts';

/** What a change is like, whatever the incident. */
export interface Shape {
  /** Changed files of each kind, of those that are listed. */
  readonly kinds: Readonly<Record<FileKind, number>>;
  readonly listed: number;
  readonly files: number;
  readonly added: number;
  readonly deleted: number;
  /** Changed lines in code, and in tests. */
  readonly codeLines: number;
  readonly testLines: number;
  /** Distinct folders of the changed files, two parts deep. */
  readonly areas: number;
}

const none = Object.fromEntries(fileKinds.map((kind) => [kind, 0])) as Readonly<Record<FileKind, number>>;

export function shapeOf(candidate: Candidate, paths: readonly KnownPath[]): Shape {
  const kinds = { ...none };
  const areas = new Set<string>();
  let added = 0;
  let deleted = 0;
  let codeLines = 0;
  let testLines = 0;
  for (const [index, file] of candidate.files.entries()) {
    const kind = paths[index]?.kind ?? 'code';
    kinds[kind] += 1;
    areas.add(area(file.path));
    const lines = amount(file.added) + amount(file.deleted);
    added += amount(file.added);
    deleted += amount(file.deleted);
    if (kind === 'test') testLines += lines;
    if (kind === 'code' || kind === 'style' || kind === 'generated' || kind === 'migration') codeLines += lines;
  }
  const listed = candidate.files.length;
  return {
    kinds,
    listed,
    files: Math.max(amount(candidate.filesTotal), listed),
    added: Math.max(amount(candidate.added), added),
    deleted: Math.max(amount(candidate.deleted), deleted),
    codeLines,
    testLines,
    areas: areas.size,
  };
}

function area(path: string): string {
  const first = path.indexOf('/');
  const second = first < 0 ? -1 : path.indexOf('/', first + 1);
  return second < 0 ? path : path.slice(0, second);
}

function amount(value: number | undefined): number {
  return value !== undefined && value > 0 && value < Infinity ? value : 0;
}
