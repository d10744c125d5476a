import { commands, extensions } from 'vscode';
import type { IncidentState } from '../../src/core/incident/state.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { back, enter, escape, settle, take, type } from '../support/host/boxes.ts';
import { hosted } from './commandsInside.ts';

describe('The commands', () => {
  const host = hosted();

  function current(): IncidentState {
    const { state } = host.sitrep.parts.current;
    ok(state, 'a current incident');
    return state;
  }

  it('are all registered', async () => {
    const known = await commands.getCommands(true);
    const contributed = (
      extensions.getExtension('sitrep.sitrep')?.packageJSON as {
        contributes: { commands: readonly { command: string }[] };
      }
    ).contributes.commands.map(({ command }) => command);
    equal(
      contributed.filter((id) => !known.includes(id)),
      [],
    );
  });

  it('declare an incident with Enter through sensible defaults', async () => {
    const nowMs = Date.now();
    const done = commands.executeCommand('sitrep.declareIncident');
    const title = await host.boxes.nextText('Declare incident');
    equal([title.step, title.totalSteps], [1, 3]);
    await enter();
    ok(title.validationMessage, 'an empty title is refused');
    await type(title, 'Checkout answers 500');
    await enter();
    const severity = await host.boxes.nextPick('Declare incident');
    equal(severity.items.length, 4);
    includes(severity.items[0]?.description ?? '', 'respond within 15 min');
    await enter();
    const started = await host.boxes.nextPick('Declare incident');
    equal(started.items[0]?.label, 'Now');
    await enter();
    await done;
    const state = current();
    equal([state.title, state.severity, state.phase], ['Checkout answers 500', 1, 'investigating']);
    ok(state.startedAtMs >= nowMs - 1000 && state.startedAtMs <= Date.now(), 'it started just now');
    equal(host.boxes.count, 3);
  });

  it('go back without losing what was answered, and take a time in words', async () => {
    const done = commands.executeCommand('sitrep.declareIncident');
    await type(await host.boxes.nextText('Declare incident'), 'Search is slow');
    await enter();
    await take(await host.boxes.nextPick('Declare incident'), 'Sev 3');
    await host.boxes.nextPick('Declare incident');
    await back();
    const severity = await host.boxes.nextPick('Declare incident');
    includes(severity.activeItems[0]?.label ?? '', 'Sev 3');
    await back();
    const title = await host.boxes.nextText('Declare incident');
    equal(title.value, 'Search is slow');
    await enter();
    await host.boxes.nextPick('Declare incident');
    await enter();
    await take(await host.boxes.nextPick('Declare incident'), 'At a time');
    const time = await host.boxes.nextText('Declare incident');
    await type(time, 'soon');
    await enter();
    equal(host.boxes.open, 1, 'a bad time is not taken');
    await type(time, '20 min ago');
    await enter();
    await done;
    const { title: name, severity: level, startedAtMs, declaredAtMs } = current();
    equal([name, level], ['Search is slow', 3]);
    ok(Math.abs(declaredAtMs - startedAtMs - 20 * 60_000) < 5_000, 'it started 20 minutes before');
  });

  it('record nothing on Escape', async () => {
    const before = host.sitrep.parts.incidents.snapshot.active.length;
    const done = commands.executeCommand('sitrep.declareIncident');
    await type(await host.boxes.nextText('Declare incident'), 'Nothing');
    await enter();
    await host.boxes.nextPick('Declare incident');
    await escape();
    await done;
    equal(host.sitrep.parts.incidents.snapshot.active.length, before);
  });

  it('open once, however often they are called', async () => {
    const calls = [1, 2, 3].map(() => commands.executeCommand('sitrep.addNote'));
    const box = await host.boxes.nextText('Add note');
    await settle(300);
    equal(host.boxes.count, 1);
    await type(box, 'Pool is exhausted');
    await enter();
    await Promise.all(calls);
    const notes = current().timeline.filter(({ event }) => event.type === 'noteAdded');
    equal(notes.length, 1);
  });

  it('change the phase with a reason, and the natural next phase comes first', async () => {
    const done = commands.executeCommand('sitrep.changePhase');
    const phases = await host.boxes.nextPick('Change phase');
    equal(
      phases.items.map(({ label }) => label),
      ['Identified', 'Mitigating', 'Monitoring', 'Resolved', 'Canceled'],
    );
    await enter();
    await type(await host.boxes.nextText('Change phase'), 'The pool limit is too low');
    await enter();
    await done;
    equal(current().phase, 'identified');
    const { event } = current().timeline.at(-1) ?? {};
    equal(event?.type === 'phaseChanged' && event.data.reason, 'The pool limit is too low');
  });

  it('give a role to somebody whose name was typed', async () => {
    const done = commands.executeCommand('sitrep.assignRole');
    await host.boxes.nextPick('Assign role');
    await enter();
    const person = await host.boxes.nextPick('');
    await type(person, 'Noor Haddad');
    await eventually(() => person.activeItems[0]?.label.includes('Noor Haddad'), 'the typed name');
    await enter();
    await done;
    equal(current().roles[0]?.person, 'Noor Haddad');
  });
});
