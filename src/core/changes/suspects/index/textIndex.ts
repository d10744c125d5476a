import type { Candidate } from '../candidate.ts';
import { eachWord, Vocabulary } from '../words/vocabulary.ts';
import { withoutTrailers } from './trailers.ts';

/** Where a word of a candidate stands; the order is that of the index. */
export const fields = ['title', 'body', 'commits', 'paths'] as const;
export type Field = (typeof fields)[number];
export const fieldCount = fields.length;

/** Enough of a text to know what it is about; the rest is logs, tables and quoted messages. */
const longestText = 6_000;
const longestPaths = 60;

/** The words of all candidates as numbers, one after another: title, body, commits and paths of the first, then of the second… */
export class TextIndex {
  readonly vocabulary = new Vocabulary();
  tokens: Int32Array = new Int32Array(1 << 14);
  /** Field f of candidate i spans `tokens` from `starts[i * fieldCount + f]` to the next. */
  readonly starts: Int32Array;
  /** Words in each field, identifiers counted by their parts. */
  readonly lengths: Int32Array;
  /** Candidates that have the term, by term. */
  documents: Int32Array = new Int32Array(1 << 12);
  #last: Int32Array = new Int32Array(1 << 12);
  #length = 0;
  #parts = 0;
  readonly #keep = (word: { readonly ids: Int32Array; readonly parts: number }): void => {
    const { ids } = word;
    if (this.#length + ids.length > this.tokens.length) this.tokens = grown(this.tokens);
    this.tokens.set(ids, this.#length);
    this.#length += ids.length;
    this.#parts += word.parts;
  };

  constructor(candidates: number) {
    this.starts = new Int32Array(candidates * fieldCount + 1);
    this.lengths = new Int32Array(candidates * fieldCount);
  }

  add(index: number, candidate: Candidate): void {
    const from = this.#length;
    this.#field(index, 0, candidate.title);
    this.#field(index, 1, withoutTrailers(candidate.body.slice(0, longestText)));
    this.#begin(index, 2);
    for (const { title, body } of candidate.commits.slice(0, 40)) {
      this.#text(title);
      this.#text(withoutTrailers(body.slice(0, longestText >> 2)));
    }
    this.#end(index, 2);
    this.#begin(index, 3);
    for (const { path } of candidate.files.slice(0, longestPaths)) this.#text(path);
    this.#end(index, 3);
    this.#count(index, from);
  }

  #field(index: number, field: number, text: string): void {
    this.#begin(index, field);
    this.#text(text);
    this.#end(index, field);
  }

  #begin(index: number, field: number): void {
    this.starts[index * fieldCount + field] = this.#length;
    this.#parts = 0;
  }

  #text(text: string): void {
    eachWord(text, this.vocabulary, this.#keep);
  }

  #end(index: number, field: number): void {
    this.starts[index * fieldCount + field + 1] = this.#length;
    this.lengths[index * fieldCount + field] = this.#parts;
  }

  #count(index: number, from: number): void {
    while (this.vocabulary.size > this.documents.length) {
      this.documents = grown(this.documents);
      this.#last = grown(this.#last);
    }
    for (let at = from; at < this.#length; at += 1) {
      const term = this.tokens[at] ?? 0;
      if (this.#last[term] === index + 1) continue;
      this.#last[term] = index + 1;
      this.documents[term] = (this.documents[term] ?? 0) + 1;
    }
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
