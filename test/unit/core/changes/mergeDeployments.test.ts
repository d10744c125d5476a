import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deployment } from '../../../../src/core/changes/deploys/deployment.ts';
import { mergeDeployments } from '../../../../src/core/changes/deploys/mergeDeployments.ts';

const rank = ['Vercel', 'GitHub', 'git'];
const startMs = Date.parse('2026-11-24T02:00:00Z');
const sha = 'a'.repeat(40);

function told(source: string, id: string, minutes: number, more: Partial<Deployment> = {}): Deployment {
  return {
    key: `deploy:example/shop@${id}`,
    id,
    source,
    repository: 'example/shop',
    environment: 'production',
    isProduction: true,
    sha,
    state: 'ready',
    stateWord: 'ready',
    createdAtMs: startMs + minutes * 60_000,
    ...more,
  };
}
const vercel = (id: string, minutes: number, more: Partial<Deployment> = {}): Deployment =>
  told('Vercel', id, minutes, { project: 'shop', url: `https://shop-${id}.vercel.app`, ...more });
const gitHub = (id: string, minutes: number, more: Partial<Deployment> = {}): Deployment =>
  told('GitHub', id, minutes, more);
const tag = (name: string, more: Partial<Deployment> = {}): Deployment =>
  told('git', name, 0, { tag: name, state: 'unknown', stateWord: 'tagged', timeOf: 'commit', ...more });

/** "d1+v1" for what was merged. */
function groups(deployments: readonly Deployment[]): readonly string[] {
  return mergeDeployments(deployments, rank)
    .map(({ deployment: { key, aliases = [] } }) =>
      [key, ...aliases]
        .map((each) => each.split('@')[1])
        .sort()
        .join('+'),
    )
    .sort();
}

describe('one deploy', () => {
  test('that a tag, GitHub and Vercel tell of keeps what each of them knows, under all their keys', () => {
    const all = [
      tag('v1'),
      gitHub('71', 4, { environment: 'Production – shop', branch: 'main', by: 'mira' }),
      vercel('d1', 3, { readyAtMs: startMs + 5 * 60_000 }),
    ];
    const [one, ...others] = mergeDeployments(all, rank);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      sources: ['Vercel', 'GitHub', 'git'],
      deployment: {
        key: 'deploy:example/shop@v1',
        aliases: ['deploy:example/shop@d1', 'deploy:example/shop@71'],
        tag: 'v1',
        branch: 'main',
        by: 'mira',
        environment: 'production',
        state: 'ready',
        url: 'https://shop-d1.vercel.app',
        readyAtMs: startMs + 5 * 60_000,
      },
    });
    expect(one?.deployment.timeOf, 'a vendor knows when').toBeUndefined();
  });

  test('is told by an address that both give, also where one knows no commit', () => {
    const { sha: _, ...bare } = vercel('d1', 0);
    expect(groups([bare, gitHub('71', 40, { url: 'https://shop-d1.vercel.app/' })])).toEqual(['71+d1']);
  });

  test('to a place that is not production is one too', () => {
    const staging = { environment: 'staging', isProduction: false };
    expect(groups([tag('staging-1', staging), gitHub('71', 5, staging)])).toEqual(['71+staging-1']);
  });
});

describe('two deploys of one commit', () => {
  test.each([
    [
      'one after the other, of which each source tells',
      [vercel('d1', 0), vercel('d2', 10), gitHub('1', 1), gitHub('2', 11)],
      ['1+d1', '2+d2'],
    ],
    ['a day apart', [vercel('d1', 0), gitHub('2', 24 * 60)], ['2', 'd1']],
    ['a day apart, of which a tag tells too', [tag('v1'), vercel('d1', 5), gitHub('2', 24 * 60)], ['2', 'd1+v1']],
    [
      'in two environments',
      [gitHub('1', 0, { environment: 'staging', isProduction: false }), vercel('d1', 1)],
      ['1', 'd1'],
    ],
    [
      'in two regions',
      [gitHub('1', 0, { environment: 'prod-eu' }), told('Other', 'o', 1, { environment: 'prod-us' })],
      ['1', 'o'],
    ],
    [
      'of one tag in two environments',
      [
        tag('v1'),
        gitHub('1', 1, { tag: 'v1', environment: 'staging', isProduction: false }),
        gitHub('2', 9, { tag: 'v1' }),
      ],
      ['1', '2+v1'],
    ],
    ['at two addresses', [vercel('d1', 0), gitHub('1', 1, { url: 'https://api.shop.example' })], ['1', 'd1']],
    ['by two tags', [tag('v2'), tag('v1'), vercel('d2', 600), vercel('d1', 5)], ['d1+v1', 'd2+v2']],
    [
      'of which the first failed, tagged once',
      [tag('v1'), vercel('d1', 5, { state: 'failed' }), vercel('d2', 9)],
      ['d1', 'd2+v1'],
    ],
  ])('stay two: %s', (_name, deployments, expected) => {
    expect(groups(deployments)).toEqual(expected);
  });

  test('no source’s own deployments ever become one, and none is lost', () => {
    const anyTold = fc
      .record({
        source: fc.constantFrom(...rank),
        minutes: fc.integer({ min: 0, max: 60 }),
        environment: fc.constantFrom('production', 'Production – shop', 'prod-eu'),
        isDated: fc.boolean(),
      })
      .map(({ source, minutes, environment, isDated }) => ({ source, minutes, environment, isDated }));
    fc.assert(
      fc.property(fc.array(anyTold, { maxLength: 12 }), (seeds) => {
        const all = seeds.map(({ source, minutes, environment, isDated }, index) =>
          told(source, `${source}-${index}`, minutes, {
            environment,
            ...(isDated ? {} : { timeOf: 'commit' as const }),
          }),
        );
        const ids = mergeDeployments(all, rank).map(({ deployment: { key, aliases = [] } }) =>
          [key, ...aliases].map((each) => each.split('@')[1] ?? ''),
        );
        expect(ids.flat().sort()).toEqual(all.map(({ id }) => id).sort());
        for (const group of ids) {
          const sources = group.map((id) => id.split('-')[0]);
          expect(new Set(sources).size).toBe(sources.length);
        }
      }),
    );
  });
});
