import { commands, env, UIKind, window } from 'vscode';
import type { Inside } from '../../src/compose/build.ts';
import { failed } from '../../src/core/result.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { Boxes, enter, escape, take, type } from '../support/host/boxes.ts';
import { stub } from '../support/host/stub.ts';
import { declared, inside, row } from './commandsInside.ts';

describe('The commands around incidents', () => {
  let sitrep: Inside;
  let boxes: Boxes;
  const undo: (() => void)[] = [];
  before(async () => {
    sitrep = await inside();
  });
  beforeEach(() => {
    boxes = new Boxes();
  });
  afterEach(async () => {
    for (const step of undo.splice(0)) step();
    await escape();
    boxes.dispose();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('switch the current incident', async () => {
    const first = await declared(sitrep, 'Switch to me');
    const second = await declared(sitrep, 'Switch from me');
    const done = commands.executeCommand('sitrep.switchIncident');
    const box = await boxes.nextPick('Switch current incident');
    includes(box.activeItems[0]?.label ?? '', second().title);
    await take(box, 'Switch to me');
    await done;
    equal(sitrep.parts.current.state?.id, first().id);
  });

  it('snooze a clock and hand it to somebody', async () => {
    const state = await declared(sitrep, 'Clocks', 1);
    const clock = row({ kind: 'clock', incident: state().id, clock: 'nextUpdate' });
    const snoozed = commands.executeCommand('sitrep.snoozeClock', clock);
    await take(await boxes.nextPick('Snooze: Next update'), '15 min');
    await snoozed;
    const untilMs = state().snoozedUntilMs.nextUpdate ?? 0;
    ok(Math.abs(untilMs - Date.now() - 15 * 60_000) < 5_000, 'snoozed for 15 minutes');
    const handed = commands.executeCommand('sitrep.handOverClock');
    const clocks = await boxes.nextPick('Hand over clock');
    await take(clocks, 'Next update');
    const person = await boxes.nextPick('Hand over: Next update');
    await type(person, 'Lin Wei');
    await enter();
    await handed;
    equal(state().clockOwners.nextUpdate, 'Lin Wei');
  });

  it('show what a change of severity changes', async () => {
    const state = await declared(sitrep, 'Severity', 3);
    const done = commands.executeCommand('sitrep.changeSeverity');
    const box = await boxes.nextPick('Change severity');
    equal(box.items.length, 3);
    includes(box.items[0]?.detail ?? '', 'post-mortem within');
    await enter();
    await boxes.nextText('Change severity');
    await enter();
    await done;
    equal(state().severity, 1);
  });

  it('keep a text that could not be recorded for the next attempt', async () => {
    const state = await declared(sitrep, 'Full disk');
    undo.push(
      stub(window, 'showErrorMessage', () => Promise.resolve(undefined)),
      stub(sitrep.parts.incidents, 'record', () => Promise.resolve(failed({ code: 'full', where: '/srv' }))),
    );
    const lost = commands.executeCommand('sitrep.addNote');
    await type(await boxes.nextText('Add note'), 'Typed in a hurry');
    await enter();
    await lost;
    for (const step of undo.splice(0)) step();
    const again = commands.executeCommand('sitrep.addNote');
    equal((await boxes.nextText('Add note')).value, 'Typed in a hurry');
    await enter();
    await again;
    equal(state().timeline.length, 2);
    const third = commands.executeCommand('sitrep.addNote');
    equal((await boxes.nextText('Add note')).value, '');
    await escape();
    await third;
  });

  it('open the record folder in a way that this window can', async function () {
    if (env.uiKind === UIKind.Desktop && env.remoteName === undefined) return this.skip();
    const done = commands.executeCommand('sitrep.openRecordFolder');
    await take(await boxes.nextPick('Open record folder'), 'Copy path');
    await done;
    const path = await env.clipboard.readText();
    ok(path.length > 1 && sitrep.parts.recordFolder.toString(true).endsWith(path.replace(/^.*:\/\//, '')), path);
  });

  it('open the playbook', async () => {
    await commands.executeCommand('sitrep.openPlaybook');
    const editor = await eventually(() => window.activeTextEditor, 'the playbook');
    includes(editor.document.getText(), 'Sev');
  });

  it('cancel an incident with a reason, which ends it', async () => {
    const state = await declared(sitrep, 'False alarm');
    const { id } = state();
    const done = commands.executeCommand('sitrep.changePhase', row({ kind: 'incident', incident: id }));
    await take(await boxes.nextPick('Change phase'), 'Canceled');
    await type(await boxes.nextText('Cancel incident'), 'A test alert');
    await enter();
    await done;
    ok(
      sitrep.parts.incidents.snapshot.ended.some((each) => each.id === id),
      'it is ended',
    );
  });
});
