import {
  commands,
  EventEmitter,
  languages,
  TabInputCustom,
  TabInputText,
  Uri,
  window,
  workspace,
  type TextDocument,
  type WebviewPanel,
} from 'vscode';
import { changeText } from '../../src/workbench/editor/postMortem/change.ts';
import { openDocumentLink } from '../../src/workbench/editor/postMortem/open.ts';
import { PostMortemPage } from '../../src/workbench/editor/postMortem/page.ts';
import { storePicture } from '../../src/workbench/editor/postMortem/saveFiles.ts';
import { equal, eventually, ok } from '../support/host/assert.ts';
import { listLog } from '../support/workbench/listLog.ts';

const text = [
  '# Post-Mortem: Checkout',
  '',
  '- **Severity**: Sev 1',
  '',
  '## Timeline',
  '',
  '- 03:07 Errors begin',
  '',
  '## Action items',
  '',
  '- [ ] Write a test',
  '',
].join('\r\n');

async function written(name: string, content = text): Promise<Uri> {
  const [folder] = workspace.workspaceFolders ?? [];
  ok(folder);
  const uri = Uri.joinPath(folder.uri, 'postmortems', name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

function activeInput(): unknown {
  return window.tabGroups.activeTabGroup.activeTab?.input;
}

async function opened(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(await written(name));
  await window.showTextDocument(document);
  return document;
}

describe('The post-mortem editor', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens post-mortems by their name, and gives way to the text', async () => {
    const uri = await written('host-open.postmortem.md');
    await commands.executeCommand('vscode.open', uri);
    const input = await eventually(() => {
      const now = activeInput();
      return now instanceof TabInputCustom ? now : undefined;
    }, 'the editor');
    equal(input.viewType, 'sitrep.postMortem');
    await commands.executeCommand('sitrep.openPostMortemText');
    ok(await eventually(() => activeInput() instanceof TabInputText, 'the text'));
    await commands.executeCommand('sitrep.openPostMortemEditor');
    ok(await eventually(() => activeInput() instanceof TabInputCustom, 'the editor again'));
  });

  it('changes the text by edits that VS Code takes back, and keeps its line ends', async () => {
    const document = await opened('host-undo.postmortem.md');
    const changed = await changeText(document, { of: 'entry', index: 0, was: 'Errors begin', value: 'Errors start' });
    equal(changed.is === 'ok' && changed.value.written, 'Errors start');
    equal(document.getText(), text.replace('begin', 'start'));
    ok(document.isDirty);
    await commands.executeCommand('undo');
    equal(document.getText(), text);
    await commands.executeCommand('redo');
    equal(document.getText(), text.replace('begin', 'start'));
  });

  it('carries out what is asked at once one after another', async () => {
    const document = await opened('host-turns.postmortem.md');
    const outcomes = await Promise.all([
      changeText(document, { of: 'newEntry', time: '03:09', value: 'Paged' }),
      changeText(document, { of: 'entry', index: 0, was: 'Errors begin', value: 'Errors start' }),
      changeText(document, { of: 'newItem', value: 'Alert' }, '2026-12-01'),
      changeText(document, { of: 'item', index: 0, was: 'Write a test', done: true }),
    ]);
    equal(
      outcomes.map(({ is }) => is),
      ['ok', 'ok', 'ok', 'ok'],
    );
    equal(
      document.getText(),
      text
        .replace('Errors begin', 'Errors start\r\n- 03:09 Paged')
        .replace('[ ] Write a test', '[x] Write a test\r\n- [ ] Alert **Due**: 2026-12-01'),
    );
  });

  it('tells a page that asks what it was greeted with, again and again, and nothing else before that is drawn', async () => {
    const document = await opened('host-greet.postmortem.md');
    const asks = new EventEmitter<unknown>();
    const posted: { frame: string; name?: string; revision?: number }[] = [];
    const webview = {
      onDidReceiveMessage: asks.event,
      postMessage: (frame: (typeof posted)[number]) => posted.push(frame),
      asWebviewUri: (uri: Uri) => uri,
    };
    const never = new EventEmitter<never>().event;
    const panel = { webview, active: true, onDidChangeViewState: never } as unknown as WebviewPanel;
    const source = { onDidChange: never };
    const page = new PostMortemPage({ incidents: source, playbook: source, log: listLog() } as never, document, panel);
    page.greet();
    for (const id of [1, 2]) asks.fire({ frame: 'call', id, name: 'ready', body: {} });
    await eventually(() => posted.filter(({ frame }) => frame === 'answer').length === 2, 'the answers');
    page.dispose();
    const events = posted.filter(({ frame }) => frame === 'event');
    equal(
      events.map(({ name, revision }) => `${name} ${revision}`),
      Array.from({ length: 3 }, () => `document ${document.version}`),
    );
  });

  it('says so where the text has moved on', async () => {
    const document = await opened('host-gone.postmortem.md');
    const outcome = await changeText(document, { of: 'entry', index: 0, was: 'Something else', value: 'x' });
    equal(outcome.is === 'failure' && outcome.code, 'gone');
    equal(document.getText(), text);
  });

  it('shows in the text what a reviewer would ask', async () => {
    const { uri } = await opened('host-checks.postmortem.md');
    const found = await eventually(() => {
      const codes = languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'string' ? code : ''));
      return codes.includes('rootCauseEmpty') ? codes : undefined;
    }, 'the checks');
    ok(found.includes('itemWithoutOwner'));
  });

  it('stores a picture beside the file under a free name', async () => {
    const document = await opened('host-picture.postmortem.md');
    const picture = { name: 'graph [1].png', type: 'image/png', base64: btoa('not really') };
    const [first, second] = [await storePicture(document, picture), await storePicture(document, picture)];
    equal(first.is === 'ok' && first.value.markdown, '![graph  1 ](host-picture-1.png)');
    equal(second.is === 'ok' && second.value.markdown, '![graph  1 ](host-picture-2.png)');
    const bytes = await workspace.fs.readFile(Uri.joinPath(document.uri, '..', 'host-picture-1.png'));
    equal(new TextDecoder().decode(bytes), 'not really');
    const other = await storePicture(document, { ...picture, type: 'image/svg+xml' });
    equal(other.is, 'failure');
  });

  it('opens links to files of the workspace and runs no command', async () => {
    const document = await opened('host-links.postmortem.md');
    const notify = { result: () => undefined, failure: () => undefined, due: () => Promise.resolve(undefined) };
    const log = { ...listLog(), channel: undefined };
    const parts = { notify, log } as unknown as Parameters<typeof openDocumentLink>[0];
    await openDocumentLink(parts, document.uri, 'command:workbench.action.closeAllEditors');
    equal(window.activeTextEditor?.document.uri.path, document.uri.path);
    await openDocumentLink(parts, document.uri, '/src/db/pool.ts#L3');
    ok(await eventually(() => window.activeTextEditor?.document.uri.path.endsWith('/src/db/pool.ts'), 'the file'));
    equal(window.activeTextEditor?.selection.active.line, 2);
  });
});
