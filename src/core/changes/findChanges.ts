import type { Change } from './change.ts';
import { readChangeQuery, type ChangeQuery } from './changeQuery.ts';
import { foldText } from './foldText.ts';
import { newestFirst } from './changeOrder.ts';
import type { Reference } from './reference.ts';

/**
 * The changes that a query names, best first: the number, address, SHA, branch or tag itself, then those that hold
 * all its words (in title, branch, author, tag or number; in any order, case and accents aside). Equally good ones
 * are newest first. An empty query finds nothing.
 */
export function findChanges(query: string | ChangeQuery, changes: readonly Change[]): readonly Change[] {
  const wanted = typeof query === 'string' ? readChangeQuery(query) : query;
  const ranked: { readonly change: Change; readonly score: number }[] = [];
  for (const change of changes) {
    const score = Math.max(nameScore(wanted, change), wordScore(wanted.words, change));
    if (score > 0) ranked.push({ change, score });
  }
  ranked.sort((one, other) => other.score - one.score || newestFirst(one.change, other.change));
  return ranked.map(({ change }) => change);
}

/** Whether `change` is the one that a reference names. */
export function isReferenceTo(reference: Reference, change: Change): boolean {
  if (!isInRepository(reference.repository, change.repository)) return false;
  switch (reference.kind) {
    case 'pullRequest':
      return change.kind === 'pullRequest' && change.number === reference.number;
    case 'commit':
      return change.sha?.startsWith(reference.sha) === true;
    case 'deploy':
      return change.kind === 'deploy' && (change.tag === reference.id || change.url === reference.url);
  }
}

/** Above every word score. A pull request goes before the commits and deploys that share its SHA. */
function nameScore({ references, name }: ChangeQuery, change: Change): number {
  const kind = change.kind === 'pullRequest' ? 2 : change.kind === 'commit' ? 1 : 0;
  for (const reference of references) {
    if (isReferenceTo(reference, change)) return (reference.kind === 'commit' ? 5_000 : 6_000) + kind;
  }
  if (name === '') return 0;
  const named = [change.branch, change.tag].some((each) => each !== undefined && foldText(each) === name);
  return named ? 4_000 + kind : 0;
}

function isInRepository(wanted: string | undefined, repository: string | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted.toLowerCase() === repository?.toLowerCase();
}

function wordScore(words: readonly string[], change: Change): number {
  if (words.length === 0) return 0;
  const title = foldText(change.title);
  const number = change.number === undefined ? undefined : `#${change.number}`;
  const rest = [change.branch, change.author, change.tag, change.environment, number].map((each) =>
    foldText(each ?? ''),
  );
  let sum = 0;
  for (const word of words) {
    const best = Math.max(fieldScore(word, title) * 2, ...rest.map((field) => fieldScore(word, field)));
    if (best === 0) return 0;
    sum += best;
  }
  const phrase = words.length > 1 && title.includes(words.join(' ')) ? 1 : 0;
  return Math.round((sum / words.length) * 100) + phrase * 100;
}

/** 4 for a word of its own, 3 for the start of one, 1 inside a word. */
function fieldScore(word: string, field: string): number {
  let best = 0;
  for (let at = field.indexOf(word); at !== -1; at = field.indexOf(word, at + 1)) {
    const starts = !isWordLetter(field, at - 1) || !isWordLetter(field, at);
    const end = at + word.length;
    const ends = !isWordLetter(field, end) || !isWordLetter(field, end - 1);
    best = Math.max(best, starts && ends ? 4 : starts ? 3 : 1);
    if (best === 4) break;
  }
  return best;
}

function isWordLetter(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}
