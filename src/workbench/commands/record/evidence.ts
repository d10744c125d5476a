import type { Say } from '../../../core/say.ts';

/** Longest evidence that is kept; what was cut is said at its end. */
export const maxEvidenceLength = 20_000;

export function cutEvidence(text: string, say: Say): string {
  if (text.length <= maxEvidenceLength) return text;
  const kept = text.slice(0, maxEvidenceLength).replace(/[\ud800-\udbff]$/u, '');
  return `${kept}\n${say('[cut here: {0} of {1} characters]', kept.length, text.length)}`;
}

interface Span {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** First and last line that hold something of the selections; one that ends before a line's start does not. */
export function linesOf(selections: readonly Span[]): { readonly startLine: number; readonly endLine: number } {
  const startLine = Math.min(...selections.map(({ start }) => start.line));
  const ends = selections.map(({ start, end }) =>
    end.character === 0 && end.line > start.line ? end.line - 1 : end.line,
  );
  return { startLine, endLine: Math.max(startLine, ...ends) };
}
