import {
  commands,
  languages,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type CodeAction,
  type Diagnostic,
} from 'vscode';
import { equal, eventually, ok } from '../support/host/assert.ts';

function at(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  ok(folder, 'No folder is open');
  return Uri.joinPath(folder, path);
}

const uri = at('playbook.md');

function said(code: string): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.code === code);
}

async function retype(text: string): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(0, 0, document.lineCount, 0), text);
  await workspace.applyEdit(edit);
}

async function applyFix({ range }: Diagnostic, title: string): Promise<void> {
  const fixes = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  const fix = fixes.find((offered) => offered.title === title);
  ok(fix?.edit, `No fix "${title}" among: ${fixes.map((offered) => offered.title).join(', ')}`);
  await workspace.applyEdit(fix.edit);
}

describe('An open playbook', () => {
  let original: Uint8Array;

  before(async () => {
    original = await workspace.fs.readFile(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri));
  });
  after(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.fs.writeFile(uri, original);
  });

  it('says what is doubtful while it is typed, and no longer once it is put right', async () => {
    await retype('# Severities\n\n## Sev 1\n\n**Response time**: soonish\n\n## Sev 1\n\n**Response time**: 1 hour\n');
    await eventually(() => said('severity-twice').length === 1, 'the second Sev 1');
    equal(said('unreadable-duration').length, 1);
    await retype('# Severities\n\n## Sev 1\n\n**Response time**: 5 minutes\n\n## Sev 2\n\n**Response time**: 1 hour\n');
    await eventually(() => said('severity-twice').length === 0, 'no doubt');
    equal(said('unreadable-duration').length, 0);
  });

  it('tells of links to files that are not there, until they are', async () => {
    await retype('# Rules\n\nSee [the list](team/list.md) and [the workspace](README.md).\n');
    const [broken] = await eventually(
      () => (said('broken-link').length > 0 ? said('broken-link') : undefined),
      'a broken link',
    );
    ok(broken);
    equal(broken.range.start.line, 2);
    equal(said('broken-link').length, 1);
    const edit = new WorkspaceEdit();
    edit.createFile(at('team/list.md'));
    await workspace.applyEdit(edit);
    await eventually(() => said('broken-link').length === 0, 'no broken link');
    await workspace.fs.delete(at('team'), { recursive: true, useTrash: false });
  });

  it('adds a section of the default where one is missing', async () => {
    await retype('# Rules\n');
    await eventually(() => said('missing-part').length > 0, 'missing parts');
    const missing = said('missing-part').find(({ message }) => message.includes('roles'));
    ok(missing);
    await applyFix(missing, 'Add the section "Roles" from the default playbook');
    await eventually(() => !said('missing-part').some(({ message }) => message.includes('roles')), 'roles');
    const document = await workspace.openTextDocument(uri);
    ok(document.getText().includes('### Incident commander'));
  });

  it('adds the time zone that a handoff lacks', async () => {
    await retype('# Rules\n\n## On-call\n\nHandoff: Sundays at 6pm.\n');
    const [zone] = await eventually(
      () => (said('time-zone-missing').length > 0 ? said('time-zone-missing') : undefined),
      'no zone',
    );
    ok(zone);
    await applyFix(zone, 'Add the time zone UTC');
    const document = await workspace.openTextDocument(uri);
    equal(document.lineAt(4).text, 'Handoff: Sundays at 6pm UTC.');
    await eventually(() => said('time-zone-missing').length === 0, 'the zone');
  });
});
