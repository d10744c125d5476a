/**
 * Takes the endings off an English word in lower case, so that "caching", "cached" and "caches" are one term.
 * Light on purpose: identifiers and product names are words too, and what is left need not be a word.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  return withoutFinal(withoutSuffix(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('sses') || word.endsWith('xes') || word.endsWith('shes') || word.endsWith('ches')) {
    return word.slice(0, -2);
  }
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (!/(?:ss|us|is|ous)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Longest first; `keep` is how many letters must be left. */
const suffixes: readonly (readonly [suffix: string, keep: number])[] = [
  ['ization', 3],
  ['isation', 3],
  ['ations', 4],
  ['ation', 4],
  ['ating', 4],
  ['ators', 4],
  ['ator', 4],
  ['ated', 4],
  ['ments', 4],
  ['ment', 4],
  ['ness', 4],
  ['tion', 3],
  ['sion', 3],
  ['able', 4],
  ['ible', 4],
  ['ings', 3],
  ['ing', 3],
  ['ate', 4],
  ['ure', 4],
  ['ize', 3],
  ['ise', 4],
  ['ers', 4],
  ['ors', 4],
  ['ed', 3],
  ['er', 4],
  ['or', 4],
  ['ly', 4],
];

/** By their last letter, so that most words are compared with few. */
const suffixesByEnd: readonly (readonly (readonly [suffix: string, keep: number])[])[] = Array.from(
  { length: 128 },
  (_, code) => suffixes.filter(([suffix]) => suffix.endsWith(String.fromCharCode(code))),
);

function withoutSuffix(word: string): string {
  for (const [suffix, keep] of suffixesByEnd[word.charCodeAt(word.length - 1)] ?? []) {
    if (!word.endsWith(suffix) || word.length - suffix.length < keep) continue;
    const rest = word.slice(0, -suffix.length);
    // "connection" and "connected", "permission" and "permit" keep the letter that the ending has in common with the verb.
    if (suffix === 'tion') return `${rest}t`;
    if (suffix === 'sion') return `${rest}s`;
    if ((suffix === 'ing' || suffix === 'ed' || suffix === 'er') && /([bdgklmnprt])\1$/.test(rest)) {
      return /(?:ll)$/.test(rest) ? rest : rest.slice(0, -1);
    }
    return rest;
  }
  return word;
}

function withoutFinal(word: string): string {
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1);
  if (word.length > 3 && word.endsWith('y')) return `${word.slice(0, -1)}i`;
  return word;
}
