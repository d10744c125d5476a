import { EventEmitter, window, type Memento, type StatusBarItem } from 'vscode';
import { defaultPlaybook } from '../../src/core/playbook/default/defaultPlaybook.ts';
import type { Playbook } from '../../src/core/playbook/playbook.ts';
import { createCurrentIncident } from '../../src/workbench/current.ts';
import { createLog } from '../../src/workbench/host/log.ts';
import { createNotify } from '../../src/workbench/notify.ts';
import { showStatusBar } from '../../src/workbench/statusBar/statusBar.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { stub } from '../support/host/stub.ts';
import { declare, loadedDesk, minuteMs } from '../support/workbench/shift.ts';

function memento(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string) => kept.get(key) as never,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

const playbook = {
  uri: undefined,
  current: () => defaultPlaybook,
  read: () => Promise.resolve(defaultPlaybook),
  onDidChange: (listener: (changed: Playbook) => void) => new EventEmitter<Playbook>().event(listener),
};

describe('The status bar', () => {
  const undo: (() => unknown)[] = [];
  afterEach(() => {
    for (const step of undo.splice(0).reverse()) step();
  });

  it('has one item, which follows the current incident and hides without one', async () => {
    const items: { item: StatusBarItem; isShown: boolean }[] = [];
    const create = window.createStatusBarItem.bind(window) as (...args: unknown[]) => StatusBarItem;
    const standIn = (...args: unknown[]): StatusBarItem => {
      const item = create(...args);
      const entry = { item, isShown: false };
      items.push(entry);
      const [show, hide] = [item.show.bind(item), item.hide.bind(item)];
      item.show = () => {
        entry.isShown = true;
        show();
      };
      item.hide = () => {
        entry.isShown = false;
        hide();
      };
      return item;
    };
    undo.push(stub(window, 'createStatusBarItem', standIn));
    const desk = await loadedDesk();
    const memory = memento();
    const current = createCurrentIncident(desk.incidents, memory);
    const bar = showStatusBar({ incidents: desk.incidents, current, playbook, clock: desk.clock });
    undo.push(
      () => current.dispose(),
      () => bar.dispose(),
    );

    const [entry] = items;
    ok(entry);
    equal(items.length, 1);
    equal(entry.isShown, false);

    const first = await declare(desk, { title: 'Checkout failing' });
    ok(entry.isShown);
    includes(entry.item.text, ' · Checkout failing · 0 min');
    equal(entry.item.backgroundColor, undefined);
    equal(entry.item.command, 'sitrep.showActions');

    desk.clock.nowMs += 20 * minuteMs;
    await declare(desk, { title: 'Search is slow', severity: 3 });
    includes(entry.item.text, 'Search is slow');
    current.choose(first.id);
    includes(entry.item.text, 'response overdue by 5 min · Checkout failing · 20 min');
    ok(entry.item.backgroundColor);
    equal(typeof entry.item.tooltip, 'string');
    includes(entry.item.accessibilityInformation?.label ?? '', 'Sev 1 incident: Checkout failing.');
    equal(createCurrentIncident(desk.incidents, memory).state?.id, first.id);

    await first.to('canceled');
    includes(entry.item.text, 'Search is slow');
  });
});

describe('Notifications', () => {
  const undo: (() => unknown)[] = [];
  afterEach(() => {
    for (const step of undo.splice(0).reverse()) step();
  });

  it('say a failure once while it is on the screen, and lead no link anywhere', async () => {
    const shown: string[] = [];
    let close: (() => void) | undefined;
    const standIn = (message: string): Promise<undefined> => {
      shown.push(message);
      return new Promise((resolve) => (close = () => resolve(undefined)));
    };
    undo.push(stub(window, 'showErrorMessage', standIn as unknown as typeof window.showErrorMessage));
    const log = createLog();
    undo.push(() => log.dispose());
    const notify = createNotify(log);
    const failure = { code: 'storage', where: '[here](command:evil)' } as const;
    notify.failure(failure);
    notify.failure(failure);
    equal(shown.length, 1);
    ok(!(shown[0] ?? '').includes(']('));
    close?.();
    await eventually(() => {
      notify.failure(failure);
      return shown.length === 2;
    }, 'the same failure after the first was closed');
  });

  it('answer which button of a reminder was pressed', async () => {
    const standIn = (_message: string, ...buttons: string[]): Promise<string | undefined> =>
      Promise.resolve(buttons[1]);
    undo.push(stub(window, 'showInformationMessage', standIn as unknown as typeof window.showInformationMessage));
    const log = createLog();
    undo.push(() => log.dispose());
    equal(await createNotify(log).due('An update is due.', 'Record update', 'Snooze…'), 'Snooze…');
  });
});
