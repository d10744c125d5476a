import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/core/changes/change.ts';
import { failed, ok } from '../../../../src/core/result.ts';
import { channel, deployment, desk, pullRequest, sha } from './desk.ts';

describe('deployments', () => {
  test('carry what lies between them and the production deployment before, by the first source that can tell', async () => {
    const carried = [pullRequest(7), pullRequest(8)];
    const ranges: string[] = [];
    const { collector } = desk([
      channel('git', { between: () => Promise.resolve(failed({ code: 'missing', where: 'shallow clone' })) }, true),
      channel('GitHub', {
        deployments: () =>
          Promise.resolve(
            ok([
              deployment('c', -30),
              deployment('b', 10),
              deployment('p', 20, { environment: 'preview', isProduction: false }),
              deployment('a', 300),
            ]),
          ),
        between: ({ base, head }) => {
          ranges.push(`${base[0] ?? ''}..${head[0] ?? ''}`);
          return Promise.resolve(ok(head === sha('b') ? carried : []));
        },
      }),
    ]);
    await collector.refresh('one');
    const { deployments, changes, exact } = collector.of('one');
    expect(deployments.map(({ deployment: { id }, carried: keys, before }) => [id, keys, before?.id])).toEqual([
      ['c', [], 'b'],
      ['b', carried.map(({ key }) => key), 'a'],
      ['p', 'unknown', undefined],
      ['a', 'unknown', undefined],
    ]);
    expect(ranges).toEqual(['b..c', 'a..b']);
    expect(changes.map(({ change }) => change.number)).toEqual([7, 8]);
    expect(exact, 'what was deployed before it began').toEqual(carried.map(({ key }) => key));
  });

  test('narrow nothing while one that may have brought it carried unknown changes', async () => {
    const { collector } = desk([
      channel('GitHub', {
        deployments: () => Promise.resolve(ok([deployment('c', 10), deployment('b', 40), deployment('a', 300)])),
        between: ({ head }) =>
          Promise.resolve(
            head === sha('c') ? ok([pullRequest(7)]) : failed({ code: 'notFound', where: 'GitHub', what: 'commit' }),
          ),
      }),
    ]);
    await collector.refresh('one');
    expect(collector.of('one').deployments.map(({ carried }) => carried)).toEqual([
      [pullRequest(7).key],
      'unknown',
      'unknown',
    ]);
    expect(collector.of('one').exact).toBeUndefined();
  });

  test('of a tag, GitHub and Vercel that are the same are one', async () => {
    const tag: Change = {
      key: 'deploy:example/shop@v1',
      kind: 'deploy',
      title: 'v1',
      at: '2026-11-24T02:00:00.000Z',
      repository: 'example/shop',
      tag: 'v1',
      sha: sha('b'),
      timeOf: 'commit',
    };
    const { collector } = desk([
      channel('git', { recent: () => Promise.resolve(ok([tag])) }),
      channel('GitHub', {
        deployments: () =>
          Promise.resolve(ok([deployment('b', 10, { url: 'https://shop-1.vercel.app', branch: 'main' })])),
      }),
      channel('Vercel', {
        deployments: () =>
          Promise.resolve(
            ok([
              deployment('b', 11, {
                key: 'deploy:example/shop@dpl_1',
                id: 'dpl_1',
                source: 'Vercel',
                project: 'shop',
                canRollBackTo: true,
              }),
            ]),
          ),
      }),
    ]);
    await collector.refresh('one');
    const { deployments } = collector.of('one');
    expect(deployments).toHaveLength(1);
    expect(deployments[0]).toMatchObject({
      deployment: {
        key: 'deploy:example/shop@v1',
        id: 'dpl_1',
        source: 'Vercel',
        tag: 'v1',
        branch: 'main',
        canRollBackTo: true,
      },
      sources: ['Vercel', 'GitHub', 'git'],
    });
    expect(deployments[0]?.deployment.timeOf).toBeUndefined();
  });
});
