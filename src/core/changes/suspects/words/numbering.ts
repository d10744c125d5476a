/** Numbers that each slot holds: two hashes, and the text's number counted from 1; one is spare. */
const perSlot = 4;
const firstSlots = 1 << 14;

/** What the second hash of a text begins with; the first begins with 0. */
export const otherStart = 0x811c9dc5 | 0;

export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

export function nextOther(other: number, code: number): number {
  return Math.imul(other ^ code, 0x01000193);
}

/**
 * Gives each text a small number, in the order in which they come. A text is known by two hashes of its characters, 64
 * bits in all, so that no string has to be made or compared.
 */
export class Numbering {
  size = 0;
  #slots = new Int32Array(perSlot * firstSlots);

  /** The number of a text, or of a part of it; that of one that is new is the size before. */
  add(text: string, from = 0, to = text.length): number {
    let hash = 0;
    let other = otherStart;
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      hash = nextHash(hash, code);
      other = nextOther(other, code);
    }
    return this.addHashed(hash, other);
  }

  addHashed(hash: number, other: number): number {
    const slot = this.#slot(hash, other);
    const slots = this.#slots;
    const known = slots[slot + 2] ?? 0;
    if (known !== 0) return known - 1;
    this.size += 1;
    slots[slot] = hash;
    slots[slot + 1] = other;
    slots[slot + 2] = this.size;
    if (this.size * perSlot * 2 > slots.length) this.#grow();
    return this.size - 1;
  }

  /** The text's number, where it has one. */
  find(text: string): number | undefined {
    let hash = 0;
    let other = otherStart;
    for (let at = 0; at < text.length; at += 1) {
      hash = nextHash(hash, text.charCodeAt(at));
      other = nextOther(other, text.charCodeAt(at));
    }
    const known = this.#slots[this.#slot(hash, other) + 2] ?? 0;
    return known === 0 ? undefined : known - 1;
  }

  /** Where the text's numbers are or would be. */
  #slot(hash: number, other: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(hash, other) & mask;
    while (slots[slot + 2] !== 0 && (slots[slot] !== hash || slots[slot + 1] !== other)) slot = (slot + perSlot) & mask;
    return slot;
  }

  #grow(): void {
    const known = this.#slots;
    const slots = new Int32Array(known.length * 2);
    const mask = slots.length - 1;
    for (let at = 0; at < known.length; at += perSlot) {
      if (known[at + 2] === 0) continue;
      let slot = slotOf(known[at] ?? 0, known[at + 1] ?? 0) & mask;
      while (slots[slot + 2] !== 0) slot = (slot + perSlot) & mask;
      for (let next = 0; next < perSlot; next += 1) slots[slot + next] = known[at + next] ?? 0;
    }
    this.#slots = slots;
  }
}

function slotOf(hash: number, other: number): number {
  return (hash ^ (hash >>> 15) ^ other) << 2;
}
