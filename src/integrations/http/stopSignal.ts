import type { StopSignal } from '../../app/ports.ts';

/** An `AbortSignal` for what `fetch` needs, from what the app gives. */
export function abortSignalOf(stop: StopSignal | undefined): AbortSignal | undefined {
  if (stop === undefined || stop instanceof AbortSignal) return stop;
  const controller = new AbortController();
  if (stop.aborted) controller.abort();
  else stop.addEventListener('abort', () => controller.abort());
  return controller.signal;
}
