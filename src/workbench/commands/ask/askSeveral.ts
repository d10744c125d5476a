import { window, type QuickPickItem } from 'vscode';
import type { Answer } from './answer.ts';
import { show } from './show.ts';

/** A row with a box to tick; `picked` is ticked from the start. A row without a value, as a heading, cannot be chosen. */
export type SeveralRow<T> = QuickPickItem & { readonly value?: T };

export interface SeveralQuestion<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly rows: readonly SeveralRow<T>[];
}

/** Asks to tick any number of rows; none is an answer too. */
export function askSeveral<T>({ title, placeholder, rows }: SeveralQuestion<T>): Promise<Answer<readonly T[]>> {
  const input = window.createQuickPick<SeveralRow<T>>();
  input.title = title;
  input.placeholder = placeholder;
  input.canSelectMany = true;
  input.matchOnDescription = true;
  input.ignoreFocusOut = true;
  input.items = rows;
  input.selectedItems = rows.filter(({ picked }) => picked === true);
  return show<readonly T[]>(input, (finish) => [
    input.onDidAccept(() => {
      const value = input.selectedItems.flatMap((row) => (row.value === undefined ? [] : [row.value]));
      finish({ kind: 'given', value });
    }),
  ]);
}
