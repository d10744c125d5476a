const hourMs = 3_600_000;

/** How many requests one vendor gets from this window in any hour: a fault of ours must not eat the team's limit. */
export class Budget {
  readonly perHour: number;
  #sentAt: number[] = [];

  constructor(perHour: number) {
    this.perHour = perHour;
  }

  /** Counts one request; when the hour is used up it is not counted, and the answer is when the next one may go. */
  take(nowMs: number): { readonly ok: true; readonly used: number } | { readonly ok: false; readonly retryAt: number } {
    this.#sentAt = this.#sentAt.filter((at) => at > nowMs - hourMs);
    const [oldest] = this.#sentAt;
    if (this.#sentAt.length >= this.perHour && oldest !== undefined) return { ok: false, retryAt: oldest + hourMs };
    this.#sentAt.push(nowMs);
    return { ok: true, used: this.#sentAt.length };
  }
}
