/** A list of whole numbers of 32 bits that grows: a fraction of the memory and time of an array of the same. */
export class NumberList {
  length = 0;
  #values = new Int32Array(1_024);

  /** The number there; 0 beyond the end. */
  at(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Appends those of another list from one index up to, not including, another. */
  append(others: NumberList, from: number, to: number): void {
    for (let at = from; at < to; at += 1) this.push(others.at(at));
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const more = new Int32Array(this.length * 2);
      more.set(this.#values);
      this.#values = more;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }
}
