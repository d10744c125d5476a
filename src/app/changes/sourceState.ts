import type { Failure } from '../../core/failure.ts';

/**
 * How far one source is. `stale`: shown is what was read before, and reading again failed or was put off.
 * `signedOut`: nobody is signed in, so nothing was asked. `off`: it does not exist in this window.
 */
export type SourceLoad = 'idle' | 'loading' | 'ready' | 'stale' | 'failed' | 'signedOut' | 'off';

export interface SourceState {
  /** "GitHub", "Vercel", "git". */
  readonly name: string;
  readonly load: SourceLoad;
  /** When what is shown was read, milliseconds since the epoch. */
  readonly readAtMs?: number;
  /** Why it is stale or failed; with `limited`, when it is read again. */
  readonly failure?: Failure;
  /** More existed than was read: the list is cut at its cap. */
  readonly isCut?: boolean;
}
