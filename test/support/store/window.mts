/**
 * A window in a process of its own, on a real folder. Prints the id of each event once append has reported it.
 *
 *     window.mts live <folder> <n>             lives an incident's life and is killed at its nth file operation
 *     window.mts write <folder> <count>        writes notes into a closed incident, packing now and then
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Ids } from '../../../src/app/ports.ts';
import { nextUlid } from '../../../src/core/incident/ulid.ts';
import type { IncidentEvent } from '../../../src/core/incident/event.ts';
import type { FileSystem } from '../../../src/store/fileSystem.ts';
import { openJournal, type OpenJournal } from '../../../src/store/journal.ts';
import { incidentA, Scribe } from './events.ts';
import { nodeFiles } from './nodeFiles.ts';
import { realClock, realTimers } from './realTime.ts';

const [mode, folder = '', number = '0'] = process.argv.slice(2);
const ids: Ids = { next: (nowMs, after) => nextUlid(nowMs, randomBytes(10), after) };

/** Before its nth operation the process is killed; a write is killed half done. */
function dyingFiles(root: string, n: number): FileSystem {
  const files = nodeFiles(root);
  let count = 0;
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  const step = (): boolean => ++count === n;
  return {
    readFile: (path) => (step() && die(), files.readFile(path)),
    writeFile: async (path, text) => {
      if (step()) {
        await files.writeFile(path, text.slice(0, text.length / 2));
        die();
      }
      return files.writeFile(path, text);
    },
    rename: (from, to) => (step() && die(), files.rename(from, to)),
    readDirectory: (path) => (step() && die(), files.readDirectory(path)),
    stat: (path) => (step() && die(), files.stat(path)),
    delete: (path) => (step() && die(), files.delete(path)),
    createDirectory: (path) => (step() && die(), files.createDirectory(path)),
    watch: () => undefined,
    watchFolder: () => undefined,
  };
}

function open(files: FileSystem): OpenJournal {
  return openJournal({ files, clock: realClock, ids, timers: realTimers });
}

async function report(journal: OpenJournal, event: IncidentEvent): Promise<void> {
  const appended = await journal.append(event);
  if (!appended.ok) throw new Error(JSON.stringify(appended.failure));
  writeSync(1, `${event.id}\n`);
}

async function live(journal: OpenJournal, scribe: Scribe): Promise<void> {
  for (const event of scribe.whole()) await report(journal, event);
  await journal.pack(incidentA);
  await report(journal, scribe.note());
  await journal.pack(incidentA);
  journal.dispose();
  writeSync(1, 'lived\n');
}

async function write(journal: OpenJournal, scribe: Scribe, count: number): Promise<void> {
  for (const event of scribe.whole()) await report(journal, event);
  for (let n = 1; n <= count; n++) {
    await report(journal, scribe.note());
    if (n % 10 !== 0) continue;
    const packed = await journal.pack(incidentA);
    if (!packed.ok) throw new Error(JSON.stringify(packed.failure));
  }
  journal.dispose();
}

// Ids of real chance: each process is its own maker.
const scribe = new Scribe(incidentA, Date.now(), ids);
if (mode === 'live') await live(open(dyingFiles(folder, Number(number))), scribe);
else await write(open(nodeFiles(folder)), scribe, Number(number));
