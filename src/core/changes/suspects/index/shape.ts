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
  /** Changed lines in tests. */
  readonly testLines: number;
  /** Distinct folders of the changed files, two parts deep. */
  readonly areas: number;
}

const none = Object.fromEntries(fileKinds.map((kind) => [kind, 0])) as Readonly<Record<FileKind, number>>;

export function shapeOf(candidate: Candidate, paths: readonly KnownPath[]): Shape {
  const kinds = { ...none };
  const areas: number[] = [];
  let added = 0;
  let deleted = 0;
  let testLines = 0;
  for (let at = 0; at < paths.length; at += 1) {
    const path = paths[at];
    const file = candidate.files[at];
    if (path === undefined || file === undefined) continue;
    kinds[path.kind] += 1;
    if (!areas.includes(path.area)) areas.push(path.area);
    added += amount(file.added);
    deleted += amount(file.deleted);
    if (path.kind === 'test') testLines += amount(file.added) + amount(file.deleted);
  }
  const listed = candidate.files.length;
  return {
    kinds,
    listed,
    files: Math.max(amount(candidate.filesTotal), listed),
    added: Math.max(amount(candidate.added), added),
    deleted: Math.max(amount(candidate.deleted), deleted),
    testLines,
    areas: areas.length,
  };
}

function amount(value: number | undefined): number {
  return value !== undefined && value > 0 && value < Infinity ? value : 0;
}
