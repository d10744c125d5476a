import { ConfigurationTarget, extensions, Uri, workspace } from 'vscode';
import { createIdentity } from '../../src/workbench/host/identity.ts';
import { onDidChangeSetting, reportBadSettings, setting, timeZone } from '../../src/workbench/settings/settings.ts';
import { storageFolder } from '../../src/workbench/files/storageFolder.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { listLog } from '../support/workbench/listLog.ts';

const storage = { globalStorageUri: Uri.file('/global/storage') };

interface Git {
  readonly repositories: readonly { setConfig(key: string, value: string): Promise<string> }[];
}

function write(id: string, value: unknown): Thenable<void> {
  return workspace.getConfiguration('sitrep').update(id, value, ConfigurationTarget.Global);
}

describe('Settings', () => {
  afterEach(async () => {
    for (const id of ['notifications', 'timeZone', 'user.name', 'storage.folder']) await write(id, undefined);
  });

  it('have the manifest default until somebody writes one', async () => {
    equal(setting('notifications'), 'all');
    await write('notifications', 'none');
    equal(setting('notifications'), 'none');
  });

  it('tell when they change', async () => {
    let told = 0;
    const subscription = onDidChangeSetting('notifications', () => told++);
    await write('timeZone', 'UTC');
    await write('notifications', 'failures');
    subscription.dispose();
    equal(told, 1);
  });

  it('that cannot be used fall back to the default and are logged once', async () => {
    const log = listLog();
    const subscription = reportBadSettings(log);
    await write('notifications', 7);
    equal(setting('notifications'), 'all');
    await write('timeZone', 'Mars/Olympus');
    ok(timeZone() !== 'Mars/Olympus');
    await write('user.name', 'Mira');
    subscription.dispose();
    equal(log.lines.length, 2);
    includes(log.lines[0] ?? '', 'sitrep.notifications is 7');
  });

  it('name the person before git does', async () => {
    const identity = createIdentity(listLog());
    await write('user.name', '  Mira\nOkafor ');
    equal(await identity.me(), { name: 'Mira Okafor' });
    identity.dispose();
  });

  it('that do not name the person leave it to git, where there is git', async () => {
    const identity = createIdentity(listLog());
    const extension = extensions.getExtension<{ getAPI(version: 1): Git }>('vscode.git');
    if (extension === undefined) {
      equal(await identity.me(), { name: '' });
      return;
    }
    const git = (await extension.activate()).getAPI(1);
    const repository = await eventually(() => git.repositories[0], 'the repository');
    ok(repository);
    await repository.setConfig('user.name', 'Noor Haddad');
    await repository.setConfig('user.email', 'noor@example.com');
    equal(await identity.me(), { name: 'Noor Haddad', email: 'noor@example.com' });
    identity.dispose();
  });

  it('put the record into the storage of the extension, an absolute folder or one of the workspace', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder);
    const log = listLog();
    equal(storageFolder(storage, log).path, '/global/storage/incidents');
    await write('storage.folder', '/srv/incidents');
    equal(storageFolder(storage, log).toString(), 'file:///srv/incidents');
    await write('storage.folder', 'ops/incidents');
    equal(storageFolder(storage, log).toString(), Uri.joinPath(folder, 'ops/incidents').toString());
    equal(log.lines, []);
  });

  it('in a host without a disk reach folders of the machine that holds the workspace', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    ok(folder);
    await write('storage.folder', '/srv/incidents');
    const browser = { globalStorageUri: Uri.parse('vscode-userdata:/User/globalStorage/sitrep') };
    const found = storageFolder(browser, listLog());
    equal([found.scheme, found.authority, found.path], [folder.scheme, folder.authority, '/srv/incidents']);
  });

  it('that point to nowhere leave the record in the storage of the extension, and say so', async () => {
    const log = listLog();
    await write('storage.folder', '~/incidents');
    const browser = { globalStorageUri: Uri.parse('vscode-userdata:/User/globalStorage/sitrep') };
    equal(storageFolder(browser, log).path, '/User/globalStorage/sitrep/incidents');
    equal(log.lines.length, 1);
  });
});
