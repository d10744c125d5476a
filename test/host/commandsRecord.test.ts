import { commands, env, Selection, window, workspace, type TextEditor } from 'vscode';
import { changePhase } from '../../src/app/lifecycle.ts';
import type { TimelineEntry } from '../../src/core/incident/state.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { enter, settle, take, type } from '../support/host/boxes.ts';
import { stub } from '../support/host/stub.ts';
import { closeEditors, declared, hosted, row } from './commandsInside.ts';

describe('The commands that write to the timeline', () => {
  const host = hosted();
  afterEach(closeEditors);

  function last(timeline: readonly TimelineEntry[]): TimelineEntry {
    const entry = timeline.at(-1);
    ok(entry, 'an entry');
    return entry;
  }

  it('take the selection of an editor as evidence, with its file and lines', async () => {
    const state = await declared(host.sitrep, 'Evidence');
    const [uri] = await workspace.findFiles('src/db/pool.ts');
    ok(uri, 'the sample has src/db/pool.ts');
    const editor = await window.showTextDocument(uri);
    editor.selection = new Selection(2, 0, 4, 0);
    const expected = editor.document.getText(editor.selection);
    const done = commands.executeCommand('sitrep.addNoteFromSelection', uri);
    await type(await host.boxes.nextText('Add selection'), 'Look here');
    await enter();
    await done;
    const { event } = last(state().timeline);
    ok(event.type === 'noteAdded', 'a note');
    equal([event.data.text, event.data.evidence], ['Look here', expected]);
    equal(event.source, {
      kind: 'file',
      uri: uri.toString(),
      path: 'src/db/pool.ts',
      startLine: 2,
      endLine: 3,
    });

    await commands.executeCommand('workbench.action.closeAllEditors');
    await commands.executeCommand(
      'sitrep.openEntrySource',
      row({ kind: 'entry', incident: state().id, entry: event.id }),
    );
    const opened = await eventually((): TextEditor | undefined => window.activeTextEditor, 'the source');
    equal([opened.selection.start.line, opened.selection.end.line], [2, 3]);
  });

  it('say that nothing is selected, and record nothing', async () => {
    const state = await declared(host.sitrep, 'Nothing selected');
    const said: string[] = [];
    const undo = stub(window, 'showWarningMessage', (words: string) => {
      said.push(words);
      return Promise.resolve(undefined);
    });
    await commands.executeCommand('sitrep.addNoteFromSelection');
    undo();
    equal(said.length, 1);
    equal(state().timeline.length, 1);
  });

  it('record an update and put it on the clipboard', async () => {
    const state = await declared(host.sitrep, 'Update');
    const done = commands.executeCommand('sitrep.recordUpdate');
    await take(await host.boxes.nextPick('Record update'), 'Customers');
    await type(await host.boxes.nextText('Record update'), 'We are looking into it.');
    await enter();
    await done;
    const { event } = last(state().timeline);
    equal(event.type === 'updateRecorded' && event.data, { audience: 'customers', text: 'We are looking into it.' });
    equal(await env.clipboard.readText(), 'We are looking into it.');

    const internal = commands.executeCommand('sitrep.recordUpdate');
    await take(await host.boxes.nextPick('Record update'), 'Internal');
    await type(await host.boxes.nextText('Record update'), 'The pool is too small.');
    await enter();
    await internal;
    const copied = await env.clipboard.readText();
    includes(copied, 'Update');
    includes(copied, 'The pool is too small.');
    includes(copied, 'Next update: ');
    ok(!copied.includes('['), 'no gap of the form is left');
  });

  it('offer the playbook’s form for the status page, and copy it only once every gap is filled', async () => {
    const state = await declared(host.sitrep, 'Status page');
    await env.clipboard.writeText('before');
    const done = commands.executeCommand('sitrep.recordUpdate');
    await take(await host.boxes.nextPick('Record update'), 'Status page');
    const box = await host.boxes.nextText('Record update');
    includes(box.prompt ?? '', 'Status page: investigating');
    const form =
      'We are looking into a problem with <service>. Some customers may not be able to use [feature]. We will write again within 15 minutes.';
    equal([box.value, box.value.slice(...(box.valueSelection ?? []))], [form, '<service>']);
    await enter();
    await eventually(() => typeof box.validationMessage === 'object', 'why it is not taken');
    includes(JSON.stringify(box.validationMessage), '<service>, [feature]');
    equal([host.boxes.open, state().timeline.length, await env.clipboard.readText()], [1, 1, 'before']);
    const told = form.replace('<service>', 'checkout').replace('[feature]', 'card payments');
    await type(box, told);
    await enter();
    await done;
    const { event } = last(state().timeline);
    equal(event.type === 'updateRecorded' && event.data, { audience: 'status page', text: told });
    equal(await env.clipboard.readText(), told);
  });

  it('open the customers’ form with the words in it, and do not copy it while it has gaps', async () => {
    const state = await declared(host.sitrep, 'Mail');
    const { id } = state();
    await changePhase(host.sitrep.parts.incidents, id, { to: 'resolved' });
    await env.clipboard.writeText('before');
    const said: string[] = [];
    const undo = stub(window, 'showInformationMessage', (words: string) => {
      said.push(words);
      return Promise.resolve(undefined);
    });
    const done = commands.executeCommand('sitrep.recordUpdate', row({ kind: 'incident', incident: id }));
    await take(await host.boxes.nextPick('Record update'), 'Customers');
    await type(await host.boxes.nextText('Record update'), 'Payments work again.');
    await enter();
    await done;
    undo();
    includes(said.join('\n'), '[feature], [Name]');
    const text = window.activeTextEditor?.document.getText() ?? '';
    includes(text, 'Hello [Name],\nPayments work again.\n');
    equal(await env.clipboard.readText(), 'before');
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('correct the time and the words of an entry, line breaks included', async () => {
    const state = await declared(host.sitrep, 'Correct');
    const { addNote } = await import('../../src/app/entries.ts');
    await addNote(host.sitrep.parts.incidents, state().id, { text: 'one\ntwo' });
    const entry = last(state().timeline);
    const node = row({ kind: 'entry', incident: state().id, entry: entry.id });

    const words = commands.executeCommand('sitrep.editEntryText', node);
    const text = await host.boxes.nextText('Edit entry text');
    equal(text.value, 'one⏎two');
    await type(text, 'one⏎two and three');
    await enter();
    await words;
    equal(last(state().timeline).text, 'one\ntwo and three');

    const time = commands.executeCommand('sitrep.editEntryTime', node);
    const moment = await host.boxes.nextText('Edit entry time');
    await enter();
    await time;
    equal(last(state().timeline).atMs, entry.atMs, 'Enter changes nothing');

    const earlier = commands.executeCommand('sitrep.editEntryTime', node);
    await type(await host.boxes.nextText('Edit entry time'), '90 min ago');
    await enter();
    await earlier;
    ok(moment.title?.includes('Correct'), 'the box names its incident');
    equal(state().timeline[0]?.id, entry.id, 'it is the first entry now');
  });

  it('retract an entry only after a second yes', async () => {
    const state = await declared(host.sitrep, 'Retract');
    const { addNote } = await import('../../src/app/entries.ts');
    await addNote(host.sitrep.parts.incidents, state().id, { text: 'wrong' });
    const node = row({ kind: 'entry', incident: state().id, entry: last(state().timeline).id });

    const kept = commands.executeCommand('sitrep.retractEntry', node);
    await host.boxes.nextText('Retract entry');
    await enter();
    await take(await host.boxes.nextPick('Retract entry'), 'Keep');
    await kept;
    equal(state().timeline.length, 2);

    const gone = commands.executeCommand('sitrep.retractEntry', node);
    await type(await host.boxes.nextText('Retract entry'), 'Typed in the wrong incident');
    await enter();
    await host.boxes.nextPick('Retract entry');
    await enter();
    await gone;
    equal([state().timeline.length, state().retracted.length], [1, 1]);
  });

  it('act on the row’s incident, not on the current one', async () => {
    const first = await declared(host.sitrep, 'First');
    const second = await declared(host.sitrep, 'Second');
    const done = commands.executeCommand('sitrep.addNote', row({ kind: 'incident', incident: first().id }));
    const box = await host.boxes.nextText('Add note');
    includes(box.title ?? '', 'First');
    await type(box, 'Here');
    await enter();
    await done;
    equal([first().timeline.length, second().timeline.length], [2, 1]);
  });

  it('copy the timeline as Markdown', async () => {
    await declared(host.sitrep, 'Copy # me');
    await commands.executeCommand('sitrep.copyTimeline');
    const text = await env.clipboard.readText();
    ok(text.startsWith('# Copy # me\n\nSev 2 · Investigating'), text);
  });

  it('keep a fault to themselves: it is logged, and said calmly', async () => {
    await declared(host.sitrep, 'Fault');
    const said: string[] = [];
    const undo = [
      stub(window, 'showErrorMessage', (words: string) => {
        said.push(words);
        return Promise.resolve(undefined);
      }),
      stub(host.sitrep.parts.clock, 'now', () => {
        throw new Error('broken on purpose');
      }),
    ];
    await commands.executeCommand('sitrep.copyTimeline');
    for (const step of undo) step();
    equal(said, ['Sitrep made a mistake and stopped this command. What was recorded before is safe.']);
    await settle();
  });

  it('say a fault behind a message’s button as well', async () => {
    const said: string[] = [];
    const undo = [
      stub(window, 'showErrorMessage', (words: string) => {
        said.push(words);
        return Promise.resolve(undefined);
      }),
      stub(window, 'showInformationMessage', ((_: string, button: string) =>
        Promise.resolve(button)) as unknown as typeof window.showInformationMessage),
    ];
    host.sitrep.parts.notify.offer('Something may be wanted.', {
      label: 'Do it',
      run: () => Promise.reject(new Error('broken on purpose')),
    });
    await eventually(() => said.length === 1, 'the fault');
    for (const step of undo) step();
    equal(said, ['Sitrep made a mistake and stopped this command. What was recorded before is safe.']);
  });
});
