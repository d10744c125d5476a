import { safeParse } from 'valibot';
import { decodeFrame, type Frame } from './frames.ts';
import type { Answer, CallName, Cancellation, EventBody, EventName, Outcome, Request, Table, Timers } from './table.ts';

interface Waiting {
  readonly name: string;
  end(outcome: Outcome<unknown>): void;
}

type Listener = (body: unknown, revision: number) => void;

/** The page's end of a table: calls that always end, and events that never go back in time. */
export class Caller<T extends Table> {
  private readonly table: T;
  private readonly post: (frame: Frame) => void;
  private readonly timers: Timers;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Map<string, Listener>();
  private readonly revisions = new Map<string, number>();
  private lastId = 0;

  constructor(table: T, { post, timers }: { readonly post: (frame: Frame) => void; readonly timers: Timers }) {
    this.table = table;
    this.post = post;
    this.timers = timers;
  }

  call<N extends CallName<T>>(name: N, body: Request<T, N>, signal?: Cancellation): Promise<Outcome<Answer<T, N>>> {
    const id = ++this.lastId;
    const timeoutMs = this.table.calls[name]?.timeoutMs ?? 0;
    return new Promise((resolve) => {
      let stop = (): void => undefined;
      const end = (outcome: Outcome<unknown>): void => {
        stop();
        // Decoded by the table's own schema for this call.
        if (this.waiting.delete(id)) resolve(outcome);
      };
      const giveUp = (is: 'cancelled' | 'timedOut'): void => {
        if (!this.waiting.has(id)) return;
        this.post({ frame: 'cancel', id });
        end({ is });
      };
      this.waiting.set(id, { name, end });
      if (signal?.aborted === true) {
        end({ is: 'cancelled' });
        return;
      }
      signal?.addEventListener('abort', () => giveUp('cancelled'), { once: true });
      stop = this.timers.after(timeoutMs, () => giveUp('timedOut'));
      this.post({ frame: 'call', id, name, body });
    });
  }

  /** One listener for each event; later ones replace it. */
  on<N extends EventName<T>>(name: N, listener: (body: EventBody<T, N>, revision: number) => void): void {
    // As above: `receive` decodes the body first.
    this.listeners.set(name, listener);
  }

  /** Takes any message; answers whether it was a frame for this end. */
  receive(message: unknown): boolean {
    const frame = decodeFrame(message);
    if (frame?.frame === 'answer') this.answered(frame);
    else if (frame?.frame === 'event') this.told(frame);
    else return false;
    return true;
  }

  private answered({ id, outcome }: Extract<Frame, { frame: 'answer' }>): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    const shape = this.table.calls[waiting.name]?.answer;
    if (outcome.is !== 'ok' || shape === undefined) {
      waiting.end(outcome);
      return;
    }
    const decoded = safeParse(shape, outcome.value);
    waiting.end(
      decoded.success ? { is: 'ok', value: decoded.output } : { is: 'failure', code: 'badReply', message: '' },
    );
  }

  private told({ name, revision, body }: Extract<Frame, { frame: 'event' }>): void {
    const shape = this.table.events[name];
    const listener = this.listeners.get(name);
    if (shape === undefined || listener === undefined || revision < (this.revisions.get(name) ?? 0)) return;
    const decoded = safeParse(shape, body);
    if (!decoded.success) return;
    this.revisions.set(name, revision);
    listener(decoded.output, revision);
  }
}
