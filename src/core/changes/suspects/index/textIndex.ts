import type { Candidate } from '../candidate.ts';
import { NumberList } from '../words/numberList.ts';
import type { Vocabulary } from '../words/vocabulary.ts';
import type { KnownPath, PathTable } from './pathTable.ts';
import { withoutTrailers } from './trailers.ts';

/** Where a word of a candidate stands; the order is that of the index. */
export const fields = ['title', 'body', 'paths'] as const;
export type Field = (typeof fields)[number];
export const fieldCount = fields.length;

/** Enough of a text to know what it is about; the rest is logs, tables and quoted messages. */
const longestText = 6_000;
const longestCommit = 1_500;
const mostCommits = 40;
const mostPaths = 60;

/** The terms of all candidates as numbers, one after another: title, body with commits, and paths of the first, then of the second… */
export class TextIndex {
  readonly tokens = new NumberList();
  /** Field f of candidate i spans `tokens` from `starts[i * fieldCount + f]` to the next. */
  readonly starts = new NumberList();
  /** Candidates that have the term, by term. */
  readonly documents = new NumberList();
  readonly #last = new NumberList();
  readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.starts.push(0);
  }

  /** Adds the next candidate. */
  add(candidate: Candidate, title: string, paths: readonly KnownPath[], table: PathTable): void {
    const { vocabulary, tokens, starts } = this;
    const from = tokens.length;
    vocabulary.append(title, tokens, longestText);
    starts.push(tokens.length);
    if (title !== candidate.title) vocabulary.append(candidate.title, tokens, longestText);
    this.#message(candidate.body, longestText);
    for (let at = 0; at < candidate.commits.length && at < mostCommits; at += 1) {
      const commit = candidate.commits[at];
      vocabulary.append(commit?.title ?? '', tokens, longestCommit);
      this.#message(commit?.body ?? '', longestCommit);
    }
    starts.push(tokens.length);
    for (let at = 0; at < paths.length && at < mostPaths; at += 1) {
      const path = paths[at];
      if (path === undefined) continue;
      tokens.append(table.terms, path.folder.from, path.folder.to);
      tokens.append(table.terms, path.from, path.to);
    }
    starts.push(tokens.length);
    this.#count(from);
  }

  #message(text: string, longest: number): void {
    if (text === '') return;
    this.vocabulary.append(withoutTrailers(text.length > longest ? text.slice(0, longest) : text), this.tokens);
  }

  #count(from: number): void {
    const { tokens, documents } = this;
    while (documents.length < this.vocabulary.size) {
      documents.push(0);
      this.#last.push(-1);
    }
    for (let at = from; at < tokens.length; at += 1) {
      const term = tokens.at(at);
      if (this.#last.at(term) === from) continue;
      this.#last.set(term, from);
      documents.set(term, documents.at(term) + 1);
    }
  }
}
