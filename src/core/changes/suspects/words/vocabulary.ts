import { splitWord } from './subtokens.ts';

/**
 * Gives every term a small number, and remembers for every word as written which terms it has, as the same words come
 * again in each change.
 */
export class Vocabulary {
  readonly terms: string[] = [];
  readonly #ids = new Map<string, number>();
  readonly #words = new Map<string, Int32Array>();

  get size(): number {
    return this.terms.length;
  }

  /** The term's id, where it has come up. */
  find(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** Ids of the word's parts and, after them, of the whole identifier. */
  word(word: string): Int32Array {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const { parts, whole } = splitWord(word);
    const made = Int32Array.from(whole === undefined ? parts : [...parts, whole], (term) => this.#id(term));
    this.#words.set(word, made);
    return made;
  }

  #id(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.#ids.set(term, id);
    this.terms.push(term);
    return id;
  }
}
