import type { Log } from '../../../src/app/ports.ts';

/** A log that is read by tests. */
export function listLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const add = (message: string): void => void lines.push(message);
  return { lines, info: add, warn: add, error: add };
}
