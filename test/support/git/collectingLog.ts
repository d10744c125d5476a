import type { Log } from '../../../src/app/ports.ts';

export function collectingLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const add = (line: string): void => {
    lines.push(line);
  };
  return { lines, info: add, warn: add, error: add };
}
