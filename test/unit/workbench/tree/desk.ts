import { linkChanges, judgeChange } from '../../../../src/app/changes.ts';
import { declareIncident } from '../../../../src/app/declare.ts';
import { addNote, recordUpdate } from '../../../../src/app/entries.ts';
import { acknowledge, assignRole, changePhase } from '../../../../src/app/lifecycle.ts';
import { markStep, startRun, type RunbookFile } from '../../../../src/app/runs.ts';
import type { Change } from '../../../../src/core/changes/change.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import type { Phase } from '../../../../src/core/incident/phase.ts';
import type { SeverityLevel } from '../../../../src/core/incident/severity.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import type { Result } from '../../../../src/core/result.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { Offers } from '../../../../src/workbench/runbook/offers.ts';
import type { TreeNode } from '../../../../src/workbench/tree/node.ts';
import type { RowContext } from '../../../../src/workbench/tree/rows/context.ts';
import { incidentNodes, type IncidentRows } from '../../../../src/workbench/tree/rows/incidents.ts';
import type { Desk } from '../../../support/journal.ts';

export const minuteMs = 60_000;

export function valueOf<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(`expected a value, got ${result.failure.code}`);
  return result.value;
}

export function contextAt(nowMs: number): RowContext {
  return { playbook: defaultPlaybook, nowMs, timeZone: 'UTC', say: sayEnglish };
}

export function rowsOf(desk: Desk, overrides: Partial<IncidentRows> = {}): readonly TreeNode[] {
  return incidentNodes({
    ...contextAt(desk.clock.nowMs),
    snapshot: desk.incidents.snapshot,
    currentId: desk.incidents.snapshot.active[0]?.id,
    endedShown: 20,
    ...overrides,
  });
}

export async function declare(
  { incidents, clock }: Desk,
  { title = 'Checkout fails', severity = 1 }: { readonly title?: string; readonly severity?: SeverityLevel } = {},
): Promise<IncidentState> {
  return valueOf(await declareIncident(incidents, { title, severity, startedAtMs: clock.nowMs - 5 * minuteMs }));
}

export async function moveTo({ incidents }: Desk, incident: string, ...phases: readonly Phase[]): Promise<void> {
  for (const to of phases) valueOf(await changePhase(incidents, incident, { to }));
}

export const pullRequest: Change = {
  key: 'pr:example/harbor#234',
  kind: 'pullRequest',
  title: 'Lower the pool limit',
  number: 234,
  sha: 'd'.repeat(40),
  at: '2026-11-24T02:32:00.000Z',
  repository: 'example/harbor',
  author: 'Mira Okafor',
  url: 'https://github.com/example/harbor/pull/234',
};

export const deploy: Change = {
  key: 'deploy:example/harbor@deploy-1',
  kind: 'deploy',
  title: 'deploy-1',
  tag: 'deploy-1',
  at: '2026-11-24T02:40:00.000Z',
};

export const runbook: RunbookFile = {
  uri: 'file:///w/runbooks/pool.md',
  path: 'runbooks/pool.md',
  runbook: {
    title: 'Database connections exhausted',
    tags: ['database'],
    alerts: ['PoolExhausted'],
    owner: 'Platform',
    steps: [
      { key: 's1', text: 'Look at the pool', line: 4, level: 0, commands: [] },
      {
        key: 's2',
        text: 'Count connections',
        line: 6,
        level: 1,
        commands: [{ language: 'sql', text: 'select count(*) from pg_stat_activity;', line: 8 }],
        expected: 'Fewer than 80',
      },
      { key: 's3', text: 'Restart the worker', line: 12, level: 0, commands: [] },
    ],
    links: [],
  },
};

/** A runbook that fits the incidents of this desk. */
export const fitting: RunbookFile = {
  uri: 'file:///w/runbooks/checkout.md',
  path: 'runbooks/checkout.md',
  runbook: { title: 'Checkout fails', tags: [], alerts: [], steps: [], links: [] },
};

export function offersOf(files: readonly RunbookFile[], load: 'idle' | 'ready' = 'ready'): Offers {
  return new Offers({ load, files });
}

/** One incident with something under every heading: roles, clocks, three changes, a half-done run, evidence. */
export async function busyIncident(desk: Desk): Promise<IncidentState> {
  const { incidents, clock } = desk;
  const { id } = await declare(desk);
  clock.nowMs += minuteMs;
  valueOf(await acknowledge(incidents, id));
  const commander = defaultPlaybook.roles[0];
  if (commander === undefined) throw new Error('the default playbook has no roles');
  valueOf(await assignRole(incidents, id, commander, 'Mira Okafor'));
  const commit: Change = {
    key: `commit:${'a'.repeat(40)}`,
    kind: 'commit',
    title: 'Tidy',
    sha: 'a'.repeat(40),
    at: deploy.at,
  };
  valueOf(await linkChanges(incidents, id, [deploy, commit, pullRequest]));
  valueOf(await judgeChange(incidents, id, pullRequest.key, 'culprit'));
  valueOf(await judgeChange(incidents, id, commit.key, 'cleared'));
  let state = valueOf(
    await startRun(incidents, { ids: { next: () => '01KATREE000000000000000000' }, clock }, id, runbook),
  );
  const run = state.runs[0]?.id ?? '';
  valueOf(await markStep(incidents, id, { run, step: 's1' }, 'done'));
  valueOf(await markStep(incidents, id, { run, step: 's2' }, 'skipped'));
  valueOf(await recordUpdate(incidents, id, 'internal', 'We are on it'));
  state = valueOf(
    await addNote(incidents, id, {
      text: 'Timeouts since the deploy',
      evidence: 'Error: timeout\n  at pool.ts:12',
      source: {
        kind: 'file',
        uri: 'file:///w/logs/checkout.log',
        path: 'logs/checkout.log',
        startLine: 11,
        endLine: 12,
      },
    }),
  );
  return state;
}

/** Every row there is, parents before their children. */
export function allRows(rows: readonly TreeNode[]): readonly TreeNode[] {
  return rows.flatMap((row) => [row, ...allRows(row.children)]);
}

/** The row at a path of labels; a label may be given by its start or its end. */
export function rowAt(rows: readonly TreeNode[], ...path: readonly string[]): TreeNode {
  const [first = '', ...rest] = path;
  const row = rows.find(({ label }) => label.startsWith(first) || label.endsWith(first));
  if (row === undefined) throw new Error(`no row ${first} among: ${rows.map(({ label }) => label).join(', ')}`);
  return rest.length === 0 ? row : rowAt(row.children, ...rest);
}
