import { isWordCode, longestWord } from './rawWords.ts';
import { splitWord } from './subtokens.ts';

/**
 * Gives every term a small number, and remembers for every word as written which terms it has. The same words come again
 * in each change, so most of the time goes into recognising them: words are found by a hash of their characters, without
 * a string being made of them.
 */
export class Vocabulary {
  readonly terms: string[] = [];
  readonly #ids = new Map<string, number>();
  /** Words as written; terms of word w are `#flat` from `#starts[w]` to the next. */
  readonly #words: string[] = [];
  readonly #hashes: number[] = [];
  readonly #starts: number[] = [0];
  readonly #flat: number[] = [];
  #slots = new Int32Array(1 << 14);

  get size(): number {
    return this.terms.length;
  }

  /** The term's id, where it has come up. */
  find(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** Appends the ids of all terms of a text to a list: of each word its parts and, after them, the whole identifier. */
  append(text: string, to: number[], longest = text.length): void {
    const end = Math.min(text.length, longest);
    let start = -1;
    let hash = 0;
    for (let at = 0; at <= end; at += 1) {
      const code = at < end ? text.charCodeAt(at) : 0;
      if (isWordCode(code)) {
        if (start < 0) {
          start = at;
          hash = 0;
        }
        hash = (Math.imul(hash, 31) + code) | 0;
      } else if (start >= 0) {
        const length = at - start;
        if (length > 1 && length <= longestWord) {
          const word = this.#find(text, start, length, hash);
          const last = this.#starts[word + 1] ?? 0;
          for (let term = this.#starts[word] ?? 0; term < last; term += 1) to.push(this.#flat[term] ?? 0);
        }
        start = -1;
      }
    }
  }

  #find(text: string, start: number, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const word = (this.#slots[slot] ?? 0) - 1;
      if (word < 0) return this.#add(text.slice(start, start + length), hash, slot);
      if (this.#hashes[word] === hash) {
        const known = this.#words[word] ?? '';
        if (known.length === length && isAt(known, text, start)) return word;
      }
      slot = (slot + 1) & mask;
    }
  }

  #add(written: string, hash: number, slot: number): number {
    const word = this.#words.length;
    const { parts, whole } = splitWord(written);
    for (const part of parts) this.#flat.push(this.#id(part));
    if (whole !== undefined) this.#flat.push(this.#id(whole));
    this.#words.push(written);
    this.#hashes.push(hash);
    this.#starts.push(this.#flat.length);
    this.#slots[slot] = word + 1;
    if (this.#words.length * 2 > this.#slots.length) this.#grow();
    return word;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (const [word, hash] of this.#hashes.entries()) {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = word + 1;
    }
    this.#slots = slots;
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

function isAt(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
