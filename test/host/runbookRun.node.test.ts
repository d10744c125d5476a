import { commands, ConfigurationTarget, Uri, window, workspace, type CodeLens } from 'vscode';
import { startRun } from '../../src/app/runs.ts';
import type { EventData } from '../../src/core/incident/event.ts';
import type { IncidentState } from '../../src/core/incident/state.ts';
import type { Inside } from '../../src/compose/build.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { Boxes, enter, escape, take, type } from '../support/host/boxes.ts';
import { stub } from '../support/host/stub.ts';
import { declared, inside, row } from './commandsInside.ts';

// Of a command that begins and ends at once VS Code now and then hands over no output; this one takes a moment.
const text = `# Host run

1. Print
   \`\`\`sh
   sleep 0.3
   echo "hello <who>"
   echo "token=abcd1234efgh"
   sleep 0.3
   (exit 3)
   \`\`\`
2. Print once more
   \`\`\`sh
   echo once
   \`\`\`
3. Remove
   \`\`\`sh
   rm -f no-such-file
   \`\`\`
4. Tell them
`;

describe('A step’s command', function () {
  // A shell has to start.
  this.timeout(60_000);
  let sitrep: Inside;
  let boxes: Boxes;
  let uri: Uri;
  let state: () => IncidentState;
  let undo: (() => void)[] = [];
  let asked: { readonly message: string; readonly detail: string }[] = [];

  before(async () => {
    sitrep = await inside();
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder, 'a folder is open');
    uri = Uri.joinPath(folder, 'runbooks', 'host-run.md');
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await sitrep.parts.runbooks.read();
    const file = await eventually(
      () => sitrep.parts.runbooks.files.find((each) => each.uri === String(uri)),
      'the runbook',
    );
    state = await declared(sitrep, 'Runs commands');
    ok((await startRun(sitrep.parts.incidents, sitrep.parts, state().id, file)).ok, 'a run');
  });
  after(async () => {
    for (const terminal of window.terminals) terminal.dispose();
    await workspace.fs.delete(uri);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
  beforeEach(() => {
    boxes = new Boxes();
    asked = [];
    // A modal is refused in a host that is driven by tests.
    const answer = (message: string, options: unknown): Promise<string> => {
      asked.push({ message, detail: (options as { readonly detail?: string }).detail ?? '' });
      return Promise.resolve('Run');
    };
    undo = [
      stub(window, 'showInformationMessage', answer as typeof window.showInformationMessage),
      stub(window, 'showWarningMessage', answer as typeof window.showWarningMessage),
    ];
  });
  afterEach(async () => {
    for (const each of undo) each();
    await escape();
    boxes.dispose();
  });

  const run = (): IncidentState['runs'][number] => {
    const found = state().runs.at(-1);
    ok(found, 'a run');
    return found;
  };
  const press = (index: number): Thenable<unknown> => {
    const step = run().steps[index]?.key ?? '';
    const ref = { kind: 'step', incident: state().id, run: run().id, step } as const;
    return commands.executeCommand('sitrep.runStepCommand', row(ref));
  };
  const last = (): EventData<'commandRan'> => {
    const event = state().timeline.at(-1)?.event;
    ok(event?.type === 'commandRan', 'a command ran');
    return event.data;
  };

  it('is offered above its step, in the file as it is now', async () => {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document);
    const lenses = await eventually(async () => {
      const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
      return found.some(({ command }) => command?.command === 'sitrep.runStepCommand') ? found : undefined;
    }, 'lenses');
    const at = (line: number): readonly string[] =>
      lenses
        .filter(({ range }) => range.start.line === line)
        .map(({ command }) => command?.title.replace(/^\$\([a-z-]+\)\s/u, '') ?? '');
    equal(at(2), ['Done', 'Skip', 'Run command', 'Note']);
    equal(at(18), ['Done', 'Skip', 'Note']);
    equal(at(0), ['0/4 · Runs commands']);
  });

  it('is filled, shown, run in a real terminal, and recorded with its exit code and redacted output', async () => {
    const done = press(0);
    await type(await boxes.nextText('Run command'), "it's me");
    await enter();
    const keep = await eventually(
      () => (boxes.count > 1 ? boxes.nextPick('Run command') : undefined),
      'the end',
      30_000,
    );
    includes(asked[0]?.detail ?? '', 'echo "token=abcd1234efgh"');
    includes(asked[0]?.detail ?? '', 'Sitrep: Host run');
    await take(keep, 'Record with the output');
    await done;
    const data = last();
    equal([data.captured, data.exitCode], [true, 3]);
    equal(data.output, "hello it's me\ntoken=[redacted password]");
    includes(data.where, 'Sitrep: Host run');
    ok(data.durationMs !== undefined && data.durationMs >= 0, 'a duration');
    equal(run().steps[0]?.mark, 'open');
  });

  it('is asked about once in a workspace, and completes its step when the responder says so', async () => {
    const first = press(1);
    await take(
      await eventually(() => (boxes.count > 0 ? boxes.nextPick('Run command') : undefined), 'the end', 30_000),
      'Record nothing',
    );
    await first;
    equal(asked.length, 1);
    const before = state().eventCount;
    const second = press(1);
    const keep = await eventually(
      () => (boxes.count > 1 ? boxes.nextPick('Run command') : undefined),
      'the end',
      30_000,
    );
    includes(keep.placeholder ?? '', 'exit code 0');
    // Now and then VS Code hands over no output of a quick command; that it completes the step is what counts here.
    await take(keep, 'and the step is done');
    await second;
    equal(asked.length, 1, 'asked once');
    equal(state().eventCount, before + 2);
    equal(run().steps[1]?.mark, 'done');
    equal(run().steps[1]?.lastCommand?.exitCode, 0);
  });

  it('that can destroy something is warned of every time', async () => {
    for (const times of [1, 2]) {
      const done = press(2);
      const keep = await eventually(
        () => (boxes.count >= times ? boxes.nextPick('Run command') : undefined),
        'the end',
        30_000,
      );
      await take(keep, 'Record nothing');
      await done;
      equal(asked.length, times);
      includes(asked.at(-1)?.message ?? '', 'removes files');
    }
  });

  it('still runs without shell integration, and it is said that nothing was captured', async () => {
    for (const terminal of window.terminals) terminal.dispose();
    await eventually(() => window.terminals.length === 0, 'no terminals');
    const settings = workspace.getConfiguration('terminal.integrated.shellIntegration');
    await settings.update('enabled', false, ConfigurationTarget.Global);
    try {
      const done = press(1);
      const keep = await eventually(
        () => (boxes.count > 0 ? boxes.nextPick('Run command') : undefined),
        'the end',
        30_000,
      );
      includes(keep.placeholder ?? '', 'nothing was captured');
      await take(keep, 'Record that it ran');
      await done;
      equal([last().captured, last().exitCode, last().output], [false, undefined, undefined]);
    } finally {
      await settings.update('enabled', undefined, ConfigurationTarget.Global);
    }
  });
});
