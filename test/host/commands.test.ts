import { commands, extensions } from 'vscode';
import type { IncidentState } from '../../src/core/incident/state.ts';
import type { Inside } from '../../src/compose/build.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { back, Boxes, enter, escape, settle, take, type } from '../support/host/boxes.ts';

async function inside(): Promise<Inside> {
  const extension = extensions.getExtension<Inside | undefined>('sitrep.sitrep');
  const found = await extension?.activate();
  ok(found, 'the extension is active');
  return found;
}

describe('The commands', () => {
  let sitrep: Inside;
  let boxes: Boxes;

  before(async () => {
    sitrep = await inside();
  });
  beforeEach(() => {
    boxes = new Boxes();
  });
  afterEach(async () => {
    await escape();
    boxes.dispose();
  });

  function current(): IncidentState {
    const { state } = sitrep.parts.current;
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
    const title = await boxes.nextText('Declare incident');
    equal([title.step, title.totalSteps], [1, 3]);
    await enter();
    ok(title.validationMessage, 'an empty title is refused');
    await type(title, 'Checkout answers 500');
    await enter();
    const severity = await boxes.nextPick('Declare incident');
    equal(severity.items.length, 4);
    includes(severity.items[0]?.description ?? '', 'respond within 15 min');
    await enter();
    const started = await boxes.nextPick('Declare incident');
    equal(started.items[0]?.label, 'Now');
    await enter();
    await done;
    const state = current();
    equal([state.title, state.severity, state.phase], ['Checkout answers 500', 1, 'investigating']);
    ok(state.startedAtMs >= nowMs - 1000 && state.startedAtMs <= Date.now(), 'it started just now');
    equal(boxes.count, 3);
  });

  it('go back without losing what was answered, and take a time in words', async () => {
    const done = commands.executeCommand('sitrep.declareIncident');
    await type(await boxes.nextText('Declare incident'), 'Search is slow');
    await enter();
    await take(await boxes.nextPick('Declare incident'), 'Sev 3');
    await boxes.nextPick('Declare incident');
    await back();
    const severity = await boxes.nextPick('Declare incident');
    includes(severity.activeItems[0]?.label ?? '', 'Sev 3');
    await back();
    const title = await boxes.nextText('Declare incident');
    equal(title.value, 'Search is slow');
    await enter();
    await boxes.nextPick('Declare incident');
    await enter();
    await take(await boxes.nextPick('Declare incident'), 'At a time');
    const time = await boxes.nextText('Declare incident');
    await type(time, 'soon');
    await enter();
    equal(boxes.open, 1, 'a bad time is not taken');
    await type(time, '20 min ago');
    await enter();
    await done;
    const { title: name, severity: level, startedAtMs, declaredAtMs } = current();
    equal([name, level], ['Search is slow', 3]);
    ok(Math.abs(declaredAtMs - startedAtMs - 20 * 60_000) < 5_000, 'it started 20 minutes before');
  });

  it('record nothing on Escape', async () => {
    const before = sitrep.parts.incidents.snapshot.active.length;
    const done = commands.executeCommand('sitrep.declareIncident');
    await type(await boxes.nextText('Declare incident'), 'Nothing');
    await enter();
    await boxes.nextPick('Declare incident');
    await escape();
    await done;
    equal(sitrep.parts.incidents.snapshot.active.length, before);
  });

  it('open once, however often they are called', async () => {
    const calls = [1, 2, 3].map(() => commands.executeCommand('sitrep.addNote'));
    const box = await boxes.nextText('Add note');
    await settle(300);
    equal(boxes.count, 1);
    await type(box, 'Pool is exhausted');
    await enter();
    await Promise.all(calls);
    const notes = current().timeline.filter(({ event }) => event.type === 'noteAdded');
    equal(notes.length, 1);
  });

  it('change the phase with a reason, and the natural next phase comes first', async () => {
    const done = commands.executeCommand('sitrep.changePhase');
    const phases = await boxes.nextPick('Change phase');
    equal(
      phases.items.map(({ label }) => label),
      ['Identified', 'Mitigating', 'Monitoring', 'Resolved', 'Canceled'],
    );
    await enter();
    await type(await boxes.nextText('Change phase'), 'The pool limit is too low');
    await enter();
    await done;
    equal(current().phase, 'identified');
    const { event } = current().timeline.at(-1) ?? {};
    equal(event?.type === 'phaseChanged' && event.data.reason, 'The pool limit is too low');
  });

  it('give a role to somebody whose name was typed', async () => {
    const done = commands.executeCommand('sitrep.assignRole');
    await boxes.nextPick('Assign role');
    await enter();
    const person = await boxes.nextPick('');
    await type(person, 'Noor Haddad');
    await eventually(() => person.activeItems[0]?.label.includes('Noor Haddad'), 'the typed name');
    await enter();
    await done;
    equal(current().roles[0]?.person, 'Noor Haddad');
  });
});
