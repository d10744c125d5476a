import { ProgressLocation, window } from 'vscode';
import type { StopSignal } from '../../app/ports.ts';

/** What is answered sooner needs no message: it would only push others off the screen. */
const quietMs = 700;

/** With a bar that can be stopped, where the work takes a while. */
export async function busy<T>(title: string, work: (stop: StopSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const done = work(stop.signal);
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, cancellable: true, title };
    void window.withProgress(options, (_, token) => {
      token.onCancellationRequested(() => stop.abort());
      return done.then(
        () => undefined,
        () => undefined,
      );
    });
  }, quietMs);
  try {
    return await done;
  } finally {
    clearTimeout(timer);
  }
}
