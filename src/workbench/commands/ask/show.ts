import { QuickInputButtons, type QuickInput, type QuickInputButton } from 'vscode';
import type { Subscription } from '../../../app/ports.ts';
import type { Answer, Place } from './answer.ts';

/** Shows an input until it is answered or hidden, and disposes of it and its listeners. */
export function show<T>(
  input: QuickInput,
  listen: (finish: (answer: Answer<T>) => void, fail: (fault: unknown) => void) => readonly Subscription[],
): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    let listeners: readonly Subscription[] = [];
    const end = (): void => {
      for (const listener of listeners) listener.dispose();
      input.dispose();
    };
    // A promise takes its first answer only: disposing hides, and hiding is an answer too.
    const finish = (answer: Answer<T>): void => {
      resolve(answer);
      end();
    };
    const fail = (fault: unknown): void => {
      reject(fault instanceof Error ? fault : new Error(String(fault)));
      end();
    };
    listeners = [...listen(finish, fail), input.onDidHide(() => finish({ kind: 'left' }))];
    input.show();
  });
}

/** Shows where the question stands in its flow, and the way back where there is one. */
export function setPlace(input: QuickInput & { buttons: readonly QuickInputButton[] }, place: Place | undefined): void {
  if (place === undefined) return;
  if (place.totalSteps > 1) {
    input.step = place.step;
    input.totalSteps = place.totalSteps;
  }
  input.buttons = place.canGoBack ? [QuickInputButtons.Back] : [];
}
