import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Answer, Place } from './answer.ts';
import { plainLabel } from './plainLabel.ts';
import { setPlace, show } from './show.ts';

/** One row to choose; `group` writes a heading above the first row of each group. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** A codicon's name. */
  readonly icon?: string;
  readonly group?: string;
  readonly value: T;
}

export interface ChoiceQuestion<T> {
  readonly title: string;
  readonly placeholder: string;
  /** A promise shows the box as busy until it is kept. */
  readonly choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>;
  /** The row that Enter takes; the first when absent. */
  readonly active?: (value: T) => boolean;
  readonly place?: Place;
  /** Something else may be looked at, or scrolled, before the answer. */
  readonly staysOpen?: boolean;
  /** Offers what was typed as a row of its own, below the rows that match. */
  readonly typed?: (text: string) => Choice<T> | undefined;
}

type Row<T> = QuickPickItem & { readonly choice?: Choice<T> };

/** Asks to choose one of several, by keyboard or mouse. */
export function askOne<T>({
  title,
  placeholder,
  choices,
  active,
  place,
  typed,
  staysOpen = false,
}: ChoiceQuestion<T>): Promise<Answer<T>> {
  const input = window.createQuickPick<Row<T>>();
  input.title = title;
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.ignoreFocusOut = staysOpen || (place?.totalSteps ?? 1) > 1;
  setPlace(input, place);
  return show<T>(input, (finish, fail) => {
    let isOpen = true;
    let known: readonly Choice<T>[] = [];
    const fill = (): void => {
      const extra = typed?.(input.value.trim());
      input.items = [...rows(known), ...(extra === undefined ? [] : [row(extra, true)])];
    };
    const offer = (offered: readonly Choice<T>[]): void => {
      known = offered;
      fill();
      const first = input.items.find(({ choice }) => choice !== undefined && active?.(choice.value) === true);
      if (first !== undefined) input.activeItems = [first];
    };
    if ('then' in choices) {
      input.busy = true;
      void choices.then((offered) => {
        if (!isOpen) return;
        input.busy = false;
        offer(offered);
      }, fail);
    } else offer(choices);
    return [
      { dispose: () => void (isOpen = false) },
      input.onDidChangeValue(() => {
        if (typed !== undefined) fill();
      }),
      input.onDidTriggerButton(() => finish({ kind: 'back' })),
      input.onDidAccept(() => {
        const choice = (input.selectedItems[0] ?? input.activeItems[0])?.choice;
        if (choice !== undefined) finish({ kind: 'given', value: choice.value });
      }),
    ];
  });
}

function rows<T>(choices: readonly Choice<T>[]): readonly Row<T>[] {
  let group: string | undefined;
  return choices.flatMap((choice) => {
    const heading =
      choice.group === undefined || choice.group === group
        ? []
        : [{ label: choice.group, kind: QuickPickItemKind.Separator }];
    group = choice.group;
    return [...heading, row(choice, false)];
  });
}

function row<T>(choice: Choice<T>, alwaysShow: boolean): Row<T> {
  const { label, description, detail, icon } = choice;
  return {
    label: icon === undefined ? plainLabel(label) : `$(${icon}) ${plainLabel(label)}`,
    ...(description === undefined ? {} : { description: plainLabel(description) }),
    ...(detail === undefined ? {} : { detail: plainLabel(detail) }),
    alwaysShow,
    choice,
  };
}
