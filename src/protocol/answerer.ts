import { safeParse } from 'valibot';
import { decodeFrame, type Frame } from './frames.ts';
import type { Answer, CallName, EventBody, EventName, Outcome, Request, Table } from './table.ts';

/** Asked before each step that cannot be taken back: the page may have given up waiting. */
export interface GivenUp {
  readonly givenUp: boolean;
}

/** One for each call of the table. An expected failure is an outcome; what is thrown is a bug. */
export type Answers<T extends Table> = {
  readonly [N in CallName<T>]: (request: Request<T, N>, call: GivenUp) => Promise<Outcome<Answer<T, N>>>;
};

export interface AnswererParts<T extends Table> {
  readonly answers: Answers<T>;
  readonly post: (frame: Frame) => void;
  /** Told of a frame or request that could not be decoded, and of bugs; answers the words for the page. */
  readonly onFault: (where: string, fault: unknown) => string;
}

/** The extension's end of a table: answers every call exactly once. */
export class Answerer<T extends Table> {
  private readonly table: T;
  private readonly parts: AnswererParts<T>;
  private readonly running = new Map<number, { givenUp: boolean }>();

  constructor(table: T, parts: AnswererParts<T>) {
    this.table = table;
    this.parts = parts;
  }

  tell<N extends EventName<T>>(name: N, revision: number, body: EventBody<T, N>): void {
    this.parts.post({ frame: 'event', name, revision, body });
  }

  async receive(message: unknown): Promise<void> {
    const frame = decodeFrame(message);
    if (frame?.frame === 'cancel') {
      const call = this.running.get(frame.id);
      if (call !== undefined) call.givenUp = true;
    }
    if (frame?.frame !== 'call') return;
    const call = { givenUp: false };
    this.running.set(frame.id, call);
    const outcome = await this.answer(frame.name, frame.body, call);
    this.running.delete(frame.id);
    this.parts.post({ frame: 'answer', id: frame.id, outcome: call.givenUp ? { is: 'cancelled' } : outcome });
  }

  private async answer(name: string, body: unknown, call: GivenUp): Promise<Outcome<unknown>> {
    const shape = Object.hasOwn(this.table.calls, name) ? this.table.calls[name] : undefined;
    const decoded = shape === undefined ? undefined : safeParse(shape.request, body);
    if (decoded?.success !== true) {
      return { is: 'failure', code: 'badRequest', message: this.parts.onFault(name, decoded?.issues) };
    }
    // The key was found in the table, of which the answers have every key.
    const run = this.parts.answers[name as CallName<T>];
    try {
      return await run(decoded.output, call);
    } catch (fault) {
      return { is: 'failure', code: 'fault', message: this.parts.onFault(name, fault) };
    }
  }
}
