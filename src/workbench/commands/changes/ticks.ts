/**
 * Which rows of a quick pick are ticked, while its rows are replaced. VS Code unticks replaced rows, ticks
 * the new ones and tells of both, with row numbers that may mean other rows by now: until it has told of
 * the ticks that were set, what it tells is not what the person did, and the rows stay as they are.
 */
export class Ticks {
  #chosen: readonly string[] = [];
  #awaited: readonly string[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDrawWanted = false;
  readonly #redraw: () => void;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  get chosen(): readonly string[] {
    return this.#chosen;
  }

  /** Whether rows may be replaced now; when not, `redraw` is called as soon as they may. */
  mayDraw(): boolean {
    this.#isDrawWanted = this.#awaited !== undefined;
    return !this.#isDrawWanted;
  }

  /** The rows were replaced, and those of `chosen` ticked. */
  drawn(): void {
    if (this.#chosen.length === 0) return;
    this.#awaited = this.#chosen;
    this.#timer = setTimeout(() => this.#settle(), longestWaitMs);
  }

  /** Before rows are replaced: two that have become one are ticked as one. */
  rename(nameOf: (key: string) => string): void {
    this.#chosen = [...new Set(this.#chosen.map(nameOf))];
  }

  told(ticked: readonly string[]): void {
    if (this.#awaited === undefined) this.#chosen = ticked;
    else if (isSame(ticked, this.#awaited)) this.#settle();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#awaited = undefined;
    if (this.#isDrawWanted) this.#redraw();
  }
}

/** An answer takes some milliseconds; without one the person's ticks must count all the same. */
const longestWaitMs = 1_000;

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}
