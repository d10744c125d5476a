import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../../src/core/changes/suspects/candidate.ts';
import { Lexicon } from '../../../../../src/core/changes/suspects/index/lexicon.ts';
import { poolSteps } from '../../../../../src/core/changes/suspects/pool.ts';
import { rankInSteps } from '../../../../../src/core/changes/suspects/rankInSteps.ts';
import {
  finish,
  rankPoolSteps,
  rankSteps,
  rankSuspects,
} from '../../../../../src/core/changes/suspects/rankSuspects.ts';
import type { Reason } from '../../../../../src/core/changes/suspects/ranking.ts';
import type { IncidentReport } from '../../../../../src/core/changes/suspects/report/incidentReport.ts';

const hourMs = 3_600_000;
const startedMs = Date.UTC(2026, 0, 10, 3);

function change(key: string, with_: Partial<Candidate> = {}): Candidate {
  return { key, title: '', body: '', landedMs: startedMs - hourMs, files: [], commits: [], ...with_ };
}

function report(text: string, with_: Partial<IncidentReport> = {}): IncidentReport {
  return { text, evidence: [], startedMs, ...with_ };
}

const paths = fc.constantFrom('src/db/pool.ts', 'README.md', 'package-lock.json', 'test/pool.test.ts', 'a', '');
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'Revert "Pool connections"',
    'connection pool exhausted',
    'Upgrade redis (#12)',
    'at f (src/db/pool.ts:3:1)',
  ),
);
const times = fc.oneof(fc.integer({ min: startedMs - 100 * hourMs, max: startedMs + 10 * hourMs }), fc.double());
const candidates = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 8 }),
    title: words,
    body: words,
    landedMs: times,
    files: fc.array(fc.record({ path: paths, added: fc.nat(50), deleted: fc.nat(50) }), { maxLength: 4 }),
    commits: fc.array(fc.record({ title: words, body: words }), { maxLength: 2 }),
  }),
  { selector: ({ key }) => key, maxLength: 12 },
);
const reports = fc.record({ text: words, evidence: fc.array(words, { maxLength: 2 }), startedMs: times });

function isGrounded(reason: Reason, said: string, own: Candidate | undefined, given: readonly Candidate[]): boolean {
  const paths = own?.files.map(({ path }) => path) ?? [];
  switch (reason.kind) {
    case 'frame':
      return paths.includes(reason.path) && said.replaceAll('\\', '/').includes(reason.file.toLowerCase());
    case 'path':
      return paths.includes(reason.path) && said.includes(reason.mention);
    case 'words':
      return reason.words.every((word) => word.split(' ').every((each) => said.includes(each.toLowerCase())));
    case 'files':
      return reason.paths.length > 0 && reason.paths.every((path) => paths.includes(path));
    case 'named':
      return said.includes(reason.mention.toLowerCase());
    case 'time':
      return reason.later >= 0 && reason.beforeMs >= 0;
    case 'afterStart':
      return reason.afterMs > 0;
    case 'size':
      return reason.files === paths.length;
    case 'takenBack':
      return given.some(({ key }) => key === reason.key);
    case 'revert':
    case 'reland':
      return [own?.title, own?.body, ...(own?.commits.map(({ title }) => title) ?? [])].some(
        (text) => text?.includes(reason.title) === true,
      );
    case 'manner':
      return reason.words.every((word) => JSON.stringify(own).includes(word));
    case 'elsewhere':
      return reason.weight < 0 && paths.length > 0;
    case 'outranked':
      return reason.weight < 0 && reason.better < given.length;
    case 'blame':
    case 'component':
      return false;
  }
}

describe('rankSuspects', () => {
  it('gives every candidate once, with probabilities that add up to one together with none of these', () => {
    fc.assert(
      fc.property(reports, candidates, (about, given) => {
        const { suspects, none } = rankSuspects(about, given);
        expect(suspects.map(({ key }) => key).sort()).toEqual(given.map(({ key }) => key).sort());
        expect(suspects.reduce((sum, { probability }) => sum + probability, none)).toBeCloseTo(1, 9);
        expect(suspects.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(
        reports,
        candidates.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        (about, [given, shuffled]) => {
          expect(rankSuspects(about, shuffled)).toEqual(rankSuspects(about, given));
        },
      ),
    );
  });

  it('names in every reason something that the input holds', () => {
    fc.assert(
      fc.property(reports, candidates, (about, given) => {
        const said = [about.text, ...about.evidence].join('\n').toLowerCase();
        for (const { key, reasons } of rankSuspects(about, given).suspects) {
          const own = given.find((each) => each.key === key);
          for (const reason of reasons) expect(isGrounded(reason, said, own, given), JSON.stringify(reason)).toBe(true);
        }
      }),
    );
  });

  it('gives the same ranking each time', () => {
    fc.assert(
      fc.property(reports, candidates, (about, given) => {
        expect(rankSuspects(about, given)).toEqual(rankSuspects(structuredClone(about), structuredClone(given)));
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same ranking whatever was ranked before', () => {
    fc.assert(
      fc.property(reports, candidates, candidates, (about, before, given) => {
        const used = new Lexicon();
        finish(poolSteps(before, used));
        const [first, later] = [new Lexicon(), used].map((lexicon) =>
          finish(rankPoolSteps(about, finish(poolSteps(given, lexicon)))),
        );
        expect(later).toEqual(first);
      }),
    );
  });

  it('lets the change that a later one took back fall behind', () => {
    const files = [{ path: 'src/pool.ts', added: 3, deleted: 1 }];
    const ranking = rankSuspects(report('pool exhausted'), [
      change('revert', { title: 'Revert "Share the connection pool"', landedMs: startedMs - hourMs, files }),
      change('shared', { title: 'Share the connection pool', landedMs: startedMs - 2 * hourMs, files }),
      change('kept', { title: 'Shrink the connection pool', landedMs: startedMs - 3 * hourMs, files }),
    ]);
    expect(ranking.suspects[0]?.key).toBe('kept');
    expect(ranking.suspects.find(({ key }) => key === 'shared')?.reasons).toContainEqual(
      expect.objectContaining({ kind: 'takenBack', key: 'revert' }),
    );
    expect(ranking.suspects.find(({ key }) => key === 'revert')?.reasons).toContainEqual(
      expect.objectContaining({ kind: 'revert', title: 'Share the connection pool' }),
    );
  });

  it('finds words in the form that code writes them', () => {
    const ranking = rankSuspects(report('Active Job does not start'), [
      change('mail', { title: 'Tidy mail', landedMs: startedMs - hourMs }),
      change('job', { title: 'Autoload ActiveJob', landedMs: startedMs - 5 * hourMs }),
      change('view', { title: 'Tidy views', landedMs: startedMs - 2 * hourMs }),
    ]);
    expect(ranking.suspects[0]?.key).toBe('job');
  });

  it('raises none of these when the change that the report speaks of is not among the candidates', () => {
    const others = Array.from({ length: 10 }, (_, index) =>
      change(`other${index}`, { title: `Tidy page ${index}`, landedMs: startedMs - (index + 2) * hourMs }),
    );
    const culprit = change('pool', {
      title: 'Share the connection pool',
      files: [{ path: 'src/pool.ts', added: 9, deleted: 2 }],
    });
    const about = report('The connection pool is exhausted, see src/pool.ts');
    expect(rankSuspects(about, others).none).toBeGreaterThan(rankSuspects(about, [culprit, ...others]).none);
  });

  it('explains as many suspects as asked for', () => {
    const given = [change('a'), change('b', { landedMs: startedMs - 2 * hourMs })];
    const { suspects } = rankSuspects(report('x'), given, { explained: 1 });
    expect(suspects.map(({ reasons }) => reasons.length > 0)).toEqual([true, false]);
  });

  it('puts the change of the file in the stack trace before a later one of another file', () => {
    const ranking = rankSuspects(
      report('Checkout fails', { evidence: ['Error: no pool\n    at take (/app/src/db/pool.ts:12:5)'] }),
      [
        change('other', { title: 'Update the footer', files: [{ path: 'src/footer.ts', added: 3, deleted: 1 }] }),
        change('pool', {
          title: 'Tidy',
          landedMs: startedMs - 2 * hourMs,
          files: [{ path: 'src/db/pool.ts', added: 9, deleted: 4 }],
        }),
      ],
    );
    expect(ranking.suspects[0]?.key).toBe('pool');
    expect(ranking.suspects[0]?.reasons).toContainEqual(
      expect.objectContaining({
        kind: 'frame',
        path: 'src/db/pool.ts',
        file: '/app/src/db/pool.ts',
        line: 12,
        function: 'take',
      }),
    );
  });

  it('ranks a change that landed after the start below the same change before it', () => {
    const ranking = rankSuspects(report('x'), [
      change('late', { landedMs: startedMs + hourMs }),
      change('early', { landedMs: startedMs - hourMs }),
    ]);
    expect(ranking.suspects.map(({ key }) => key)).toEqual(['early', 'late']);
    expect(ranking.suspects[1]?.reasons).toContainEqual(
      expect.objectContaining({ kind: 'afterStart', afterMs: hourMs }),
    );
  });

  it('is certain that it was none of them when there are none', () => {
    expect(rankSuspects(report('Everything is down'), [])).toEqual({ suspects: [], none: 1 });
  });
});

describe('rankInSteps', () => {
  const given = Array.from({ length: 100 }, (_, index) =>
    change(String(index), { title: `Change ${index} of the pool` }),
  );

  it('comes to the same ranking as in one piece', async () => {
    let now = 0;
    const ranking = await rankInSteps(rankSteps(report('pool'), given), {
      nowMs: () => (now += 4),
      pause: () => Promise.resolve(),
    });
    expect(ranking).toEqual(rankSuspects(report('pool'), given));
  });

  it('stops at the next pause once it is cancelled', async () => {
    let pauses = 0;
    const ranking = await rankInSteps(rankSteps(report('pool'), given), {
      nowMs: () => pauses * 100,
      pause: () => Promise.resolve(void (pauses += 1)),
      cancelled: () => pauses > 0,
      stretchMs: 0,
    });
    expect(ranking).toBeUndefined();
    expect(pauses).toBe(1);
  });
});
