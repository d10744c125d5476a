import { eachRawWord } from './rawWords.ts';
import { splitWord } from './subtokens.ts';

/** What a word as written stands for: ids of its parts and, after them, of the whole identifier. */
export interface WordIds {
  readonly ids: Int32Array;
  readonly parts: number;
}

/**
 * Gives every term a small number, and remembers for every word as written which terms it has, as the same words come
 * again in each change. Terms of whole identifiers are apart from those of words.
 */
export class Vocabulary {
  readonly terms: string[] = [];
  /** 1 for a whole identifier, by term. */
  readonly wholes: boolean[] = [];
  readonly #ids = new Map<string, number>();
  readonly #words = new Map<string, WordIds>();

  get size(): number {
    return this.terms.length;
  }

  /** The term's id, where it has come up. */
  find(term: string, whole = false): number | undefined {
    return this.#ids.get(whole ? `=${term}` : term);
  }

  word(word: string): WordIds {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const { parts, whole } = splitWord(word);
    const ids = parts.map((part) => this.#id(part, false));
    if (whole !== undefined) ids.push(this.#id(whole, true));
    const made = { ids: Int32Array.from(ids), parts: parts.length };
    this.#words.set(word, made);
    return made;
  }

  #id(term: string, whole: boolean): number {
    const name = whole ? `=${term}` : term;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.#ids.set(name, id);
    this.terms.push(term);
    this.wholes.push(whole);
    return id;
  }
}

/** Calls back for each word of a text with what it stands for. */
export function eachWord(text: string, vocabulary: Vocabulary, use: (ids: WordIds) => void): void {
  eachRawWord(text, (word) => use(vocabulary.word(word)));
}
