import { QuickInputButtons, type QuickInput, type QuickInputButton } from 'vscode';
import type { Subscription } from '../../../app/ports.ts';
import type { Answer, Place } from './answer.ts';

/** The next question of a flow is asked sooner than this, unless something is looked up for it. */
const lingerMs = 120;

/** Takes an input that is answered off the screen. One for all, as VS Code shows one input at a time. */
let takeAway = (): void => undefined;

/**
 * An answered input stays on the screen for a moment, in case another question follows: VS Code gives the focus back
 * to the page that had it when an input hides, and a page takes it late enough to take it from the next input.
 */
function linger(input: QuickInput): void {
  takeAway();
  const timer = setTimeout(() => takeAway(), lingerMs);
  takeAway = () => {
    takeAway = () => undefined;
    clearTimeout(timer);
    input.dispose();
  };
}

/** Shows an input until it is answered or hidden, and disposes of it and its listeners. */
export function show<T>(
  input: QuickInput,
  listen: (finish: (answer: Answer<T>) => void, fail: (fault: unknown) => void) => readonly Subscription[],
): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    let listeners: readonly Subscription[] = [];
    const stopListening = (): void => {
      for (const listener of listeners) listener.dispose();
    };
    const finish = (answer: Answer<T>): void => {
      stopListening();
      resolve(answer);
      if (answer.kind === 'left') input.dispose();
      else linger(input);
    };
    const fail = (fault: unknown): void => {
      stopListening();
      reject(fault instanceof Error ? fault : new Error(String(fault)));
      input.dispose();
    };
    listeners = [...listen(finish, fail), input.onDidHide(() => finish({ kind: 'left' }))];
    input.show();
    takeAway();
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
