import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sayEnglish } from '../../../../src/core/say.ts';
import type { OutboxEntry } from '../../../../src/app/outbox.ts';
import type { TreeNode } from '../../../../src/workbench/tree/node.ts';
import { runbookNodes } from '../../../../src/workbench/tree/rows/runbooks.ts';
import { openDesk } from '../../../support/journal.ts';
import {
  allRows,
  busyIncident,
  fitting,
  offersOf,
  declare,
  minuteMs,
  moveTo,
  runbook,
  rowsOf,
  valueOf,
} from './desk.ts';
import { rolledBackSeen, suspectsSeen } from './suspectsSeen.ts';

interface MenuItem {
  readonly command: string;
  readonly when: string;
  readonly group: string;
}

const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../../package.json'), 'utf8')) as {
  readonly contributes: { readonly menus: { readonly 'view/item/context': readonly MenuItem[] } };
};
const items = manifest.contributes.menus['view/item/context'];

/** The view and the pattern of `view == x && viewItem =~ /…/`, which a context key may follow: these menus use no other form. */
function clauseOf({ when }: MenuItem): { readonly view: string; readonly pattern: RegExp } {
  const [, view = '', pattern = ''] = /^view == (\S+) && viewItem =~ \/(.+)\/(?: && !?sitrep\.\w+)?$/.exec(when) ?? [];
  if (view === '') throw new Error(`cannot read: ${when}`);
  return { view, pattern: new RegExp(pattern) };
}

/** The same runbook after somebody wrote a command into its last step. */
const withCommand = {
  ...runbook,
  runbook: {
    ...runbook.runbook,
    steps: runbook.runbook.steps.map((step) => ({
      ...step,
      commands: step.key === 's3' ? [{ language: 'sh', text: 'tail logs/worker.log', line: 13 }] : step.commands,
    })),
  },
};

const waitingIssue: OutboxEntry = {
  key: 'issue-1',
  kind: 'tracker.createIssue',
  label: 'Raise the pool limit',
  data: {},
  addedAtMs: 0,
  attempts: 1,
  failure: { code: 'offline', where: 'Linear' },
};

const rows: Record<string, readonly TreeNode[]> = {};

beforeAll(async () => {
  const desk = openDesk();
  await declare(desk, { title: 'Unacknowledged' });
  const resolved = await declare(desk, { title: 'Resolved' });
  await moveTo(desk, resolved.id, 'monitoring', 'resolved');
  const closed = await declare(desk, { title: 'Closed' });
  await moveTo(desk, closed.id, 'resolved', 'closed');
  await busyIncident(desk);
  desk.clock.nowMs += 16 * minuteMs;
  const opened = new Map([[closed.id, { ok: true as const, value: valueOf(await desk.incidents.get(closed.id)) }]]);
  rows['sitrep.incidents'] = [
    ...allRows(rowsOf(desk, { opened, offers: offersOf([withCommand, fitting]) })),
    // Before the runbooks were read no step is known to have a command.
    ...allRows(rowsOf(desk, { opened, suspects: suspectsSeen() })),
    ...allRows(rowsOf(desk, { opened, suspects: rolledBackSeen() })),
    ...allRows(rowsOf(desk, { outbox: [waitingIssue] })),
  ];
  rows['sitrep.runbooks'] = allRows(runbookNodes({ files: [runbook], load: 'ready', say: sayEnglish }));
});

function inlineOf(view: string, node: TreeNode): readonly string[] {
  return items
    .filter((item) => item.group.startsWith('inline'))
    .filter((item) => clauseOf(item).view === view && clauseOf(item).pattern.test(node.contextValue))
    .sort((a, b) => a.group.localeCompare(b.group))
    .map(({ command }) => command.replace('sitrep.', ''));
}

function inlineAt(find: (node: TreeNode) => boolean, view = 'sitrep.incidents'): readonly string[] {
  const node = rows[view]?.find(find);
  if (node === undefined) throw new Error('no such row');
  return inlineOf(view, node);
}

describe('the menus of the rows', () => {
  test('every pattern of the manifest is matched by some row', () => {
    const unmatched = items.filter((item) => {
      const { view, pattern } = clauseOf(item);
      return !(rows[view] ?? []).some(({ contextValue }) => pattern.test(contextValue));
    });
    expect(unmatched).toEqual([]);
  });

  test('a command only meets rows that it can act on', () => {
    const kinds: Record<string, readonly string[]> = {};
    for (const item of items) {
      const { view, pattern } = clauseOf(item);
      const met = (rows[view] ?? []).filter(({ contextValue }) => pattern.test(contextValue));
      const kept = kinds[item.command] ?? [];
      kinds[item.command] = [...new Set([...kept, ...met.map(({ ref }) => ref.kind)])].sort();
    }
    expect(kinds).toMatchObject({
      'sitrep.markCulprit': ['change'],
      'sitrep.unlinkChange': ['change'],
      'sitrep.completeStep': ['step'],
      'sitrep.reopenStep': ['step'],
      'sitrep.editEntryText': ['entry'],
      'sitrep.makeEntryActionItem': ['entry'],
      'sitrep.retractEntry': ['entry'],
      'sitrep.openEntrySource': ['entry'],
      'sitrep.snoozeClock': ['clock'],
      'sitrep.handOverClock': ['clock'],
      'sitrep.assignRole': ['incident', 'role'],
      'sitrep.changePhase': ['detail', 'incident'],
      'sitrep.changeSeverity': ['detail', 'incident'],
      'sitrep.stateImpact': ['detail', 'incident'],
      'sitrep.resolveIncident': ['incident'],
      'sitrep.closeIncident': ['incident'],
      'sitrep.startRunbook': ['incident', 'runbook', 'section'],
      'sitrep.startThisRunbook': ['offered', 'runbook'],
      'sitrep.openRunbook': ['offered', 'run', 'runbook', 'runbookStep', 'step'],
      'sitrep.runStepCommand': ['step'],
      'sitrep.noteOnStep': ['step'],
      'sitrep.addNote': ['incident', 'section'],
      'sitrep.copyTimeline': ['incident', 'section'],
      'sitrep.linkPullRequest': ['incident', 'section'],
      'sitrep.recordUpdate': ['clock', 'incident'],
    });
  });

  test('at most two actions are inline on a row, and on a suspect the four that are pressed at night', () => {
    for (const [view, nodes] of Object.entries(rows)) {
      expect(
        nodes
          .filter((node) => inlineOf(view, node).length > (/\bcandidate\b/.test(node.contextValue) ? 4 : 2))
          .map(({ contextValue }) => contextValue),
      ).toEqual([]);
    }
  });

  test('each kind of row has the inline actions that belong to it', () => {
    const byLabel = (label: string) => (node: TreeNode) => node.label === label && node.ref.kind === 'incident';
    expect(inlineAt(byLabel('Unacknowledged'))).toEqual(['addNote', 'resolveIncident']);
    expect(inlineAt(byLabel('Resolved'))).toEqual(['openPostMortem', 'closeIncident']);
    expect(inlineAt(byLabel('Closed'))).toEqual([]);
    const byWords = (words: string) => (node: TreeNode) => node.contextValue.startsWith(words);
    expect(inlineAt(byWords('detail role'))).toEqual(['assignRole']);
    expect(inlineAt(byWords('detail phase'))).toEqual(['changePhase']);
    expect(inlineAt(byWords('detail severity'))).toEqual(['changeSeverity']);
    expect(inlineAt(byWords('detail impact'))).toEqual(['stateImpact']);
    expect(inlineAt(byWords('detail start'))).toEqual(['correctStart']);
    expect(inlineAt(byWords('clock nextUpdate overdue'))).toEqual(['recordUpdate', 'snoozeClock']);
    expect(inlineAt(byWords('clock firstResponse overdue'))).toEqual(['acknowledge', 'snoozeClock']);
    expect(inlineAt(byWords('clock firstResponse met'))).toEqual([]);
    expect(inlineAt(byWords('section changes'))).toEqual(['linkPullRequest', 'linkDeploy']);
    expect(inlineAt(byWords('change culprit'))).toEqual(['openChangeDiff', 'markCleared']);
    expect(inlineAt(byWords('change cleared'))).toEqual(['openChangeDiff', 'markCulprit']);
    expect(inlineAt(byWords('change open'))).toEqual(['markCulprit']);
    expect(inlineAt(byWords('section runs'))).toEqual(['startRunbook']);
    expect(inlineAt((node) => node.contextValue === 'step open')).toEqual(['completeStep', 'skipStep']);
    expect(inlineAt((node) => node.contextValue === 'step open runnable')).toEqual(['runStepCommand', 'completeStep']);
    expect(inlineAt(byWords('offered'))).toEqual(['startThisRunbook']);
    expect(inlineAt(byWords('step marked'))).toEqual(['reopenStep']);
    expect(inlineAt(byWords('section timeline'))).toEqual(['addNote', 'copyTimeline']);
    expect(inlineAt(byWords('entry amendable'))).toEqual(['editEntryText', 'makeEntryActionItem']);
    // Which of the two is shown is told by whether several incidents are active: then it asks for which.
    expect(inlineAt(byWords('runbook'), 'sitrep.runbooks')).toEqual(['startThisRunbook', 'startRunbook']);
  });

  test('what a button of the changes does, the context menu does too: the keyboard opens only that', () => {
    const changes = (rows['sitrep.incidents'] ?? []).filter(({ contextValue }) =>
      /\b(changes|suspects|change|candidate)\b/.test(contextValue),
    );
    expect(changes.length).toBeGreaterThan(3);
    for (const { contextValue } of changes) {
      const offered = items.filter((item) => {
        const { view, pattern } = clauseOf(item);
        return view === 'sitrep.incidents' && pattern.test(contextValue);
      });
      const inMenu = new Set(offered.filter(({ group }) => !group.startsWith('inline')).map(({ command }) => command));
      const onlyButtons = offered.filter(({ command }) => !inMenu.has(command)).map(({ command }) => command);
      expect(onlyButtons, contextValue).toEqual([]);
    }
  });

  test('under an ended incident nothing offers to change its lead, severity or impact', () => {
    const ended = (rows['sitrep.incidents'] ?? []).filter(({ id }) => id.startsWith('ended/'));
    const details = ended.filter(({ ref }) => ref.kind === 'detail' || ref.kind === 'role');
    expect(details.length).toBeGreaterThan(5);
    expect(new Set(details.flatMap((node) => inlineOf('sitrep.incidents', node)))).toEqual(new Set(['changePhase']));
  });
});
