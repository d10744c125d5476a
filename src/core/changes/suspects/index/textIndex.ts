import type { Candidate } from '../candidate.ts';
import { eachRawWord } from '../words/rawWords.ts';
import { Vocabulary } from '../words/vocabulary.ts';
import type { KnownPath } from './pathTable.ts';
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
const nothing = new Int32Array(0);

/** The terms of all candidates as numbers, one after another: title, body with commits, and paths of the first, then of the second… */
export class TextIndex {
  readonly vocabulary = new Vocabulary();
  tokens: Int32Array = new Int32Array(1 << 14);
  /** Field f of candidate i spans `tokens` from `starts[i * fieldCount + f]` to the next. */
  readonly starts: Int32Array;
  /** Candidates that have the term, by term. */
  documents: Int32Array = new Int32Array(1 << 12);
  #last: Int32Array = new Int32Array(1 << 12);
  #length = 0;
  readonly #word = (word: string): void => this.#keep(this.vocabulary.word(word));

  constructor(candidates: number) {
    this.starts = new Int32Array(candidates * fieldCount + 1);
  }

  add(index: number, candidate: Candidate, title: string, paths: readonly KnownPath[]): void {
    const from = this.#length;
    this.#text(title, longestText);
    this.#end(index, 0);
    if (title !== candidate.title) this.#text(candidate.title, longestText);
    this.#message(candidate.body, longestText);
    for (const commit of candidate.commits.slice(0, mostCommits)) {
      this.#text(commit.title, longestCommit);
      this.#message(commit.body, longestCommit);
    }
    this.#end(index, 1);
    for (let at = 0; at < paths.length && at < mostPaths; at += 1) this.#keep(paths[at]?.terms ?? nothing);
    this.#end(index, 2);
    this.#count(index, from);
  }

  #text(text: string, longest: number): void {
    eachRawWord(text.length > longest ? text.slice(0, longest) : text, this.#word);
  }

  #message(text: string, longest: number): void {
    if (text !== '') this.#text(withoutTrailers(text.length > longest ? text.slice(0, longest) : text), longest);
  }

  #keep(ids: Int32Array): void {
    if (this.#length + ids.length > this.tokens.length) this.tokens = grown(this.tokens, this.#length + ids.length);
    for (const id of ids) this.tokens[this.#length++] = id;
  }

  #end(index: number, field: number): void {
    this.starts[index * fieldCount + field + 1] = this.#length;
  }

  #count(index: number, from: number): void {
    if (this.vocabulary.size > this.documents.length) {
      this.documents = grown(this.documents, this.vocabulary.size);
      this.#last = grown(this.#last, this.vocabulary.size);
    }
    for (let at = from; at < this.#length; at += 1) {
      const term = this.tokens[at] ?? 0;
      if (this.#last[term] === index + 1) continue;
      this.#last[term] = index + 1;
      this.documents[term] = (this.documents[term] ?? 0) + 1;
    }
  }
}

function grown(array: Int32Array, atLeast: number): Int32Array {
  let length = array.length * 2;
  while (length < atLeast) length *= 2;
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
