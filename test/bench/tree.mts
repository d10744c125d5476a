/** From the first look at the tree to its drawn rows, the record on disk: with many closed incidents, against none. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Incidents } from '../../src/app/incidents.ts';
import { defaultPlaybook } from '../../src/core/playbook/default/defaultPlaybook.ts';
import { sayEnglish } from '../../src/core/say.ts';
import { openJournal, type OpenJournal } from '../../src/store/journal.ts';
import type { TreeNode } from '../../src/workbench/tree/node.ts';
import { incidentNodes } from '../../src/workbench/tree/rows/incidents.ts';
import { TreeModel } from '../../src/workbench/tree/treeModel.ts';
import { nodeFiles } from '../support/store/nodeFiles.ts';
import { writeRecordFixture } from '../support/store/recordFixture.ts';
import { realClock, realTimers } from '../support/store/realTime.ts';
import { medianOfRounds, reportRatio } from '../support/store/rounds.ts';
import { testIds } from '../support/store/virtualTime.ts';

const rounds = 15;
const active = 20;
const limits = [
  { closed: 0, limit: 1 },
  { closed: 1_000, limit: 1.5 },
  { closed: 10_000, limit: 3 },
];

const root = await mkdtemp(join(tmpdir(), 'sitrep-tree-'));
const folderOf = (closed: number): string => join(root, String(closed));

interface Window {
  readonly journal: OpenJournal;
  readonly incidents: Incidents;
  readonly model: TreeModel;
}

function openWindow(closed: number): Window {
  const files = { ...nodeFiles(folderOf(closed)), watch: () => undefined };
  const ids = testIds();
  const journal = openJournal({ files, clock: realClock, timers: realTimers, ids });
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const identity = { me: () => Promise.resolve({ name: 'Ada' }) };
  return {
    journal,
    incidents: new Incidents({ journal, clock: realClock, ids, identity, log }),
    model: new TreeModel(),
  };
}

function redraw({ incidents, model }: Window, nowMs: number): void {
  const { snapshot } = incidents;
  const roots = incidentNodes({
    snapshot,
    currentId: snapshot.active[0]?.id,
    playbook: defaultPlaybook,
    nowMs,
    timeZone: 'Europe/Berlin',
    endedShown: 20,
    say: sayEnglish,
  });
  model.replace(roots);
}

/** Asks for rows as VS Code does for a tree whose every row is expanded. */
function drawAll(model: TreeModel, handle?: TreeNode): number {
  let rows = 0;
  for (const child of model.children(handle)) {
    model.current(child);
    rows += 1 + (child.collapse === 'none' ? 0 : drawAll(model, child));
  }
  return rows;
}

async function show(closed: number): Promise<Window> {
  const window = openWindow(closed);
  await window.incidents.reload();
  redraw(window, realClock.now());
  const rows = drawAll(window.model);
  if (rows < active * 30) throw new Error(`only ${rows} rows were drawn`);
  return window;
}

function close({ journal, incidents }: Window): void {
  incidents.dispose();
  journal.dispose();
}

try {
  for (const { closed } of limits) {
    await writeRecordFixture(folderOf(closed), { active, closed, eventsEach: 30 });
    // The first window that ever opens the folder makes its index.
    const first = await show(closed);
    await first.journal.refresh();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    close(first);
  }
  const shown = await medianOfRounds(
    rounds,
    Object.fromEntries(limits.map(({ closed }) => [closed, async () => close(await show(closed))])),
  );
  const drawn = new Map<number, Window>();
  for (const { closed } of limits) drawn.set(closed, await show(closed));
  const ticked = await medianOfRounds(
    rounds,
    Object.fromEntries(
      [...drawn].map(([closed, window]) => [
        closed,
        () => {
          redraw(window, realClock.now() + Math.random() * 3_600_000);
          return Promise.resolve();
        },
      ]),
    ),
  );
  for (const window of drawn.values()) close(window);
  for (const { closed, limit } of limits.slice(1)) {
    const what = `${active} active and ${closed} closed incidents`;
    const key = String(closed);
    reportRatio(`show the tree, ${what}`, shown.get(key) ?? NaN, shown.get('0') ?? NaN, limit);
    reportRatio(`draw a minute's tick, ${what}`, ticked.get(key) ?? NaN, ticked.get('0') ?? NaN, limit);
  }
} finally {
  await rm(root, { recursive: true, force: true });
}
