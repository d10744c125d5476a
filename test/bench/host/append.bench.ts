import { extensions, Uri, workspace } from 'vscode';
import { printEvent } from '../../../src/core/incident/event.ts';
import type { Inside } from '../../../src/compose/build.ts';
import { openJournal } from '../../../src/store/journal.ts';
import { workspaceFileSystem } from '../../../src/workbench/files/fileSystem.ts';
import { ids } from '../../../src/workbench/host/ids.ts';
import { ok } from '../../support/host/assert.ts';
import { Scribe } from '../../support/store/events.ts';
import { realClock, realTimers } from '../../support/store/realTime.ts';
import { medianOfRounds } from '../../support/store/rounds.ts';

// Not a test: `test/bench/appendInHost.mts` runs it and judges what it writes down.

const rounds = 100;
const text = 'Error rate is back to normal since the rollback';

describe('In the extension host', () => {
  it('appends events, and writes and renames the same bytes', async function () {
    this.timeout(180_000);
    const extension = extensions.getExtension<Inside | undefined>('sitrep.sitrep');
    const inside = await extension?.activate();
    ok(extension && inside, 'the extension is active');
    const root = Uri.joinPath(inside.parts.recordFolder, '..', `bench-${ids.next(Date.now())}`);
    const bareFolder = Uri.joinPath(root, 'bare');
    const journal = openJournal({ files: workspaceFileSystem(root), clock: realClock, ids, timers: realTimers });
    const scribe = new Scribe(ids.next(Date.now()), Date.now(), ids);
    const bare = new Scribe(scribe.incident, Date.now(), ids);
    ok((await journal.append(scribe.declared())).ok);
    await workspace.fs.createDirectory(bareFolder);
    const medians = await medianOfRounds(rounds, {
      append: async () => ok((await journal.append(scribe.note(text))).ok),
      bare: async () => {
        const event = bare.note(text);
        const temporary = Uri.joinPath(bareFolder, 'event.tmp');
        await workspace.fs.writeFile(temporary, new TextEncoder().encode(printEvent(event)));
        await workspace.fs.rename(temporary, Uri.joinPath(bareFolder, `${event.id}.json`), { overwrite: true });
      },
    });
    journal.dispose();
    await workspace.fs.delete(root, { recursive: true, useTrash: false });
    const file = Uri.joinPath(extension.extensionUri, 'out', 'bench', 'append.json');
    await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(Object.fromEntries(medians))));
  });
});
