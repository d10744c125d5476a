/** How long a question may hold up the requests that wait for it; it can be answered later all the same. */
const patienceMs = 60_000;

/** Asks once about each token that was refused; requests that come meanwhile share the answer. */
export class Renewal {
  readonly #asked = new Map<string, Promise<string | undefined>>();

  of(refused: string, ask: () => Promise<string | undefined>): Promise<string | undefined> {
    const asking =
      this.#asked.get(refused) ??
      Promise.race([ask(), new Promise<undefined>((late) => setTimeout(() => late(undefined), patienceMs))]);
    this.#asked.set(refused, asking);
    return asking;
  }

  /** Somebody did something about it: it may be asked again. */
  clear(): void {
    this.#asked.clear();
  }
}
