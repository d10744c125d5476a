import { commands, env, window, type Terminal } from 'vscode';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { Boxes, enter, escape, settle, type } from '../support/host/boxes.ts';
import { declared, inside } from './commandsInside.ts';

describe('The command for a terminal’s selection', () => {
  let boxes: Boxes;
  let terminal: Terminal | undefined;
  beforeEach(() => {
    boxes = new Boxes();
  });
  afterEach(async () => {
    await escape();
    boxes.dispose();
    terminal?.dispose();
  });

  it('takes it as evidence and gives the clipboard back', async () => {
    const state = await declared(await inside(), 'Terminal');
    terminal = window.createTerminal({ name: 'Evidence shell', message: 'pool exhausted: 20 of 20 connections' });
    terminal.show();
    await eventually(() => window.activeTerminal?.name === 'Evidence shell', 'the terminal');
    await settle(1_500);
    await env.clipboard.writeText('mine');
    await commands.executeCommand('workbench.action.terminal.selectAll');
    await settle();
    const done = commands.executeCommand('sitrep.addNoteFromTerminal');
    await type(await boxes.nextText('Add selection'), 'The pool is full');
    equal(await env.clipboard.readText(), 'mine');
    await enter();
    await done;
    const { event } = state().timeline.at(-1) ?? {};
    ok(event?.type === 'noteAdded', 'a note');
    includes(event.data.evidence ?? '', 'pool exhausted');
    equal(event.source, { kind: 'terminal', name: 'Evidence shell' });
  });
});
