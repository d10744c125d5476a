import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensions, Uri, workspace } from 'vscode';
import { printEvent, type IncidentEvent } from '../../src/core/incident/event.ts';
import type { Inside } from '../../src/compose/build.ts';
import { openJournal } from '../../src/store/journal.ts';
import { workspaceFileSystem } from '../../src/workbench/files/fileSystem.ts';
import { ids } from '../../src/workbench/host/ids.ts';
import { eventually, ok } from '../support/host/assert.ts';
import { Scribe } from '../support/store/events.ts';
import { realClock, realTimers } from '../support/store/realTime.ts';

/** As another program does: folders and file at once, quicker than a watcher can follow. */
function writeAtOnce(root: Uri, event: IncidentEvent): void {
  const folder = join(root.fsPath, event.incident, 'events');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${event.id}.json`);
  writeFileSync(`${path}.tmp`, printEvent(event));
  renameSync(`${path}.tmp`, path);
}

describe('The record that another program writes to', () => {
  it('tells of every event, also in incidents that appear while the window is open', async function () {
    this.timeout(120_000);
    const inside = await extensions.getExtension<Inside | undefined>('sitrep.sitrep')?.activate();
    ok(inside, 'the extension is active');
    const root = Uri.joinPath(inside.parts.recordFolder, '..', `others-${ids.next(Date.now())}`);
    const journal = openJournal({ files: workspaceFileSystem(root), clock: realClock, ids, timers: realTimers });
    const told = new Set<string>();
    journal.onDidChange((incidents) => {
      if (incidents !== 'all') for (const incident of incidents) told.add(incident);
    });
    const newScribe = (): Scribe => new Scribe(ids.next(Date.now()), Date.now(), ids);
    try {
      await journal.list();
      await eventually(
        async () => {
          writeAtOnce(root, newScribe().declared());
          await eventually(() => told.size > 0, 'the watcher', 500);
          return true;
        },
        'the watcher to stand',
        30_000,
      );
      for (let round = 1; round <= 5; round++) {
        const scribe = newScribe();
        for (const event of [scribe.declared(), scribe.note(), scribe.note()]) {
          told.clear();
          writeAtOnce(root, event);
          await eventually(() => told.has(scribe.incident), `word of ${event.type} in incident ${round}`);
          const record = await journal.load(scribe.incident);
          ok(record.ok && record.value.events.some(({ id }) => id === event.id), `${event.type} is there`);
        }
      }
    } finally {
      journal.dispose();
      await workspace.fs.delete(root, { recursive: true, useTrash: false });
    }
  });
});
