import { afterAll, describe, expect, it } from 'vitest';
import { makeSampleWorkspace } from '../../../../scripts/sampleWorkspace.mts';
import { gitBinaryApi } from '../../../support/git/gitBinaryApi.ts';
import { temporaryFolder } from '../../../support/git/gitRepository.ts';
import { now, shown, sourceOver } from '../../../support/git/gitSource.ts';

describe('the sample workspace', () => {
  const folder = temporaryFolder();
  const path = `${folder.path}/sample`;
  const sample = makeSampleWorkspace(path, { now: new Date(now) });
  afterAll(() => {
    folder[Symbol.dispose]();
  });
  const { source } = sourceOver(gitBinaryApi([path]));

  it.each([
    '#234',
    '234',
    'PR 234',
    'https://github.com/example/harbor/pull/234/files',
    'pool-limits',
    'database pool limit',
  ])('has its culprit under %s', async (query) => {
    const found = await source.find(query, 5);
    expect(found.ok && found.value[0]).toMatchObject({
      key: 'pr:example/harbor#234',
      kind: 'pullRequest',
      number: 234,
      sha: sample.culprit,
      branch: 'pool-limits',
      url: 'https://github.com/example/harbor/pull/234',
    });
  });

  it('has every deploy, and a dozen merged pull requests', async () => {
    const recent = await source.recent({ sinceMs: now - 30 * 86_400_000, limit: 200 });
    const changes = recent.ok ? recent.value : [];
    const deploys = changes.flatMap(({ kind, tag }) => (kind === 'deploy' ? [tag] : []));
    expect(deploys).toHaveLength(sample.deploys.length);
    expect(new Set(deploys)).toEqual(new Set(sample.deploys));
    expect(changes.filter(({ kind }) => kind === 'pullRequest').length).toBeGreaterThanOrEqual(12);
  });

  it('has one pull request that was taken back', async () => {
    const recent = await source.recent({ sinceMs: 0, limit: 200 });
    const changes = recent.ok ? recent.value : [];
    expect(changes.filter(({ revertedBy }) => revertedBy !== undefined).map(({ number }) => number)).toEqual([222]);
  });

  it('has no pull request 9999', async () => {
    expect(await shown(source.find('#9999', 5))).toEqual({ code: 'missing', where: '#9999' });
  });
});
