import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openJournal, type OpenJournal } from '../../../src/store/journal.ts';
import { eventIds, listed, loaded } from '../../support/store/desk.ts';
import { idsOf, incidentA, incidentB, Scribe } from '../../support/store/events.ts';
import { nodeFiles } from '../../support/store/nodeFiles.ts';
import { realClock, realTimers } from '../../support/store/realTime.ts';
import { testIds, virtualTime } from '../../support/store/virtualTime.ts';

const source = join(import.meta.dirname, '../../support/store/window.mts');

interface Exit {
  readonly reported: readonly string[];
  readonly lived: boolean;
  readonly signal: string | undefined;
}

function run(...args: readonly string[]): Promise<Exit> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args], (error, stdout, stderr) => {
      if (error !== null && error.signal !== 'SIGKILL') {
        reject(new Error(stderr));
        return;
      }
      const lines = stdout.split('\n').filter((line) => line !== '');
      const reported = lines.filter((line) => line !== 'lived');
      resolve({ reported, lived: lines.includes('lived'), signal: error?.signal ?? undefined });
    });
  });
}

let root = '';
let programFolder = '';
let program = '';
// In one file a process starts in a third of the time, and there are many.
beforeAll(async () => {
  programFolder = await mkdtemp(join(tmpdir(), 'sitrep-window-'));
  program = join(programFolder, 'window.mjs');
  await build({ entryPoints: [source], outfile: program, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rm(programFolder, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sitrep-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function openReal(folder: string): OpenJournal {
  const { clock, timers } = virtualTime(Date.now());
  return openJournal({ files: nodeFiles(folder), clock, timers, ids: testIds() });
}

describe('a process that is killed before its nth file operation', () => {
  it('has lost nothing that it reported, for every n', { timeout: 120_000 }, async () => {
    let next = 1;
    let deaths = 0;
    const worker = async (): Promise<void> => {
      for (;;) {
        const n = next++;
        const folder = join(root, String(n));
        const exit = await run('live', folder, String(n));
        if (exit.lived) return;
        expect(exit.signal).toBe('SIGKILL');
        deaths++;
        const journal = openReal(folder);
        const list = await listed(journal);
        if (exit.reported.length > 0 || list.length > 0) {
          const { events, problems } = await loaded(journal, incidentA);
          expect(problems, `death ${n}`).toEqual([]);
          expect(idsOf(events), `death ${n}`).toEqual(expect.arrayContaining([...exit.reported]));
          expect(events.length - exit.reported.length, `death ${n}`).toBeLessThanOrEqual(1);
        }
        journal.dispose();
      }
    };
    await Promise.all([worker(), worker()]);
    expect(deaths).toBeGreaterThan(40);
  });
});

describe('two processes on one folder', () => {
  it('that write and pack the same incident at once keep every event of both', { timeout: 60_000 }, async () => {
    const exits = await Promise.all([run('write', root, '60'), run('write', root, '60')]);
    const reported = exits.flatMap(({ reported: ids }) => ids).sort();
    expect(reported).toHaveLength(126);
    const journal = openReal(root);
    expect(await eventIds(journal, incidentA)).toEqual(reported);
    await journal.pack(incidentA);
    expect(await eventIds(journal, incidentA)).toEqual(reported);
    expect(await readdir(join(root, incidentA, 'events'))).toEqual([]);
    expect((await listed(journal))[0]).toMatchObject({ phase: 'closed' });
    journal.dispose();
  });
});

describe('a real folder', () => {
  it('that is deleted while open is made again by the next event', async () => {
    const journal = openReal(root);
    const scribe = new Scribe(incidentA);
    await journal.append(scribe.declared());
    await rm(root, { recursive: true });
    expect(await journal.list()).toEqual({ ok: true, value: [] });
    const late = scribe.note();
    expect(await journal.append(late)).toEqual({ ok: true });
    expect(await eventIds(journal, incidentA)).toEqual([late.id]);
    journal.dispose();
  });

  it('tells a window of another’s event', async () => {
    const parts = { files: nodeFiles(root), clock: realClock, timers: realTimers, ids: testIds() };
    const [here, there] = [openJournal(parts), openJournal(parts)];
    await Promise.all([listed(here), listed(there)]);
    const told = new Promise((resolve) => here.onDidChange(resolve));
    const event = new Scribe(incidentA).declared();
    await there.append(event);
    expect(await told).toEqual([incidentA]);
    expect(await eventIds(here, incidentA)).toEqual([event.id]);
    here.dispose();
    there.dispose();
  });

  const isRoot = process.getuid?.() === 0;

  it.skipIf(isRoot)('that cannot be written is told as such, and still read', async () => {
    const journal = openReal(root);
    const event = new Scribe(incidentA).declared();
    await journal.append(event);
    await chmod(root, 0o555);
    expect(await journal.append(new Scribe(incidentB).declared())).toMatchObject({
      ok: false,
      failure: { code: 'readOnly' },
    });
    expect(await eventIds(journal, incidentA)).toEqual([event.id]);
    await chmod(root, 0o755);
    journal.dispose();
  });

  // Permissions do not stop root, the kernel's own files do.
  it.runIf(isRoot && process.platform === 'linux')('in which even root cannot write is told as such', async () => {
    const journal = openReal('/sys/sitrep');
    expect(await journal.append(new Scribe(incidentB).declared())).toMatchObject({
      ok: false,
      failure: { code: 'readOnly' },
    });
    expect(await journal.list()).toEqual({ ok: true, value: [] });
    journal.dispose();
  });
});
