export interface Connection {
  query<Row>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
  end(): Promise<void>;
}

export interface PoolOptions {
  readonly connect: () => Promise<Connection>;
  readonly max?: number;
  readonly acquireTimeoutMs?: number;
}

export interface PoolUsage {
  readonly max: number;
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

export const poolDefaults = { max: 20, acquireTimeoutMs: 10_000 };

export class PoolExhaustedError extends Error {
  override name = 'PoolExhaustedError';
}

/** Opens connections when they are first needed and keeps at most `max` of them. */
export class Pool {
  readonly #options: Required<PoolOptions>;
  readonly #idle: Connection[] = [];
  readonly #waiting: ((connection: Connection) => void)[] = [];
  #open = 0;

  constructor(options: PoolOptions) {
    this.#options = { ...poolDefaults, ...options };
  }

  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.acquire();
    try {
      return await work(connection);
    } finally {
      this.release(connection);
    }
  }

  async acquire(): Promise<Connection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#open < this.#options.max) return this.#openOne();
    const released = await this.#waitForRelease();
    if (released) return released;
    const { acquireTimeoutMs } = this.#options;
    throw new PoolExhaustedError(
      `no free connection within ${acquireTimeoutMs} ms (${this.#open} open, ${this.#waiting.length} waiting)`,
    );
  }

  usage(): PoolUsage {
    return { max: this.#options.max, open: this.#open, idle: this.#idle.length, waiting: this.#waiting.length };
  }

  release(connection: Connection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#idle.push(connection);
  }

  async #openOne(): Promise<Connection> {
    this.#open += 1;
    try {
      return await this.#options.connect();
    } catch (error) {
      this.#open -= 1;
      throw error;
    }
  }

  #waitForRelease(): Promise<Connection | undefined> {
    return new Promise((resolve) => {
      const waiter = (connection: Connection) => {
        clearTimeout(timer);
        resolve(connection);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        resolve(undefined);
      }, this.#options.acquireTimeoutMs);
      this.#waiting.push(waiter);
    });
  }
}
