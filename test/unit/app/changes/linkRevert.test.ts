import { expect, test } from 'vitest';
import { linkRevert } from '../../../../src/app/changes/linkRevert.ts';
import type { Change } from '../../../../src/core/changes/change.ts';
import { decodeEvent } from '../../../../src/core/incident/event.ts';
import { describeEntry } from '../../../../src/core/incident/describe.ts';
import { foldIncident } from '../../../../src/core/incident/fold.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { openDesk } from '../../../support/journal.ts';
import { suspectsSeen } from '../../workbench/tree/suspectsSeen.ts';
import { declare, pullRequest, rowAt, rowsOf, valueOf } from '../../workbench/tree/desk.ts';

const revert = {
  number: 237,
  url: 'https://github.com/example/harbor/pull/237',
  title: 'Revert #234: Lower the pool limit',
  isDraft: true,
  openedAt: '2026-11-24T03:10:00.000Z',
} as const;
const by = { host: 'GitHub', repository: 'example/harbor' };

async function reverted(more: { readonly wasThere?: true; readonly isDraft?: boolean } = {}) {
  const desk = openDesk();
  const { id } = await declare(desk);
  const state = valueOf(await linkRevert(desk.incidents, id, pullRequest, { ...revert, ...more }, by));
  const entry = state.timeline.at(-1);
  if (entry === undefined) throw new Error('nothing was recorded');
  return { desk, id, entry, line: describeEntry(entry, sayEnglish).line };
}

test('a draft that GitHub opened is told as one, by GitHub, with when it was opened, and as landed nowhere', async () => {
  const { desk, entry, line } = await reverted();
  expect(line).toBe('GitHub opened a draft, not merged: #237 Revert #234: Lower the pool limit');
  expect(entry.event.source).toEqual({ kind: 'link', url: revert.url, title: 'GitHub #237' });
  const [row] = rowAt(rowsOf(desk), 'Checkout fails', 'Changes').children;
  expect(row?.description).toBe('draft, opened 03:10');
  expect(row?.tooltip).toContain('Draft, not merged. Opened: 2026-11-24 03:10 UTC');
  expect(`${row?.tooltip ?? ''} ${row?.accessibilityLabel ?? ''}`).not.toContain('Landed');
});

test.each([
  ['a draft', { wasThere: true }, 'Linked a draft, not merged: #237 Revert #234: Lower the pool limit'],
  ['no draft', { wasThere: true, isDraft: false }, 'Linked a pull request, not merged: #237 Revert'],
] as const)('of %s that was there before nobody is said to have opened it now', async (_, more, words) => {
  expect((await reverted(more)).line).toContain(words);
});

test('once a source reports it as merged it has landed', async () => {
  const { desk } = await reverted();
  const { title, number, url } = revert;
  const key = 'pr:example/harbor#237';
  const change: Change = { key, kind: 'pullRequest', title, number, url, at: '2026-11-24T03:11:00.000Z' };
  const candidate = { key, kind: 'pullRequest' as const, title, body: '', landedMs: 0, files: [], commits: [] };
  const changes = { ...suspectsSeen().of('one').changes, changes: [{ change, candidate, sources: ['GitHub'] }] };
  const [row] = rowAt(rowsOf(desk, { suspects: suspectsSeen({ changes }) }), 'Checkout fails', 'Changes').children;
  expect(row?.description).toBe('03:11');
  expect(row?.tooltip).toContain('Landed: 2026-11-24 03:11 UTC');
});

test('the same draft is linked once', async () => {
  const { desk, id } = await reverted();
  const again = await linkRevert(desk.incidents, id, pullRequest, { ...revert, wasThere: true }, by);
  expect(again).toMatchObject({ ok: false, failure: { code: 'alreadyThere' } });
});

test('a link that was recorded before drafts were told apart is read as before', () => {
  const at = '2026-11-24T03:10:00.000Z';
  const incident = '01KATREE000000000000000000';
  const reading = decodeEvent({
    ...{ v: 1, id: '01KATREE000000000000000001', incident, at, recordedAt: at, by: { name: 'Ada' } },
    ...{ type: 'changeLinked', data: { change: pullRequest } },
  });
  if (!reading.ok) throw new Error(reading.problem);
  const [entry] = foldIncident(incident, [reading.event]).timeline;
  expect(entry && describeEntry(entry, sayEnglish).line).toBe('Linked #234 Lower the pool limit (Mira Okafor)');
});
