import type { GenericSchema, InferOutput } from 'valibot';

/** What a page may ask of the extension, how long it waits for the answer, and what it is told without asking. */
export interface Table {
  readonly calls: Readonly<Record<string, CallShape>>;
  /** Each carries a whole snapshot; one with a lower revision than the last is out of date. */
  readonly events: Readonly<Record<string, GenericSchema>>;
}

export interface CallShape {
  readonly request: GenericSchema;
  readonly answer: GenericSchema;
  readonly timeoutMs: number;
}

export type CallName<T extends Table> = keyof T['calls'] & string;
export type EventName<T extends Table> = keyof T['events'] & string;
export type Request<T extends Table, N extends CallName<T>> = InferOutput<T['calls'][N]['request']>;
export type Answer<T extends Table, N extends CallName<T>> = InferOutput<T['calls'][N]['answer']>;
export type EventBody<T extends Table, N extends EventName<T>> = InferOutput<T['events'][N]>;

/** How a call ended, as the page sees it. */
export type Outcome<A> =
  | { readonly is: 'ok'; readonly value: A }
  | { readonly is: 'failure'; readonly code: string; readonly message: string }
  | { readonly is: 'cancelled' }
  | { readonly is: 'timedOut' };

/** The least that a signal to give up must have: `AbortSignal` fits. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
}

export interface Timers {
  /** Answers what ends the wait. */
  after(ms: number, run: () => void): () => void;
}
