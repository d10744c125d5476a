import { commands, workspace } from 'vscode';
import { addNote } from '../../src/app/entries.ts';
import type { Inside } from '../../src/compose/build.ts';
import { equal, includes, ok } from '../support/host/assert.ts';
import { Boxes, enter, escape, take } from '../support/host/boxes.ts';
import { declared, inside, row } from './commandsInside.ts';

describe('Make action item of entry', () => {
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
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function noted(title: string) {
    const state = await declared(sitrep, title);
    await addNote(sitrep.parts.incidents, state().id, { text: 'TODO: raise the pool limit' });
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
    const asked = await boxes.nextPick('Make action item');
    includes(asked.placeholder ?? '', 'none yet');
    await take(asked, 'Leave it');
    await done;
    equal(state().postMortem, undefined);
  });

  it('drafts the post-mortem where that is wanted, and adds the item, once', async () => {
    const { state, node } = await noted('Pool ran dry');
    const done = commands.executeCommand('sitrep.makeEntryActionItem', node);
    await take(await boxes.nextPick('Make action item'), 'Draft the post-mortem');
    await boxes.nextPick('Draft post-mortem');
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
    await take(await boxes.nextPick('Make action item'), 'Draft the post-mortem');
    await boxes.nextPick('Draft post-mortem');
    await enter();
    await drafting;
    await addNote(sitrep.parts.incidents, state().id, { text: 'Alert on pool use' });
    const done = commands.executeCommand('sitrep.makeEntryActionItem');
    await take(await boxes.nextPick('Make action item'), 'Alert on pool use');
    await done;
    includes(await fileOf(state().postMortem?.path ?? ''), '- [ ] Alert on pool use');
  });
});
