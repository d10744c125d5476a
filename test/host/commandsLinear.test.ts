import { linearUrl } from 'sitrep:tests';
import { commands, ConfigurationTarget, env, Range, Uri, window, workspace } from 'vscode';
import type { Inside } from '../../src/compose/build.ts';
import { sharePostMortem } from '../../src/workbench/editor/postMortem/share.ts';
import { trackerOptions } from '../../src/workbench/actionItems/trackerOptions.ts';
import type { LinearFault } from '../support/linear/faults.ts';
import type { StandInDocument, StandInIssue } from '../support/linear/workspace.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { Boxes, enter, escape, take, type } from '../support/host/boxes.ts';
import { stub } from '../support/host/stub.ts';
import { inside, row } from './commandsInside.ts';

const key = 'lin_api_standin0000000000';

interface Standing {
  readonly issues: readonly StandInIssue[];
  readonly documents: readonly StandInDocument[];
  readonly violations: readonly string[];
}

async function state(): Promise<Standing> {
  return (await (await fetch(new URL('/__state', linearUrl))).json()) as Standing;
}

async function fail(fault: LinearFault): Promise<void> {
  await fetch(new URL('/__fail', linearUrl), { method: 'POST', body: JSON.stringify(fault) });
}

/** As somebody changes an issue in Linear. */
async function changeIssue(id: string, input: Readonly<Record<string, unknown>>): Promise<void> {
  const query =
    'mutation Change($id: String!, $input: IssueUpdateInput!) { issueUpdate(id: $id, input: $input) { success } }';
  const headers = { authorization: key, 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables: { id, input } });
  const answer = await fetch(linearUrl, { method: 'POST', headers, body });
  ok(answer.ok, 'Linear changed the issue');
}

function write(name: string, value: unknown): Thenable<void> {
  return workspace.getConfiguration('sitrep').update(`linear.${name}`, value, ConfigurationTarget.Global);
}

describe('The commands of Linear', () => {
  let sitrep: Inside;
  let boxes: Boxes;
  let undo: (() => void)[] = [];
  const said: string[] = [];
  const refused: string[] = [];
  before(async () => {
    sitrep = await inside();
    await write('apiUrl', linearUrl);
  });
  after(async () => {
    for (const name of ['apiUrl', 'team', 'oauthClientId']) await write(name, undefined);
    const target = ConfigurationTarget.Workspace;
    for (const name of ['team', 'project', 'labels', 'doneState', 'defaultAssignee'])
      await workspace.getConfiguration('sitrep').update(`linear.${name}`, undefined, target);
    equal((await state()).violations, [], 'every request fits Linear’s schema');
  });
  beforeEach(async () => {
    await write('team', 'ENG');
    boxes = new Boxes();
    said.length = 0;
    refused.length = 0;
    const hear = (list: string[]) => (words: string) => {
      list.push(words);
      return Promise.resolve(undefined);
    };
    undo = [
      stub(window, 'showInformationMessage', hear(said) as typeof window.showInformationMessage),
      stub(window, 'showErrorMessage', hear(refused) as typeof window.showErrorMessage),
    ];
  });
  afterEach(async () => {
    await escape();
    boxes.dispose();
    for (const back of undo) back();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function postMortem(name: string, items: string): Promise<Uri> {
    const [folder] = workspace.workspaceFolders ?? [];
    ok(folder, 'a folder');
    const uri = Uri.joinPath(folder.uri, 'postmortems', `${name}.postmortem.md`);
    await workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(`# Post-Mortem: ${name}\n\n## Action items\n\n${items}\n`),
    );
    await window.showTextDocument(uri);
    return uri;
  }

  /** Sends what is ticked from the start. */
  async function push(): Promise<void> {
    const done = commands.executeCommand('sitrep.pushActionItems');
    await boxes.nextPick('Push to ');
    await enter();
    await done;
  }

  async function textOf(uri: Uri): Promise<string> {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  }

  async function issueOf(title: string): Promise<StandInIssue | undefined> {
    return (await state()).issues.find((issue) => issue.title === title);
  }

  it('keep no key that Linear refuses', async () => {
    const done = commands.executeCommand('sitrep.connectLinear');
    await type(await boxes.nextText('Connect Linear'), 'lin_api_wrong');
    await enter();
    await done;
    equal(refused.length, 1);
    equal(sitrep.parts.linearAccount.known, undefined);
    const kept = await sitrep.parts.linearAccount.secret();
    ok(kept?.kind === 'apiKey' && kept.value !== 'lin_api_wrong', 'the key is not kept');
  });

  it('say that Linear cannot be asked, and go on at “Try again” without asking for the key once more', async () => {
    await fail({ kind: 'unavailable', on: 'viewer' });
    const buttons: string[] = [];
    const back = stub(window, 'showErrorMessage', ((words: string, ...offered: string[]) => {
      refused.push(words);
      buttons.push(...offered);
      return Promise.resolve(offered[0]);
    }) as unknown as typeof window.showErrorMessage);
    const done = commands.executeCommand('sitrep.connectLinear');
    await type(await boxes.nextText('Connect Linear'), key);
    await enter();
    await done;
    await eventually(() => said.length > 0, 'the account');
    back();
    equal([refused.length, buttons[0]], [1, 'Try again']);
    includes(refused[0] ?? '', 'Linear has trouble of its own');
    equal(said[0], 'Connected to Corner shop in Linear as Mira Okafor; action items go to ENG.');
    await sitrep.parts.linearAccount.disconnect();
  });

  it('connect with a key, say whose it is, and settle the team', async () => {
    await write('team', undefined);
    const done = commands.executeCommand('sitrep.connectLinear');
    await type(await boxes.nextText('Connect Linear'), ` ${key} `);
    await enter();
    await take(await boxes.nextPick('Choose Linear team'), 'Engineering');
    await take(await boxes.nextPick('Linear team Engineering'), 'Reliability');
    await boxes.nextPick('Linear team Engineering');
    await enter();
    await take(await boxes.nextPick('Linear team Engineering'), 'Nobody');
    await done;
    equal(said[0], 'Connected to Corner shop in Linear as Mira Okafor.');
    const { workspaceState } = sitrep.parts;
    const { team, project } = trackerOptions(workspaceState);
    equal([team, project], ['ENG', 'Reliability']);
    const told = workspace.getConfiguration('sitrep').inspect('linear.team');
    equal(
      [told?.workspaceValue, told?.workspaceFolderValue],
      [undefined, undefined],
      'nothing that people share changes',
    );
    includes(said[1] ?? '', 'on this machine only');
    equal(await sitrep.parts.linearAccount.secret(), { kind: 'apiKey', value: key });
  });

  it('leave a team that the workspace’s settings name to them, unless somebody says to write there', async () => {
    const configuration = () => workspace.getConfiguration('sitrep');
    await sitrep.parts.workspaceState.update('linear.chosenTeam', undefined);
    const back = stub(window, 'showInformationMessage', ((words: string, ...buttons: string[]) => {
      said.push(words);
      return Promise.resolve(buttons[0]);
    }) as unknown as typeof window.showInformationMessage);
    const done = commands.executeCommand('sitrep.chooseLinearTeam');
    await take(await boxes.nextPick('Choose Linear team'), 'Engineering');
    await take(await boxes.nextPick('Linear team Engineering'), 'Reliability');
    await boxes.nextPick('Linear team Engineering');
    await enter();
    await take(await boxes.nextPick('Linear team Engineering'), 'Nobody');
    await done;
    await eventually(
      () => configuration().inspect('linear.project')?.workspaceValue === 'Reliability',
      'it is written',
    );
    equal(configuration().inspect('linear.team')?.workspaceValue, 'ENG');
    back();
    await commands.executeCommand('sitrep.chooseLinearTeam');
    includes(said.at(-1) ?? '', 'The settings of this workspace say that action items go to ENG');
    equal(boxes.open, 0);
    for (const name of ['team', 'project', 'labels', 'doneState', 'defaultAssignee'])
      await configuration().update(`linear.${name}`, undefined, ConfigurationTarget.Workspace);
  });

  it('push what is ticked, once, and write its names beside the items', async () => {
    const uri = await postMortem('push', '- [ ] @jonas: Raise the limit **Labels**: incident\n- [x] Roll back');
    await push();
    const made = await issueOf('Raise the limit');
    ok(made, 'the issue');
    equal([said, made.labelIds.length], [[`1 issue created: ${made.identifier}.`], 1]);
    includes(await textOf(uri), `[${made.identifier}](`);

    await commands.executeCommand('sitrep.pushActionItems');
    equal((await state()).issues.filter(({ title }) => title === 'Raise the limit').length, 1);
    equal(await issueOf('Roll back'), undefined);
    includes(said[1] ?? '', 'Nothing to send');
  });

  it('refresh takes over what changed in Linear', async () => {
    const uri = await postMortem('refresh', '- [ ] Alert on pool use');
    await push();
    const made = await issueOf('Alert on pool use');
    ok(made, 'the issue');
    await changeIssue(made.id, { title: 'Alert on pool and queue', dueDate: '2026-12-09' });
    await commands.executeCommand('sitrep.refreshActionItems');
    const text = await textOf(uri);
    includes(text, '- [ ] Alert on pool and queue');
    includes(text, '**Due**: 2026-12-09');
  });

  it('keep what cannot be sent, send it when asked, and drop what is cancelled', async () => {
    await postMortem('waiting', '- [ ] Wait for me\n- [ ] Forget me');
    await fail({ kind: 'unavailable', on: 'issueBatchCreate', times: 1 });
    await push();
    const { entries } = sitrep.parts.outbox;
    equal(entries.length, 2);
    const forgotten = entries.find(({ label }) => label === 'Forget me');
    ok(forgotten, 'an entry');
    const sure = stub(window, 'showWarningMessage', (_: string, __: unknown, yes: string) => Promise.resolve(yes));
    await commands.executeCommand('sitrep.cancelOutboxEntry', row({ kind: 'outboxEntry', key: forgotten.key }));
    sure();
    await commands.executeCommand('sitrep.sendOutbox');
    equal(sitrep.parts.outbox.entries.length, 0);
    ok(await issueOf('Wait for me'), 'it was sent');
    equal(await issueOf('Forget me'), undefined);
  });

  it('send and share nothing of a merge conflict, and lead to its line', async () => {
    const uri = await postMortem('conflict', '<<<<<<< HEAD\n- [ ] One\n=======\n- [ ] Two\n>>>>>>> main');
    const press = stub(window, 'showWarningMessage', ((words: string, ...buttons: string[]) => {
      refused.push(words);
      return Promise.resolve(buttons[0]);
    }) as unknown as typeof window.showWarningMessage);
    const leads = (): Promise<boolean> =>
      eventually(() => window.activeTextEditor?.selection.active.line === 4, 'the line of the conflict');
    await commands.executeCommand('sitrep.pushActionItems');
    await leads();
    await window.showTextDocument(uri, { selection: new Range(0, 0, 0, 0) });
    equal((await sharePostMortem(sitrep.parts, await workspace.openTextDocument(uri))).is, 'cancelled');
    await leads();
    press();
    equal(refused.length, 2);
    includes(refused[0] ?? '', 'conflict.postmortem.md has a merge conflict');
    equal(await issueOf('One'), undefined);
  });

  it('share only after it was said where to and what is open, and tell nobody on Enter', async () => {
    const uri = await postMortem('share', '- [ ] Nobody does this');
    const text = await workspace.openTextDocument(uri);
    const shared = async (): Promise<readonly StandInDocument[]> =>
      (await state()).documents.filter(({ title }) => title.includes('share'));
    const left = sharePostMortem(sitrep.parts, text);
    const first = await boxes.nextPick('Share post-mortem');
    includes(first.placeholder ?? '', 'It becomes a document in Corner shop');
    includes(first.items[0]?.detail ?? '', 'warnings among them');
    await enter();
    equal((await left).is, 'cancelled');
    equal((await shared()).length, 0);

    const done = sharePostMortem(sitrep.parts, text);
    await take(await boxes.nextPick('Share post-mortem'), 'Publish in Linear');
    await boxes.nextPick('Share post-mortem');
    await enter();
    const told = await done;
    equal((await shared()).length, 1);
    includes(told.is === 'ok' ? told.value.message : '', 'nothing is recorded');
    includes(await env.clipboard.readText(), 'The post-mortem of “share” can be read: http');
  });

  it('disconnect removes the key from this machine', async () => {
    await sitrep.parts.linearAccount.setToken(key);
    await commands.executeCommand('sitrep.disconnectLinear');
    equal(sitrep.parts.linearAccount.known, undefined);
    const kept = await sitrep.parts.linearAccount.secret();
    ok(kept?.kind === 'apiKey' && kept.value !== key, 'the key is gone');
  });

  it('disconnect says of a stand-in on this machine that it stays, as the list of connections does', async () => {
    await commands.executeCommand('sitrep.disconnectLinear');
    includes(said[0] ?? '', 'Linear is a local emulator here');
    includes(said[0] ?? '', 'it stays connected');
    equal((await sitrep.parts.linearAccount.status()).kind, 'signedIn');
    await commands.executeCommand('sitrep.disconnectAccount');
    includes(said[1] ?? '', 'Linear');
    includes(said[1] ?? '', 'stay connected');
  });
});
