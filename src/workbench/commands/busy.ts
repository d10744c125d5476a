import { ProgressLocation, window } from 'vscode';
import type { StopSignal } from '../../app/ports.ts';

/** With a bar that can be stopped. */
export function busy<T>(title: string, work: (stop: StopSignal) => Promise<T>): Promise<T> {
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return Promise.resolve(
    window.withProgress(options, (_, token) => {
      const stop = new AbortController();
      const subscription = token.onCancellationRequested(() => stop.abort());
      return work(stop.signal).finally(() => void subscription.dispose());
    }),
  );
}
