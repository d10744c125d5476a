import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { git } from '../../../scripts/sample/git.mts';
import { onCallSunday } from '../../../scripts/sample/times.mts';
import { makeSampleWorkspace, type SampleWorkspace } from '../../../scripts/sampleWorkspace.mts';

const now = new Date('2026-11-24T03:00:00Z');
let root: string;
let dir: string;
let sample: SampleWorkspace;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sitrep-sample-'));
  dir = join(root, 'harbor');
  sample = makeSampleWorkspace(dir, { now });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function gitLines(...args: string[]): string[] {
  return git(dir, args).split('\n').filter(Boolean);
}

function read(path: string): string {
  return readFileSync(join(dir, path), 'utf8');
}

describe('history', () => {
  test('one base time gives one set of commits', () => {
    const again = makeSampleWorkspace(join(root, 'again'), { now });
    expect({ head: again.head, refs: again.refs }).toEqual({ head: sample.head, refs: sample.refs });
  });

  test('at least twelve pull requests are merged by merge commits, and three are squashed', () => {
    const subjects = gitLines('log', '--first-parent', '--format=%s', 'main');
    expect(subjects.filter((subject) => subject.startsWith('Merge pull request #')).length).toBeGreaterThanOrEqual(12);
    expect(subjects.filter((subject) => /^[A-Z].* \(#\d+\)$/.test(subject))).toHaveLength(3);
  });

  test('pull request #234 lowers the pool limit and went out with the last deploy', () => {
    const [subject, title] = gitLines('show', '--no-patch', '--format=%B', sample.culprit);
    expect(subject).toBe('Merge pull request #234 from mira-okafor/pool-limits');
    expect(title).toBe('Lower the database pool limit and fail faster');
    expect(git(dir, ['diff', `${sample.culprit}^1`, sample.culprit, '--', 'src/db/pool.ts'])).toContain(
      '+export const poolDefaults = { max: 5',
    );
    const [last = '', before = ''] = sample.deploys;
    expect(gitLines('rev-list', `${before}..${last}`)).toContain(sample.culprit);
  });

  test('a merge changes what its branch changed', () => {
    expect(gitLines('diff', '--name-only', `${sample.culprit}^1`, sample.culprit)).toEqual([
      'docs/pool.md',
      'src/checkout/handleCheckout.ts',
      'src/db/pool.ts',
      'test/db/pool.test.ts',
    ]);
  });

  test('a revert names the commit that it takes back', () => {
    const [body = ''] = git(dir, ['log', '--format=%B%x00', '--grep=^Revert ', 'main']).split('\0');
    const undone = /This reverts commit ([0-9a-f]{40}), reversing\nchanges made to ([0-9a-f]{40})\./.exec(body);
    expect(gitLines('show', '--no-patch', '--format=%s', undone?.[1] ?? '')[0]).toContain('#222');
    expect(gitLines('rev-parse', `${undone?.[1] ?? ''}^1`)).toEqual([undone?.[2]]);
  });

  test('deploys are tags by day and number, most of them annotated', () => {
    const tags = gitLines(
      'for-each-ref',
      'refs/tags',
      '--sort=-creatordate',
      '--format=%(objecttype) %(refname:short)',
    );
    expect(tags.filter((tag) => !/^(tag|commit) deploy-\d{4}-\d{2}-\d{2}\.\d$/.test(tag))).toEqual([]);
    expect(tags.filter((tag) => tag.startsWith('tag ')).length).toBeGreaterThan(5);
    expect(tags.filter((tag) => tag.startsWith('commit ')).length).toBeGreaterThan(1);
    expect(sample.deploys.slice(0, 2)).toEqual(['deploy-2026-11-24.1', 'deploy-2026-11-23.1']);
  });

  test('the last deploy was 25 minutes ago, the merge of #234 40 minutes', () => {
    const minutesAgo = (date: string) => (now.getTime() - Date.parse(date)) / 60_000;
    const [deployed = ''] = gitLines(
      'for-each-ref',
      '--format=%(creatordate:iso-strict)',
      `refs/tags/${sample.deploys[0] ?? ''}`,
    );
    const [merged = ''] = gitLines('show', '--no-patch', '--format=%cI', sample.culprit);
    expect([deployed, merged].map(minutesAgo)).toEqual([25, 40]);
  });
});

describe('files', () => {
  test('the working tree is clean and git finds no fault', () => {
    expect(git(dir, ['status', '--porcelain'])).toBe('');
    expect(git(dir, ['fsck', '--strict', '--no-dangling', '--no-progress'])).toBe('');
  });

  test('there are six runbooks, a playbook and a log', () => {
    expect(readdirSync(join(dir, 'runbooks'))).toHaveLength(6);
    expect(
      ['playbook.md', 'CODEOWNERS', 'README.md', 'logs/checkout-errors.log'].filter(
        (path) => !existsSync(join(dir, path)),
      ),
    ).toEqual([]);
  });

  test('no mark of the content files is left unfilled', () => {
    const texts = gitLines('ls-files')
      .concat('logs/checkout-errors.log')
      .map((path) => path + read(path));
    expect(texts.filter((text) => /@@|TIMESTAMP/.test(text))).toEqual([]);
  });

  test('relative links lead to files', () => {
    const dead = gitLines('ls-files', '*.md').flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
        .map(([, path = '']) => join(dirname(file), path))
        .filter((path) => !existsSync(join(dir, path))),
    );
    expect(dead).toEqual([]);
  });

  test('the stack traces of the log point at calls in the code', () => {
    const frames = [...read('logs/checkout-errors.log').matchAll(/harbor\/(src\/[^:]+):(\d+):(\d+)/g)];
    const code = frames.map(([, path = '', line, column]) => {
      const text = read(path).split('\n')[Number(line) - 1] ?? '';
      return text.slice(Number(column) - 1).split('(')[0];
    });
    expect([...new Set(code)].sort()).toEqual([
      'await handleCheckout',
      'await placeOrder',
      'await pool.use',
      'await reserveStock',
      'await route',
      'await this.acquire',
      'await work',
      'new PoolExhaustedError',
    ]);
  });

  test('the rota has the current week', () => {
    expect(read('playbook.md')).toMatch(/\| 2026-11-22 +\| Noor Haddad/);
  });
});

test.each([
  ['2026-11-23T01:59:59Z', '2026-11-15'],
  ['2026-11-23T02:00:00Z', '2026-11-22'],
  ['2026-07-06T01:00:00Z', '2026-07-05'],
])('at %s the on-call week began on %s', (time, sunday) => {
  expect(onCallSunday(Date.parse(time))).toBe(sunday);
});

describe('an existing folder', () => {
  test('with the sample in it is left alone, whatever the time', () => {
    expect(makeSampleWorkspace(dir)).toEqual(sample);
  });

  test('with something else in it is refused', () => {
    const other = mkdtempSync(join(root, 'other-'));
    writeFileSync(join(other, 'notes.md'), '');
    expect(() => makeSampleWorkspace(other)).toThrow('is not empty and not a sample workspace');
    expect(readdirSync(other)).toEqual(['notes.md']);
  });

  test('with a sample that nobody touched is replaced', () => {
    const place = join(mkdtempSync(join(root, 'untouched-')), 'harbor');
    makeSampleWorkspace(place, { now });
    makeSampleWorkspace(place, { now, fresh: true });
    expect(readdirSync(dirname(place))).toEqual(['harbor']);
  });

  test('with a sample that somebody worked in is kept beside the new one', () => {
    const place = join(mkdtempSync(join(root, 'touched-')), 'harbor');
    makeSampleWorkspace(place, { now });
    writeFileSync(join(place, 'checkout.postmortem.md'), 'mine');
    const later = new Date(now.getTime() + 60_000);
    expect(makeSampleWorkspace(place, { now: later }).now).toBe(later.toISOString());
    const [, previous = ''] = readdirSync(dirname(place)).sort();
    expect(readFileSync(join(dirname(place), previous, 'harbor', 'checkout.postmortem.md'), 'utf8')).toBe('mine');
  });
});
