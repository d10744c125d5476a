import { extensions, FileType, Uri, workspace } from 'vscode';
import type { IncidentEvent } from '../../src/core/incident/event.ts';
import type { Inside } from '../../src/compose/build.ts';
import type { FileSystem } from '../../src/store/fileSystem.ts';
import { openJournal, type OpenJournal } from '../../src/store/journal.ts';
import { workspaceFileSystem } from '../../src/workbench/files/fileSystem.ts';
import { ids } from '../../src/workbench/host/ids.ts';
import { equal, eventually, ok } from '../support/host/assert.ts';
import { Scribe } from '../support/store/events.ts';
import { realClock, realTimers } from '../support/store/realTime.ts';

/** Beside the extension's own record: outside the workspace, as by default. */
async function testFolder(): Promise<Uri> {
  const inside = await extensions.getExtension<Inside | undefined>('sitrep.sitrep')?.activate();
  ok(inside, 'the extension is active');
  return Uri.joinPath(inside.parts.recordFolder, '..', `journal-${ids.next(Date.now())}`);
}

function newScribe(): Scribe {
  return new Scribe(ids.next(Date.now()), Date.now(), ids);
}

describe('The record on VS Code’s file system', () => {
  let root: Uri;
  let files: FileSystem;
  const opened: OpenJournal[] = [];
  const open = (): OpenJournal => {
    const journal = openJournal({ files, clock: realClock, ids, timers: realTimers });
    opened.push(journal);
    return journal;
  };
  const append = async (journal: OpenJournal, ...events: readonly IncidentEvent[]): Promise<void> => {
    for (const event of events) equal(await journal.append(event), { ok: true });
  };

  beforeEach(async () => {
    root = await testFolder();
    files = workspaceFileSystem(root);
  });
  afterEach(async () => {
    for (const journal of opened.splice(0)) journal.dispose();
    await workspace.fs.delete(root, { recursive: true, useTrash: false });
  });

  it('is written, packed and read back', async () => {
    const journal = open();
    const scribe = newScribe();
    await append(journal, ...scribe.whole('Zahlung schlägt fehl 🔥'));
    equal(await journal.pack(scribe.incident), { ok: true });
    const events = await workspace.fs.readDirectory(Uri.joinPath(root, scribe.incident, 'events'));
    equal(events, []);
    const record = await open().load(scribe.incident);
    ok(record.ok);
    equal(record.value, { incident: scribe.incident, events: scribe.written, problems: [] });
    const list = await open().list();
    equal(list.ok && list.value.map(({ title, phase }) => [title, phase]), [['Zahlung schlägt fehl 🔥', 'closed']]);
  });

  it('shows two windows each other’s events within a second', async function () {
    this.timeout(90_000);
    const [here, there] = [open(), open()];
    await Promise.all([here.list(), there.list()]);
    const told = new Set<string>();
    here.onDidChange((incidents) => {
      if (incidents !== 'all') for (const incident of incidents) told.add(incident);
    });
    // A watcher takes a moment to stand, and nothing says when it does.
    await eventually(
      async () => {
        await append(there, newScribe().declared());
        await eventually(() => told.size > 0, 'the watcher', 500);
        return true;
      },
      'the watcher to stand',
      30_000,
    );
    const times: number[] = [];
    const scribe = newScribe();
    for (const event of scribe.whole()) {
      told.clear();
      await append(there, event);
      const sinceMs = Date.now();
      await eventually(() => told.has(scribe.incident), `word of ${event.type}`);
      times.push(Date.now() - sinceMs);
      const record = await here.load(scribe.incident);
      ok(record.ok && record.value.events.some(({ id }) => id === event.id), `${event.type} is there`);
    }
    ok(Math.min(...times) < 1_000, `told after ${times.join(', ')} ms`);
  });

  it('goes on when the folder is deleted meanwhile', async () => {
    const journal = open();
    const scribe = newScribe();
    await append(journal, scribe.declared());
    await workspace.fs.delete(root, { recursive: true, useTrash: false });
    equal(await journal.list(), { ok: true, value: [] });
    const late = scribe.note();
    await append(journal, late);
    const record = await journal.load(scribe.incident);
    equal(record.ok && record.value.events.map(({ id }) => id), [late.id]);
  });

  it('keeps and reports a huge and a binary file', async () => {
    const journal = open();
    const scribe = newScribe();
    await append(journal, scribe.declared());
    const huge = Uri.joinPath(root, scribe.incident, 'events', `${scribe.note().id}.json`);
    const binary = Uri.joinPath(root, scribe.incident, 'events', `${scribe.note().id}.json`);
    await workspace.fs.writeFile(huge, new Uint8Array(50 * 1024 * 1024));
    await workspace.fs.writeFile(binary, new Uint8Array([0, 255, 254, 128]));
    const record = await eventually(() => journal.load(scribe.incident), 'the record');
    ok(record.ok);
    equal(record.value.problems.map(({ problem }) => problem).sort(), ['notJson', 'tooLarge']);
    equal(record.value.events.length, 1);
    equal((await workspace.fs.stat(huge)).size, 50 * 1024 * 1024);
  });

  it('tells what is missing, and follows no name out of its folder', async () => {
    const code = async (answer: ReturnType<FileSystem['stat' | 'readFile' | 'readDirectory' | 'delete']>) => {
      const result = await answer;
      return result.ok ? 'ok' : result.failure.code;
    };
    equal(await code(files.stat('none')), 'missing');
    equal(await code(files.readFile('none/at/all')), 'missing');
    equal(await code(files.readDirectory('none')), 'missing');
    await files.createDirectory('made');
    equal(await code(files.delete('none')), 'missing');
    const journal = open();
    equal(await journal.load('..'), { ok: false, failure: { code: 'noSuchIncident', incident: '..' } });
    equal((await journal.append({ ...newScribe().declared(), incident: '..' })).ok, false);
    equal(await workspace.fs.readDirectory(root), [['made', FileType.Directory]]);
  });

  it('tells a folder in which nobody can write', async function () {
    await files.createDirectory('');
    const kernel = root.with({ path: '/sys/kernel' });
    const onLinux = await workspace.fs.stat(kernel).then(
      () => true,
      () => false,
    );
    if (!onLinux) this.skip();
    const refused = workspaceFileSystem(Uri.joinPath(root.with({ path: '/sys' }), 'sitrep'));
    const made = await refused.createDirectory('');
    ok(!made.ok);
    equal(made.failure.code, 'readOnly', JSON.stringify(made.failure));
  });
});
