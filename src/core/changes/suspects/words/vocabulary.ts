import { Numbering, nextHash, nextOther, otherStart } from './numbering.ts';
import { NumberList } from './numberList.ts';
import { isWordCode, longestWord } from './rawWords.ts';
import { splitWord } from './subtokens.ts';

/**
 * Gives every term a small number, and remembers for every word as written which terms it has. The same words come again
 * in each change, so most of the time goes into recognising them.
 */
export class Vocabulary {
  readonly terms: string[] = [];
  readonly #ids = new Numbering();
  readonly #words = new Numbering();
  /** Terms of word w are `#flat` from `#starts[w]` to the next. */
  readonly #starts = new NumberList();
  readonly #flat = new NumberList();

  constructor() {
    this.#starts.push(0);
  }

  get size(): number {
    return this.terms.length;
  }

  /** How many words as written have come up. */
  get words(): number {
    return this.#words.size;
  }

  /** The term's id, where it has come up. */
  find(term: string): number | undefined {
    return this.#ids.find(term);
  }

  /** Appends the ids of all terms of a text to a list: of each word its parts and, after them, the whole identifier. */
  append(text: string, to: NumberList, longest = text.length, from = 0): void {
    const end = Math.min(text.length, longest);
    for (let at = from; at < end; at += 1) {
      let code = text.charCodeAt(at);
      if (!isWordCode(code)) continue;
      const start = at;
      let hash = 0;
      let other = otherStart;
      do {
        hash = nextHash(hash, code);
        other = nextOther(other, code);
        at += 1;
        code = at < end ? text.charCodeAt(at) : 0;
      } while (isWordCode(code));
      const length = at - start;
      if (length < 2 || length > longestWord) continue;
      const known = this.#words.size;
      const word = this.#words.addHashed(hash, other);
      if (word === known) this.#split(text.slice(start, at));
      to.append(this.#flat, this.#starts.at(word), this.#starts.at(word + 1));
    }
  }

  #split(written: string): void {
    const { parts, whole } = splitWord(written);
    for (const part of parts) this.#flat.push(this.#id(part));
    if (whole !== undefined) this.#flat.push(this.#id(whole));
    this.#starts.push(this.#flat.length);
  }

  #id(term: string): number {
    const id = this.#ids.add(term);
    if (id === this.terms.length) this.terms.push(term);
    return id;
  }
}
