/** A window's first list with many closed incidents, against the same with none. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal, type OpenJournal } from '../../src/store/journal.ts';
import { nodeFiles } from '../support/store/nodeFiles.ts';
import { writeRecordFixture } from '../support/store/recordFixture.ts';
import { medianOfRounds, reportRatio } from '../support/store/rounds.ts';
import { realClock, realTimers } from '../support/store/realTime.ts';
import { testIds } from '../support/store/virtualTime.ts';

const rounds = 15;
const active = 20;
const limits = [
  { closed: 0, limit: 1 },
  { closed: 1_000, limit: 1.5 },
  { closed: 10_000, limit: 3 },
];

const root = await mkdtemp(join(tmpdir(), 'sitrep-list-'));
const folderOf = (closed: number): string => join(root, String(closed));

function open(folder: string): OpenJournal {
  const files = { ...nodeFiles(folder), watch: () => undefined };
  return openJournal({ files, clock: realClock, timers: realTimers, ids: testIds() });
}

/** Opens the folder for the first time: the index is made. Answers what that took, and the look at every folder after it. */
async function makeIndex(folder: string): Promise<{ readonly madeMs: number; readonly verifiedMs: number }> {
  const journal = open(folder);
  const madeSince = performance.now();
  const list = await journal.list();
  const madeMs = performance.now() - madeSince;
  const verifiedSince = performance.now();
  await journal.refresh();
  const verifiedMs = performance.now() - verifiedSince;
  // Without closed incidents there is nothing to write.
  const index = join(folder, 'index.json');
  while (list.ok && list.value.some(({ phase }) => phase === 'closed') && !existsSync(index)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  journal.dispose();
  return { madeMs, verifiedMs };
}

async function listAll(journal: OpenJournal, count: number): Promise<void> {
  const list = await journal.list();
  if (!list.ok || list.value.length !== count) throw new Error(JSON.stringify(list).slice(0, 500));
  journal.dispose();
}

try {
  for (const { closed } of limits) {
    await writeRecordFixture(folderOf(closed), { active, closed, eventsEach: 30 });
    const { madeMs, verifiedMs } = await makeIndex(folderOf(closed));
    console.log(`    ${closed} closed: index made in ${madeMs.toFixed(0)} ms, verified in ${verifiedMs.toFixed(0)} ms`);
  }
  const medians = await medianOfRounds(
    rounds,
    Object.fromEntries(limits.map(({ closed }) => [closed, () => listAll(open(folderOf(closed)), closed + active)])),
  );
  const baselineMs = medians.get('0') ?? NaN;
  for (const { closed, limit } of limits.slice(1)) {
    const what = `list ${active} active and ${closed} closed incidents`;
    reportRatio(what, medians.get(String(closed)) ?? NaN, baselineMs, limit);
  }
} finally {
  await rm(root, { recursive: true, force: true });
}
