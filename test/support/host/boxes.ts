import { commands, window, type InputBox, type QuickInput, type QuickPick, type QuickPickItem } from 'vscode';
import { eventually, ok } from './assert.ts';
import { stub } from './stub.ts';

interface Shown {
  readonly kind: 'text' | 'pick';
  readonly box: QuickInput;
  isHidden: boolean;
}

/** The real quick inputs that are opened while it watches, answered by the workbench's own commands. */
export class Boxes {
  readonly #shown: Shown[] = [];
  readonly #undo: (() => void)[];
  #seen = 0;

  constructor() {
    const text = window.createInputBox.bind(window);
    const pick = window.createQuickPick.bind(window);
    this.#undo = [
      stub(window, 'createInputBox', () => this.#watch('text', text())),
      stub(window, 'createQuickPick', () => this.#watch('pick', pick())),
    ];
  }

  dispose(): void {
    for (const undo of this.#undo) undo();
  }

  get count(): number {
    return this.#shown.length;
  }

  get open(): number {
    return this.#shown.filter(({ isHidden }) => !isHidden).length;
  }

  /** The next box that was not seen yet, once it is on the screen. */
  async next(): Promise<InputBox | QuickPick<QuickPickItem>> {
    const index = this.#seen++;
    const shown = await eventually(() => this.#shown[index], `box ${index + 1}`);
    await settle();
    ok(shown);
    return shown.box as InputBox | QuickPick<QuickPickItem>;
  }

  async nextText(title: string): Promise<InputBox> {
    const box = await this.next();
    ok('prompt' in box && box.title?.startsWith(title), `an input box “${title}”, got “${box.title ?? ''}”`);
    return box;
  }

  async nextPick(title: string): Promise<QuickPick<QuickPickItem>> {
    const box = await this.next();
    ok('items' in box && box.title?.startsWith(title), `a quick pick “${title}”, got “${box.title ?? ''}”`);
    return box;
  }

  #watch<T extends QuickInput>(kind: Shown['kind'], box: T): T {
    const shown: Shown = { kind, box, isHidden: false };
    box.onDidHide(() => (shown.isHidden = true));
    this.#shown.push(shown);
    return box;
  }
}

/** Lets the window draw and answer what was set. */
export function settle(ms = 150): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** As if it were typed. */
export async function type(box: InputBox | QuickPick<QuickPickItem>, text: string): Promise<void> {
  box.value = text;
  await settle();
}

export async function enter(): Promise<void> {
  await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  await settle();
}

export async function escape(): Promise<void> {
  await commands.executeCommand('workbench.action.closeQuickOpen');
  await settle();
}

export async function back(): Promise<void> {
  await commands.executeCommand('workbench.action.quickInputBack');
  await settle();
}

/** Goes to a row as the arrow keys do, and takes it. */
export async function take(box: QuickPick<QuickPickItem>, label: string): Promise<void> {
  await eventually(async () => {
    const row = box.items.find((item) => item.label.includes(label));
    if (row === undefined) return false;
    // The window says so once the row is where Enter finds it, and nothing where it was already.
    const there = new Promise<void>((done) => {
      const listening = box.onDidChangeActive(([active]) => {
        if (active !== row) return;
        listening.dispose();
        done();
      });
    });
    box.activeItems = [row];
    await Promise.race([there, settle(1_000)]);
    await settle();
    // A box that gets new rows meanwhile goes back to its first one.
    return box.items.includes(row) && box.activeItems[0] === row;
  }, `row “${label}”`);
  await enter();
}
