import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../../src/core/changes/suspects/candidate.ts';
import { narrow } from '../../../../../src/core/changes/suspects/narrow.ts';
import { rankSuspects } from '../../../../../src/core/changes/suspects/rankSuspects.ts';
import type { IncidentReport } from '../../../../../src/core/changes/suspects/report/incidentReport.ts';
import { sayEnglish } from '../../../../../src/core/say.ts';
import { reasonWords } from '../../../../../src/workbench/tree/rows/reasonWords.ts';

const startedMs = Date.parse('2026-11-24T03:00:00.000Z');
const hourMs = 3_600_000;

function change(key: string, title: string, hours: number, ...paths: readonly string[]): Candidate {
  const files = paths.map((path) => ({ path, added: 4, deleted: 2 }));
  return { key, kind: 'pullRequest', title, body: '', landedMs: startedMs - hours * hourMs, files, commits: [] };
}

const report = (text: string, ...evidence: readonly string[]): IncidentReport => ({ text, evidence, startedMs });

function wordsAbout(ranking: ReturnType<typeof rankSuspects>, key: string): readonly string[] {
  const reasons = ranking.suspects.find((suspect) => suspect.key === key)?.reasons ?? [];
  return reasons.map((reason) => reasonWords(reason, sayEnglish));
}

const trace = 'PoolError: no free connection\n    at placeOrder (src/checkout/placeOrder.ts:12:3)';
const given = [
  change('pool', 'Lower the pool limit for a free connection', 2, 'src/db/pool.ts', 'src/checkout/placeOrder.ts'),
  change('order', 'Rename the index of placeOrder', 3, 'src/orders/list.ts'),
  ...Array.from({ length: 8 }, (_, n) => change(`other${n}`, `Tidy page ${n}`, n + 5, `web/page${n}.tsx`)),
];

describe('the reasons of a suspect', () => {
  it('never are pieces of paths that every repository has', () => {
    const said = given
      .flatMap(({ key }) => wordsAbout(rankSuspects(report('Orders fail', trace), given), key))
      .join('\n');
    expect(said).toContain('placeOrder');
    expect(said).not.toMatch(/“(?:ts|src)”/u);
  });

  it('may be such a word where the report writes it outside of a path', () => {
    const said = (text: string): string => wordsAbout(rankSuspects(report(text, trace), given), 'order').join('\n');
    expect(said('A missing index')).toContain('“index”');
    expect(said('See src/index/list.ts')).not.toContain('“index”');
  });

  it('say what is against a change when they are against it', () => {
    const reasons = given.flatMap(
      ({ key }) =>
        rankSuspects(report('no free connection', trace), given).suspects.find((each) => each.key === key)?.reasons ??
        [],
    );
    const against = reasons.filter(({ kind, weight }) => kind === 'words' && weight < 0);
    expect(against.length).toBeGreaterThan(0);
    for (const reason of against)
      expect(reasonWords(reason, sayEnglish)).toMatch(/^Mentions (?:less|no telling word) of the report/u);
  });

  it('hold one against it for every unlikely suspect that is explained, also among some of the candidates', () => {
    const word = fc.constantFrom('pool', 'connection', 'checkout', 'footer', 'index', 'src', 'limit');
    const candidate = fc.tuple(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: -2, max: 90 }),
      fc.subarray(['src/pool.ts', 'web/footer.tsx', 'docs/a.md']),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 5 }),
        fc.array(candidate, { minLength: 1, maxLength: 40 }),
        (text, list) => {
          const changes = list.map(([title, hours, paths], index) =>
            change(String(index), title.join(' '), hours, ...paths),
          );
          const whole = rankSuspects(report(text.join(' ')), changes);
          const some = narrow(whole, new Set(changes.filter((_, index) => index % 3 === 0).map(({ key }) => key)));
          for (const { likelihood, reasons } of [...whole.suspects, ...some.suspects])
            if (likelihood === 'unlikely') expect(reasons.some(({ weight }) => weight < 0)).toBe(true);
        },
      ),
    );
  });

  it('call likely only what is likelier than not, and so likelier than that none of them did it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 6 }), (hours) => {
        const changes = hours.map((each, index) =>
          change(String(index), index % 2 === 0 ? 'Pool limit' : 'Footer', each),
        );
        const { suspects, none } = rankSuspects(report('pool limit'), changes);
        for (const { likelihood, probability } of suspects)
          if (likelihood === 'likely') expect(probability).toBeGreaterThanOrEqual(Math.max(0.5, none));
      }),
    );
  });
});
