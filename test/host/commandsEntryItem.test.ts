import { commands, workspace } from 'vscode';
import { addNote } from '../../src/app/entries.ts';
import { equal, includes, ok } from '../support/host/assert.ts';
import { enter, take } from '../support/host/boxes.ts';
import { closeEditors, declared, hosted, row } from './commandsInside.ts';

describe('Make action item of entry', () => {
  const host = hosted();
  afterEach(closeEditors);

  async function noted(title: string) {
    const state = await declared(host.sitrep, title);
    await addNote(host.sitrep.parts.incidents, state().id, { text: 'TODO: raise the pool limit' });
    const entry = state().timeline.at(-1);
    ok(entry, 'an entry');
    return { state, node: row({ kind: 'entry', incident: state().id, entry: entry.id }) };
  }

  async function fileOf(path: string): Promise<string> {
    const [uri] = await workspace.findFiles(path);
    ok(uri, `${path} is there`);
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  }

  it('says that there is no post-mortem yet, and writes nothing when that is left', async () => {
    const { state, node } = await noted('Left alone');
    const done = commands.executeCommand('sitrep.makeEntryActionItem', node);
    const asked = await host.boxes.nextPick('Make action item');
    includes(asked.placeholder ?? '', 'none yet');
    await take(asked, 'Leave it');
    await done;
    equal(state().postMortem, undefined);
  });

  it('drafts the post-mortem where that is wanted, and adds the item, once', async () => {
    const { state, node } = await noted('Pool ran dry');
    const done = commands.executeCommand('sitrep.makeEntryActionItem', node);
    await take(await host.boxes.nextPick('Make action item'), 'Draft the post-mortem');
    await host.boxes.nextPick('Draft post-mortem');
    await enter();
    await done;
    const path = state().postMortem?.path ?? '';
    const item = /^- \[ \] raise the pool limit.*$/mu;
    const written = await fileOf(path);
    ok(item.test(written), `an item in ${written}`);

    await commands.executeCommand('sitrep.makeEntryActionItem', node);
    equal(await fileOf(path), written, 'once');
  });

  it('asks which entry where no row is given', async () => {
    const { state, node } = await noted('From the palette');
    const drafting = commands.executeCommand('sitrep.makeEntryActionItem', node);
    await take(await host.boxes.nextPick('Make action item'), 'Draft the post-mortem');
    await host.boxes.nextPick('Draft post-mortem');
    await enter();
    await drafting;
    await addNote(host.sitrep.parts.incidents, state().id, { text: 'Alert on pool use' });
    const done = commands.executeCommand('sitrep.makeEntryActionItem');
    await take(await host.boxes.nextPick('Make action item'), 'Alert on pool use');
    await done;
    includes(await fileOf(state().postMortem?.path ?? ''), '- [ ] Alert on pool use');
  });
});
