import { commands, Uri, window, workspace } from 'vscode';
import { recordPostMortem } from '../../src/app/entries.ts';
import { changePhase } from '../../src/app/lifecycle.ts';
import type { Inside } from '../../src/compose/build.ts';
import type { IncidentState } from '../../src/core/incident/state.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { Boxes, enter, escape, take } from '../support/host/boxes.ts';
import { stub } from '../support/host/stub.ts';
import { declared, inside } from './commandsInside.ts';

describe('The command that closes an incident', () => {
  let sitrep: Inside;
  let boxes: Boxes;
  let undo: () => void;
  const said: { readonly words: string; readonly buttons: readonly string[] }[] = [];
  const found: Uri[] = [];

  before(async () => {
    sitrep = await inside();
  });
  beforeEach(() => {
    boxes = new Boxes();
    said.length = 0;
    undo = stub(window, 'showInformationMessage', ((words: string, ...buttons: string[]) => {
      said.push({ words, buttons });
      return Promise.resolve(undefined);
    }) as unknown as typeof window.showInformationMessage);
  });
  afterEach(async () => {
    await escape();
    boxes.dispose();
    undo();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(async () => {
    for (const uri of found) await workspace.fs.delete(uri);
  });

  async function resolvedWith(title: string, items: string): Promise<() => IncidentState> {
    const state = await declared(sitrep, title, 4);
    const { incidents } = sitrep.parts;
    const { id } = state();
    const [folder] = workspace.workspaceFolders ?? [];
    ok(folder, 'a folder');
    const uri = Uri.joinPath(folder.uri, 'postmortems', `${id}.postmortem.md`);
    const text = `# Post-Mortem: ${title}\n\n<!-- sitrep:incident ${id} -->\n\n## Action items\n\n${items}\n`;
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    found.push(uri);
    await recordPostMortem(incidents, id, uri.toString(), uri.path);
    await changePhase(incidents, id, { to: 'resolved' });
    return state;
  }

  function isClosed(id: string): boolean {
    return sitrep.parts.incidents.snapshot.ended.some((each) => each.id === id);
  }

  it('asks while its post-mortem has open items, and Enter closes nothing', async () => {
    const state = await resolvedWith('Open items', '- [ ] Raise the limit\n- [ ] Alert on it\n- [x] Roll back');
    const { id } = state();
    const kept = commands.executeCommand('sitrep.closeIncident');
    const box = await boxes.nextPick('Close incident');
    includes(box.placeholder ?? '', '2 action items');
    await enter();
    await kept;
    equal(state().phase, 'resolved');
    equal(said, []);

    const done = commands.executeCommand('sitrep.closeIncident');
    await take(await boxes.nextPick('Close incident'), 'Close anyway');
    await done;
    await eventually(() => isClosed(id), 'it is closed');
    const last = await eventually(() => said.at(-1), 'the message');
    equal(last, { words: '“Open items” is closed.', buttons: ['Reopen'] });
  });
});
