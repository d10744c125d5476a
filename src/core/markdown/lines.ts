/** The lines as an editor counts them: CR LF, LF and a lone CR end a line. Always at least one. */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

interface Placed {
  readonly position?:
    { readonly start: { readonly line: number }; readonly end: { readonly line: number } } | undefined;
}

/** The zero-based line on which a node begins. */
export function lineOf(node: Placed): number {
  return (node.position?.start.line ?? 1) - 1;
}

/** The zero-based line on which a node ends. */
export function lastLineOf(node: Placed): number {
  return (node.position?.end.line ?? 1) - 1;
}
