/** A row that is drawn when somebody comes near, or when there is nothing better to do. */
export interface Row<T> {
  readonly element: HTMLElement;
  /** Fills the element for the first time. */
  draw(item: T, index: number): void;
  update(item: T, index: number): void;
}

export interface LazyRowsParts<T> {
  readonly parent: HTMLElement;
  readonly make: () => Row<T>;
  /**
   * What rows stand in, some together: out of sight it is neither laid out nor painted. For each row alone the browser would
   * look at every keystroke whether it is in sight.
   */
  readonly block?: () => HTMLElement;
  /** Whether two items are the same one, perhaps changed elsewhere than in this. */
  readonly isSame: (a: T, b: T) => boolean;
}

const rowsInBlock = 50;
const rowHeight = 30;

interface Held<T> {
  readonly row: Row<T>;
  item: T;
  index: number;
  drawn: boolean;
}

/** A list of which only the rows near the reader are drawn at once. Rows stay with their items when others come or go. */
export class LazyRows<T> {
  private readonly parts: LazyRowsParts<T>;
  private readonly byElement = new WeakMap<Element, Held<T>>();
  private readonly observer: IntersectionObserver;
  private rows: Held<T>[] = [];
  private idle = false;

  constructor(parts: LazyRowsParts<T>) {
    this.parts = parts;
    this.observer = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          const held = this.byElement.get(target);
          if (isIntersecting && held !== undefined) this.draw(held);
        }
      },
      { rootMargin: '400px' },
    );
  }

  update(items: readonly T[]): void {
    const { rows } = this;
    const most = Math.min(rows.length, items.length);
    const same = (at: number, to: number): boolean => {
      const [held, item] = [rows[at], items[to]];
      return held !== undefined && item !== undefined && this.parts.isSame(held.item, item);
    };
    let head = 0;
    while (head < most && same(head, head)) head++;
    let tail = 0;
    while (tail < most - head && same(rows.length - 1 - tail, items.length - 1 - tail)) tail++;
    // One that was changed in its place keeps its row, and so its caret.
    const kept = rows.length === items.length ? rows.length : head;
    const behind = rows.length === items.length ? 0 : tail;
    const removed = rows.slice(kept, rows.length - behind);
    const next = rows[rows.length - behind]?.row.element ?? null;
    for (const { row } of removed) {
      this.observer.unobserve(row.element);
      row.element.remove();
    }
    const added = items.slice(kept, items.length - behind).map((item, at) => this.add(item, kept + at, next));
    this.rows = [...rows.slice(0, kept), ...added, ...rows.slice(rows.length - behind)];
    if (added.length > 0 || removed.length > 0) this.sizeBlocks();
    this.rows.forEach((held, index) => this.renew(held, items[index], index));
    this.drawWhenIdle();
  }

  /** Draws the row, so that it can take the focus. */
  at(index: number): Row<T> | undefined {
    const held = this.rows[index];
    if (held !== undefined) this.draw(held);
    return held?.row;
  }

  each(visit: (row: Row<T>, index: number) => void): void {
    this.rows.forEach(({ row }, index) => visit(row, index));
  }

  get length(): number {
    return this.rows.length;
  }

  private add(item: T, index: number, next: Element | null): Held<T> {
    const held = { row: this.parts.make(), item, index, drawn: false };
    this.byElement.set(held.row.element, held);
    (next?.parentElement ?? this.lastBlock()).insertBefore(held.row.element, next);
    this.observer.observe(held.row.element);
    return held;
  }

  private lastBlock(): Element {
    const { parent, block } = this.parts;
    if (block === undefined) return parent;
    const last = parent.lastElementChild;
    if (last !== null && last.childElementCount < rowsInBlock) return last;
    const added = block();
    parent.append(added);
    return added;
  }

  /** What is not laid out yet is as high as rows of one line. */
  private sizeBlocks(): void {
    if (this.parts.block === undefined) return;
    for (const block of [...this.parts.parent.children]) {
      if (block.childElementCount === 0) block.remove();
      else if (block instanceof HTMLElement) {
        block.style.containIntrinsicSize = `auto ${block.childElementCount * rowHeight}px`;
      }
    }
  }

  private renew(held: Held<T>, item: T | undefined, index: number): void {
    if (item === undefined) return;
    held.item = item;
    held.index = index;
    if (held.drawn) held.row.update(item, index);
  }

  private draw(held: Held<T>): void {
    if (held.drawn) return;
    held.drawn = true;
    this.observer.unobserve(held.row.element);
    held.row.draw(held.item, held.index);
    held.row.update(held.item, held.index);
  }

  /** In the end every row is there: for screen readers and for finding words. Typing comes first. */
  private drawWhenIdle(): void {
    if (this.idle) return;
    this.idle = true;
    whenIdle((timeLeftMs) => {
      this.idle = false;
      let left = this.rows.filter(({ drawn }) => !drawn);
      while (left.length > 0 && timeLeftMs() > leastMs) {
        const [next, ...rest] = left;
        if (next !== undefined) this.draw(next);
        left = rest;
      }
      if (left.length > 0) this.drawWhenIdle();
    });
  }
}

/** A row takes about that long. */
const leastMs = 4;

function whenIdle(run: (timeLeftMs: () => number) => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback((deadline) => run(() => deadline.timeRemaining()));
  else setTimeout(() => run(() => leastMs + 1), 100);
}
