import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { makeSampleWorkspace } from '../../../../scripts/sampleWorkspace.mts';
import { Collector } from '../../../../src/app/changes/collector.ts';
import { SuspectRanking } from '../../../../src/app/changes/suspectRanking.ts';
import { declareIncident } from '../../../../src/app/declare.ts';
import { addNote } from '../../../../src/app/entries.ts';
import { gitChangeSource } from '../../../../src/integrations/git/gitChangeSource.ts';
import { gitBinaryApi } from '../../../support/git/gitBinaryApi.ts';
import { temporaryFolder } from '../../../support/git/gitRepository.ts';
import { openDesk } from '../../../support/journal.ts';
import { valueOf } from '../../workbench/tree/desk.ts';

const now = Date.UTC(2026, 10, 24, 3);
const minuteMs = 60_000;

describe('the suspects of the sample workspace', () => {
  const folder = temporaryFolder();
  const path = `${folder.path}/sample`;
  makeSampleWorkspace(path, { now: new Date(now) });
  afterAll(() => {
    folder[Symbol.dispose]();
  });

  it.each([true, false])('have pull request 234 first, from title and error log (line counts: %s)', async (stats) => {
    const desk = openDesk();
    desk.clock.nowMs = now;
    const log = { info: () => undefined, warn: () => undefined, error: expect.unreachable };
    const git = gitChangeSource({
      api: () => Promise.resolve(gitBinaryApi([path], { stats })),
      deployTagPatterns: () => ['deploy*'],
      now: () => now,
      log,
    });
    const { incidents, clock } = desk;
    const attention = { isFocused: () => true, onDidChange: () => ({ dispose: () => undefined }) };
    const collector = new Collector({
      channels: [{ name: 'git', source: git, isLocal: true }],
      active: () => incidents.snapshot.active,
      attention,
      clock,
      log,
      timers: { after: () => ({ dispose: () => undefined }) },
    });
    const pacing = { nowMs: () => 0, pause: () => Promise.resolve() };
    const ranking = new SuspectRanking({ incidents, collector, pacing, log });
    const title = 'Checkout answers 500: no free connection';
    const { id } = valueOf(await declareIncident(incidents, { title, severity: 1, startedAtMs: now - 20 * minuteMs }));
    valueOf(
      await addNote(incidents, id, {
        text: '',
        evidence: readFileSync(join(path, 'logs/checkout-errors.log'), 'utf8').slice(0, 50_000),
      }),
    );
    await collector.refresh(id);
    const first = await vi.waitUntil(
      () => {
        const { ranking: found, changes } = ranking.of(id);
        const reasons = found?.suspects[0]?.reasons.map(({ kind }) => kind) ?? [];
        return changes.exact !== undefined && reasons.includes('frame') ? found : undefined;
      },
      { timeout: 20_000 },
    );
    const { changes } = ranking.of(id);
    expect(changes.exact).toEqual(['pr:example/harbor#236', 'pr:example/harbor#234']);
    expect(first.suspects.map(({ key }) => key)).toEqual(['pr:example/harbor#234', 'pr:example/harbor#236']);
    expect(first.suspects[0]?.likelihood).toBe('likely');
    expect(changes.sources).toEqual([expect.objectContaining({ name: 'git', load: 'ready' })]);
    const carried = changes.deployments.map((deploy) => deploy.carried);
    expect(carried[0]).toEqual(changes.exact);
    const { candidate } = changes.changes.find(({ change }) => change.number === 234) ?? expect.unreachable();
    expect(candidate.files.map((file) => file.path)).toContain('src/db/pool.ts');
    expect(candidate.commits.map((commit) => commit.title)).toEqual([
      'Write the limit down',
      'Retry checkout when the pool is busy',
      'Open at most five connections, wait one second',
    ]);
    collector.dispose();
    ranking.dispose();
  });
});
