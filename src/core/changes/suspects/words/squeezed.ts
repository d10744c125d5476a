const separators = /[^a-z0-9]/g;

/** A text in lower case without all that separates words: "connection-pool" and "connection pool" are one. */
export function squeezed(lower: string): string {
  for (let at = 0; at < lower.length; at += 1) if (!isAlphanumeric(lower, at)) return lower.replace(separators, '');
  return lower;
}

export function isAlphanumeric(lower: string, at: number): boolean {
  const code = lower.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Shorter pieces are in any text by chance. */
export const shortestPiece = 4;
const beginningBits = 16;

/** A number for the four letters or digits at a place. */
export function beginningAt(text: string, at: number): number {
  let hash = 0;
  for (let next = at; next < at + shortestPiece; next += 1) hash = Math.imul(hash, 31) + text.charCodeAt(next);
  return hash & ((1 << beginningBits) - 1);
}

/** Which beginnings a text has: a piece with another one need not be looked for. */
export function beginningsOf(text: string): Uint8Array {
  const found = new Uint8Array(1 << beginningBits);
  for (let at = 0; at + shortestPiece <= text.length; at += 1) found[beginningAt(text, at)] = 1;
  return found;
}
