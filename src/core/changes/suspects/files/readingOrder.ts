import type { Reason } from '../ranking.ts';
import { fileKind } from './fileKind.ts';

/** As somebody reads them who looks for a cause: those that the reasons name, tests and docs last, else by name. */
export function readingOrder<T>(files: readonly T[], pathOf: (file: T) => string, reasons: readonly Reason[]): T[] {
  const named = reasons.filter(({ weight }) => weight > 0).flatMap(pathsOf);
  const placed = files.map((file) => {
    const path = pathOf(file);
    const place = named.indexOf(path);
    return { file, path, place: place >= 0 ? place : named.length + (isAside(path) ? 1 : 0) };
  });
  placed.sort((a, b) => a.place - b.place || (a.path < b.path ? -1 : 1));
  return placed.map(({ file }) => file);
}

/** The exact ones only: a reason that gives examples of a kind of files names none. */
function pathsOf(reason: Reason): readonly string[] {
  return reason.kind === 'frame' || reason.kind === 'blame' || reason.kind === 'path' ? [reason.path] : [];
}

function isAside(path: string): boolean {
  const kind = fileKind(path);
  return kind === 'test' || kind === 'docs';
}
