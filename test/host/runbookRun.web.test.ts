import { commands, Uri, window, workspace } from 'vscode';
import { startRun } from '../../src/app/runs.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { stub } from '../support/host/stub.ts';
import { declared, inside, row } from './commandsInside.ts';

describe('A step’s command in a browser', () => {
  it('is not run, and it is said why', async () => {
    const sitrep = await inside();
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'a folder is open');
    const uri = Uri.joinPath(folder, 'runbooks', 'host-run.md');
    await workspace.fs.writeFile(
      uri,
      new TextEncoder().encode('# Host run\n\n1. Print\n   ```sh\n   echo hello\n   ```\n'),
    );
    await sitrep.parts.runbooks.read();
    const file = await eventually(
      () => sitrep.parts.runbooks.files.find((each) => each.uri === String(uri)),
      'the runbook',
    );
    const state = await declared(sitrep, 'Runs nothing');
    ok((await startRun(sitrep.parts.incidents, sitrep.parts, state().id, file)).ok, 'a run');
    const run = state().runs.at(-1);
    const said: string[] = [];
    const undo = stub(window, 'showWarningMessage', (message: string) => {
      said.push(message);
      return Promise.resolve(undefined);
    });
    try {
      const ref = { kind: 'step', incident: state().id, run: run?.id ?? '', step: run?.steps[0]?.key ?? '' } as const;
      await commands.executeCommand('sitrep.runStepCommand', row(ref));
      equal(said.length, 1);
      includes(said[0] ?? '', 'Commands cannot run here');
      equal(
        state().timeline.filter(({ event }) => event.type === 'commandRan'),
        [],
      );
    } finally {
      undo();
      await workspace.fs.delete(uri);
    }
  });
});
