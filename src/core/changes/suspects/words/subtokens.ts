import { stem } from './stem.ts';
import { stopWords } from './stopWords.ts';

export interface WordTerms {
  /** Stemmed parts of the word, stop words left out. */
  readonly parts: readonly string[];
  /**
   * The whole identifier, stemmed, without case and underscores, where the word has several parts: "buildAll" and
   * "build_all" are one term, and "ResultDB" is that of "resultdb".
   */
  readonly whole: string | undefined;
}

const piece = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[\u0080-\u{10ffff}]+/gu;
const hexadecimal = /^(?=.*[0-9])[0-9a-fA-F]{7,}$/;
const oneWord = /^[A-Za-z]?[a-z]+$/;
const nothing: WordTerms = { parts: [], whole: undefined };
const longestPart = 40;

/** Splits an identifier at underscores, camel humps and digits: `HTTPServer2_retryLoop` is http, server, retry, loop. */
export function splitWord(word: string): WordTerms {
  if (oneWord.test(word)) {
    const lower = word.toLowerCase();
    return lower.length < 2 || lower.length > longestPart || stopWords.has(lower)
      ? nothing
      : { parts: [stem(lower)], whole: undefined };
  }
  if (hexadecimal.test(word)) return nothing;
  const pieces = word.match(piece) ?? [];
  const parts: string[] = [];
  let letters = 0;
  for (const each of pieces) {
    const lower = each.toLowerCase();
    const digits = lower.charCodeAt(0) >= 48 && lower.charCodeAt(0) <= 57;
    if (!digits) letters += 1;
    if (lower.length < 2 || lower.length > longestPart || stopWords.has(lower)) continue;
    // Short numbers are everywhere; "404", "1507" and the like may be what both sides speak of.
    if (digits && (lower.length < 3 || lower.length > 6)) continue;
    parts.push(stem(lower));
  }
  const several = pieces.length > 1 && letters > 0;
  return { parts, whole: several ? stem(word.replaceAll('_', '').toLowerCase()) : undefined };
}
