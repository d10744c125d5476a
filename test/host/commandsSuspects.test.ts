import { commands, env, extensions, Uri, window, workspace } from 'vscode';
import { addEvidence } from '../../src/app/evidence.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { enter, settle } from '../support/host/boxes.ts';
import { stub } from '../support/host/stub.ts';
import { closeEditors, declared, hosted, row } from './commandsInside.ts';

const trace = [
  'PoolExhaustedError: no free connection within 1000 ms (5 open, 4 waiting)',
  '    at Pool.acquire (file:///srv/harbor/src/db/pool.ts:23:11)',
  '    at async handleCheckout (file:///srv/harbor/src/checkout/handleCheckout.ts:16:35)',
].join('\n');

describe('The suspects of an incident', () => {
  const host = hosted();
  const hasGit = (): boolean => extensions.getExtension('vscode.git') !== undefined;
  afterEach(closeEditors);

  it('are ranked by an error log from the clipboard, with who last changed its lines as a reason', async function () {
    if (!hasGit()) this.skip();
    const state = await declared(host.sitrep, 'Orders fail');
    const { suspects } = host.sitrep.parts;
    await env.clipboard.writeText(trace);
    const done = commands.executeCommand('sitrep.addErrorLog');
    const box = await host.boxes.nextPick('Add error log');
    const clipboard = box.items.find(({ label }) => label.includes('Clipboard'));
    ok(clipboard, 'the clipboard is offered');
    box.activeItems = [clipboard];
    await settle();
    await enter();
    await done;
    const { event } = state().timeline.at(-1) ?? {};
    equal(event?.type, 'evidenceAdded');
    const first = (): string | undefined => suspects.of(state().id).ranking?.suspects[0]?.key;
    await eventually(() => first()?.endsWith('#234') === true, 'pull request 234 is the first suspect');
    const kinds = (): readonly string[] =>
      suspects.of(state().id).ranking?.suspects[0]?.reasons.map(({ kind }) => kind) ?? [];
    await eventually(() => kinds().includes('frame') || kinds().includes('blame'), 'its lines are a reason');
  });

  it('know who last changed the deployed lines, also where the file on disk has moved on', async function () {
    if (!hasGit()) this.skip();
    const folder = workspace.workspaceFolders?.[0];
    ok(folder, 'a folder is open');
    const file = Uri.joinPath(folder.uri, 'src', 'db', 'pool.ts');
    const before = await workspace.fs.readFile(file);
    await workspace.fs.writeFile(file, Buffer.concat([Buffer.from('// not committed\n'.repeat(60)), before]));
    try {
      const state = await declared(host.sitrep, 'Orders fail again');
      const options = { emails: false, cut: (whole: string) => whole };
      const text = trace.replace('pool.ts:23', 'pool.ts:20');
      const evidence = { text, title: 'Error log', from: 'clipboard' } as const;
      await addEvidence(host.sitrep.parts.incidents, state().id, evidence, options);
      const { suspects } = host.sitrep.parts;
      const blamed = () =>
        suspects
          .of(state().id)
          .ranking?.suspects.flatMap(({ reasons }) => reasons.filter(({ kind }) => kind === 'blame'));
      await eventually(
        () => blamed()?.some((reason) => 'line' in reason && reason.line === 20) === true,
        'line 20 is blamed',
      );
    } finally {
      await workspace.fs.writeFile(file, before);
    }
  });

  it('open all files of a change in one diff', async function () {
    if (!hasGit()) this.skip();
    const state = await declared(host.sitrep, 'Pool exhausted');
    const { suspects } = host.sitrep.parts;
    const found = () => suspects.of(state().id).changes.changes.find(({ change }) => change.number === 234);
    await eventually(() => found() !== undefined, 'pull request 234 is known');
    const key = found()?.change.key ?? '';
    await commands.executeCommand('sitrep.openChangeDiff', row({ kind: 'change', incident: state().id, change: key }));
    await eventually(
      () => window.tabGroups.activeTabGroup.activeTab?.label.includes('#234') === true,
      'the diff is open',
    );
  });

  it('say in the web-worker host that there is no git, and run nothing', async function () {
    if (hasGit()) this.skip();
    const state = await declared(host.sitrep, 'On a tablet');
    const { suspects } = host.sitrep.parts;
    await eventually(() => {
      const git = suspects.of(state().id).changes.sources.find(({ name }) => name === 'git');
      return git?.load === 'off';
    }, 'git is off');
    const said: string[] = [];
    const restore = stub(window, 'showInformationMessage', (message: string) => {
      said.push(message);
      return Promise.resolve(undefined);
    });
    try {
      await commands.executeCommand('sitrep.proveSuspect');
    } finally {
      restore();
    }
    includes(said.join('\n'), 'This workspace is not on a disk');
  });

  it('say where no deployment is known that Vercel can be connected, with a button for it', async () => {
    await declared(host.sitrep, 'Nothing to roll back to');
    const offered: string[] = [];
    const restore = stub(window, 'showInformationMessage', ((_: string, ...buttons: string[]) => {
      offered.push(...buttons);
      return Promise.resolve(undefined);
    }) as unknown as typeof window.showInformationMessage);
    try {
      await commands.executeCommand('sitrep.rollBack');
      await eventually(() => offered.length > 0, 'the message');
    } finally {
      restore();
    }
    equal(offered, ['Connect Vercel']);
  });
});
