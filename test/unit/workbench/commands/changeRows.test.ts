import { describe, expect, it, vi } from 'vitest';
import { deploySearch } from '../../../../src/app/changes/deploySearch.ts';
import type { ChangeSource } from '../../../../src/app/ports.ts';
import type { Change } from '../../../../src/core/changes/change.ts';
import type { Deployment } from '../../../../src/core/changes/deploys/deployment.ts';
import { ok } from '../../../../src/core/result.ts';
import { Ticks } from '../../../../src/workbench/commands/changes/ticks.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import {
  changeDescription,
  changeLabel,
  changeRows,
  impliedChange,
  mergedAnswers,
  type ChangeSearch,
  type SourceAnswers,
} from '../../../../src/workbench/commands/changes/changeRows.ts';

function pullRequest(number: number, title: string, more: Partial<Change> = {}): Change {
  const at = new Date(Date.parse('2026-11-20T00:00:00Z') + number * 1000).toISOString();
  return { key: `pr:acme/shop#${number}`, kind: 'pullRequest', title, number, at, author: 'Mira', ...more };
}
const pool = pullRequest(234, 'Lower the pool limit');
const cart = pullRequest(233, 'Show the cart');
const deploy: Change = {
  key: 'deploy:acme/shop@v7',
  kind: 'deploy',
  title: 'v7',
  tag: 'v7',
  at: '2026-11-21T00:00:00Z',
};
const commit: Change = {
  key: `commit:${'a'.repeat(40)}`,
  kind: 'commit',
  title: 'Fix typo',
  sha: 'a'.repeat(40),
  at: pool.at,
};

function search(more: Partial<ChangeSearch>): ChangeSearch {
  return { kind: 'pullRequest', query: '', sources: [], chosen: [], linked: new Set(), ...more };
}

function lines(more: Partial<ChangeSearch>): readonly string[] {
  const words = { say: sayEnglish, failureMessage: ({ code }: { code: string }) => `failed: ${code}` };
  return changeRows(search(more), words).map((row) => {
    if (row.kind === 'heading') return `— ${row.label}`;
    return row.kind !== 'change' ? `(${row.message})` : changeLabel(row.change) + (row.isLinked ? ' (linked)' : '');
  });
}

const titleHint = '(Words of its title or its branch may find it.)';

describe('changeRows', () => {
  it('speaks of a vendor that nobody is connected to only when a search ends with nothing', () => {
    const signedOut = { code: 'auth' as const, where: 'GitHub' };
    const gone = { code: 'missing' as const, where: '#9' };
    const ask = (query: string, found: SourceAnswers['found']): readonly string[] =>
      lines({
        query,
        sources: [
          { name: 'git', recent: [], ...(found === undefined ? {} : { found }) },
          { name: 'GitHub', recent: signedOut, ...(found === undefined ? {} : { found: signedOut }) },
        ],
      });
    const auth = '(failed: auth)';
    expect(ask('', undefined)).not.toContain(auth);
    expect(ask('pool', [pool])).not.toContain(auth);
    expect(ask('#9', gone)).toEqual([
      '(#9 is not in the history of any repository that is open here.)',
      titleHint,
      auth,
      '(Add “#9” to the timeline as a note…)',
    ]);
  });

  it('lists recent changes of the wanted kind, newest first, each once', () => {
    const sources = [
      { name: 'git', recent: [cart, deploy, commit, pool] },
      { name: 'other', recent: [pool] },
    ];
    expect(lines({ sources })).toEqual(['— Recent', '#234 Lower the pool limit', '#233 Show the cart']);
    expect(lines({ sources, kind: 'deploy' })).toEqual(['— Recent', 'v7']);
  });

  it('shows a deploy once that a tag, GitHub and Vercel tell of, and takes any of its names for it', async () => {
    const sha = 'd'.repeat(40);
    const tagged: Change = { ...deploy, repository: 'acme/shop', sha, timeOf: 'commit' };
    const told = (source: string, id: string): Deployment => ({
      key: `deploy:acme/shop@${id}`,
      id,
      source,
      repository: 'acme/shop',
      environment: 'production',
      isProduction: true,
      sha,
      title: 'Lower the pool limit',
      url: 'https://shop-1.vercel.app',
      state: 'ready',
      stateWord: 'ready',
      createdAtMs: Date.parse('2026-11-21T00:05:00Z'),
    });
    const histories = [told('GitHub', '71'), told('Vercel', 'dpl_1')].map((deployment) => ({
      name: deployment.source,
      deployments: () => Promise.resolve(ok([deployment])),
    }));
    const git: ChangeSource = {
      name: 'git',
      recent: () => Promise.resolve(ok([tagged])),
      find: () => Promise.resolve(ok([])),
    };
    const clock = { now: () => Date.parse('2026-11-21T01:00:00Z') };
    const { sources, merge } = deploySearch([git], histories, clock);
    const query = 'https://shop-1.vercel.app';
    const answers = await Promise.all(
      sources.map(async (source): Promise<SourceAnswers> => {
        const [recent, found] = [await source.recent({ sinceMs: 0, limit: 9 }), await source.find(query, 9)];
        return { name: source.name, recent: recent.ok ? recent.value : [], found: found.ok ? found.value : [] };
      }),
    );
    const { sources: merged, standing } = mergedAnswers(answers, merge);
    expect(lines({ kind: 'deploy', query, sources: merged })).toEqual(['— Found', 'v7']);
    expect(lines({ kind: 'deploy', sources: merged, linked: new Set(['deploy:acme/shop@71']) })).toEqual([
      '— Recent',
      'v7 (linked)',
    ]);
    expect(standing.get('deploy:acme/shop@dpl_1')).toMatchObject({
      key: 'deploy:acme/shop@v7',
      tag: 'v7',
      environment: 'production',
      url: query,
    });
    const [alone] = answers;
    expect(alone && mergedAnswers([alone], merge).sources, 'nothing is added to a tag alone').toEqual([alone]);
  });

  it('says that it is looking, instead of showing an empty list', () => {
    expect(lines({ sources: [{ name: 'git', recent: 'loading' }] })).toEqual(['(Looking through the history…)']);
  });

  it('says that there is nothing recent', () => {
    expect(lines({ sources: [{ name: 'git', recent: [deploy] }] })).toEqual([
      '(No recent pull request was found. Type a number or words to search the whole history.)',
    ]);
  });

  it('shows each source’s failure beside what others found', () => {
    const sources = [
      { name: 'git', recent: [pool] },
      { name: 'GitHub', recent: { code: 'offline' as const, where: 'GitHub' } },
    ];
    expect(lines({ sources })).toEqual(['— Recent', '#234 Lower the pool limit', '(failed: offline)']);
  });

  it('finds among the recent ones at once and adds what the whole history has', () => {
    const old = pullRequest(7, 'Add a pool');
    const git = { name: 'git', recent: [cart, pool] };
    expect(lines({ query: 'pool', sources: [{ ...git, found: 'loading' }] })).toEqual([
      '— Found',
      '#234 Lower the pool limit',
      '— Recent',
      '#233 Show the cart',
    ]);
    expect(lines({ query: 'pool', sources: [{ ...git, found: [old, commit] }] }).slice(0, 4)).toEqual([
      '— Found',
      '#234 Lower the pool limit',
      '#7 Add a pool',
      'aaaaaaaa Fix typo',
    ]);
  });

  it('names whoever else looked for a number in vain', () => {
    const gone = { code: 'missing' as const, where: '#9' };
    const answers = (found: SourceAnswers['found']): readonly string[] =>
      lines({
        query: '#9',
        sources: ['git', 'GitHub'].map((name) => ({ name, recent: [], ...(found === undefined ? {} : { found }) })),
      });
    const said = [
      '(#9 is not in the history of any repository that is open here, nor on GitHub.)',
      titleHint,
      '(Add “#9” to the timeline as a note…)',
    ];
    expect(answers(gone)).toEqual(said);
    expect(answers([])).toEqual(said);
  });

  it('says that a number is unknown', () => {
    const unknown = { code: 'missing' as const, where: '#999' };
    const said = [
      '(#999 is not in the history of any repository that is open here.)',
      titleHint,
      '(Add “#999” to the timeline as a note…)',
    ];
    expect(lines({ query: '#999', sources: [{ name: 'git', recent: [], found: unknown }] })).toEqual(said);
    expect(lines({ query: '#999', sources: [{ name: 'git', recent: [], found: [] }] })).toEqual(said);
  });

  it('offers to keep what is found nowhere as a note, also an address of another repository', () => {
    const query = 'https://github.com/acme/other/pull/7';
    const rows = (found: SourceAnswers['found'] & object): readonly string[] =>
      lines({ query, sources: [{ name: 'git', recent: [], found }] });
    expect(rows([])).toEqual([
      `(${query} is not in the history of any repository that is open here.)`,
      titleHint,
      `(Add “${query}” to the timeline as a note…)`,
    ]);
    expect(rows([pool]).join(), 'not where something is found').not.toContain('note');
    expect(lines({ query: 'no such words', sources: [{ name: 'git', recent: [], found: [] }] })).not.toContain(
      titleHint,
    );
  });

  it('says what to do when Enter is pressed and several are there, none of them ticked', () => {
    const sources = [{ name: 'git', recent: [pool, cart], found: [] }];
    const said = '(Tick what is meant, or go to one with the arrow keys and press Enter once more.)';
    expect(lines({ sources })).not.toContain(said);
    expect(lines({ sources, isUndecided: true })[0]).toBe(said);
    expect(lines({ sources, isUndecided: true, query: 'the' })[0]).toBe(said);
    expect(lines({ sources, isUndecided: true, query: '#999' }), 'nothing is there to tick').not.toContain(said);
  });

  it('keeps ticked changes in sight, and marks those that are linked', () => {
    const sources = [{ name: 'git', recent: [pool, cart], found: [] }];
    const chosen = [cart];
    expect(lines({ query: 'pool', sources, chosen, linked: new Set([pool.key]) })).toEqual([
      '— Chosen',
      '#233 Show the cart',
      '— Found',
      '#234 Lower the pool limit (linked)',
    ]);
  });
});

describe('impliedChange', () => {
  const sources = [{ name: 'git', recent: [pool, cart, pullRequest(2345, 'Pool again')] }];
  it.each([
    ['#234', pool],
    ['234', pool],
    ['cart', cart],
    ['limit pool', pool],
    ['pool', undefined],
    ['', undefined],
    ['nothing', undefined],
  ])('takes “%s” for the change that it must mean', (query, change) => {
    expect(impliedChange(search({ query, sources }))?.key).toBe(change?.key);
  });
});

describe('changeDescription', () => {
  it('says who, when and where, and whether it is linked', () => {
    const nowMs = Date.parse(pool.at) + 3 * 3_600_000;
    const change = { ...pool, branch: 'fix/pool', tag: 'v8' };
    expect(changeDescription(change, false, nowMs, sayEnglish)).toBe('Mira · 3 h ago · fix/pool · v8');
    expect(changeDescription(deploy, true, Date.parse(deploy.at), sayEnglish)).toBe('linked already · 0 min ago');
  });
});

describe('Ticks', () => {
  it('take what VS Code tells for what the person did, except while rows are being replaced', () => {
    let drawn = 0;
    const ticks = new Ticks(() => (drawn += 1));
    expect(ticks.mayDraw()).toBe(true);
    ticks.drawn();
    ticks.told(['a']);
    expect(ticks.chosen).toEqual(['a']);
    expect(ticks.mayDraw()).toBe(true);
    ticks.drawn();
    expect(ticks.mayDraw()).toBe(false);
    ticks.told([]);
    ticks.told(['x']);
    expect([ticks.chosen, drawn]).toEqual([['a'], 0]);
    ticks.told(['a']);
    expect(drawn).toBe(1);
    ticks.told([]);
    expect(ticks.chosen).toEqual([]);
    ticks.dispose();
  });

  it('stay on what has got another name, once where two have become one', () => {
    const ticks = new Ticks(() => undefined);
    ticks.told(['dpl_1', 'v7', 'v6']);
    ticks.rename((key) => (key === 'dpl_1' ? 'v7' : key));
    expect(ticks.chosen).toEqual(['v7', 'v6']);
    ticks.dispose();
  });

  it('count again when VS Code does not answer', () => {
    vi.useFakeTimers();
    const ticks = new Ticks(() => undefined);
    ticks.told(['a']);
    ticks.drawn();
    vi.advanceTimersByTime(2_000);
    ticks.told(['a', 'b']);
    expect(ticks.chosen).toEqual(['a', 'b']);
    vi.useRealTimers();
  });
});
