import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLanding, type Landing } from '../../../../src/core/changes/history/landing.ts';
import type { WebHost } from '../../../../src/core/changes/host/repositoryPath.ts';

interface Example {
  readonly name: string;
  readonly message: string;
  readonly host?: WebHost;
  readonly landing: Landing;
}

const examples: readonly Example[] = [
  {
    name: "GitHub's merge commit: the title is the first line of the body",
    message: 'Merge pull request #234 from mira-okafor/pool-limits\n\nLower the pool limit\n\nMore words.',
    landing: { title: 'Lower the pool limit', number: 234, branch: 'pool-limits', host: 'github' },
  },
  {
    name: 'a merge commit without a body keeps its subject',
    message: 'Merge pull request #12 from acme/feature/x',
    landing: { title: 'Merge pull request #12 from acme/feature/x', number: 12, branch: 'feature/x', host: 'github' },
  },
  {
    name: "GitHub's squash",
    message: 'Accept vouchers (#223)\n\n* Read codes',
    landing: { title: 'Accept vouchers', number: 223, host: 'github' },
  },
  {
    name: 'a squash that names another pull request counts for its own number, the last',
    message: 'Revert "Accept vouchers (#223)" (#240)',
    landing: { title: 'Revert "Accept vouchers (#223)"', number: 240, host: 'github' },
  },
  {
    name: 'a squash on a GitHub with a name of its own',
    message: 'Accept vouchers (#223)',
    host: 'github',
    landing: { title: 'Accept vouchers', number: 223, host: 'github' },
  },
  {
    name: 'on GitLab "(#12)" is an issue',
    message: 'Fix the crash (#12)',
    host: 'gitlab',
    landing: { title: 'Fix the crash (#12)' },
  },
  {
    name: "GitLab's merge commit",
    message: "Merge branch 'pool' into 'main'\n\nLower the pool limit\n\nSee merge request shop/backend!234",
    landing: { title: 'Lower the pool limit', number: 234, branch: 'pool', host: 'gitlab' },
  },
  {
    name: "GitLab's squash or fast-forward",
    message: 'Lower the pool limit\n\nBecause.\n\nSee merge request shop/backend!234',
    landing: { title: 'Lower the pool limit', number: 234, host: 'gitlab' },
  },
  {
    name: "Bitbucket's merge commit",
    message: 'Merged in feature/pool (pull request #234)\n\nLower the pool limit\n\nApproved-by: Mira',
    landing: { title: 'Lower the pool limit', number: 234, branch: 'feature/pool', host: 'bitbucket' },
  },
  {
    name: "Bitbucket Server's merge commit",
    message: 'Pull request #234: Lower the pool limit\n\nMerge in SHOP/backend from pool to master\n\n* commit abc',
    landing: { title: 'Lower the pool limit', number: 234, branch: 'pool', host: 'bitbucketServer' },
  },
  {
    name: "Bitbucket Server's older merge commit, whose body lists commits",
    message: 'Merge pull request #234 in SHOP/backend from pool to master\n\n* commit abc',
    landing: {
      title: 'Merge pull request #234 in SHOP/backend from pool to master',
      number: 234,
      branch: 'pool',
      host: 'bitbucketServer',
    },
  },
  {
    name: "Azure's merge and squash",
    message: 'Merged PR 234: Lower the pool limit\n\nRelated work items: #9',
    host: 'azure',
    landing: { title: 'Lower the pool limit', number: 234, host: 'azure' },
  },
  {
    name: "Gitea's merge commit",
    message: "Merge pull request 'Lower the pool limit' (#234) from mira/pool into main",
    landing: { title: 'Lower the pool limit', number: 234, branch: 'mira/pool', host: 'gitea' },
  },
  { name: 'a plain commit', message: 'Fix #12 for good\n\nBody', landing: { title: 'Fix #12 for good' } },
  {
    name: 'a branch that was merged by hand',
    message: "Merge branch 'hotfix/pool'",
    landing: { title: "Merge branch 'hotfix/pool'", branch: 'hotfix/pool' },
  },
  {
    name: 'bringing main into a branch changes nothing of its own',
    message: "Merge branch 'main' into feature",
    landing: { title: "Merge branch 'main' into feature", branch: 'main', syncs: true },
  },
  {
    name: 'so does a pull',
    message: "Merge branch 'release' of github.com:acme/shop",
    landing: { title: "Merge branch 'release' of github.com:acme/shop", branch: 'release', syncs: true },
  },
  {
    name: 'an octopus merge names its first branch',
    message: "Merge branches 'a', 'b' and 'c'",
    landing: { title: "Merge branches 'a', 'b' and 'c'", branch: 'a' },
  },
  { name: 'there is no pull request 0', message: 'Title (#0)', landing: { title: 'Title (#0)' } },
  { name: 'an empty message', message: '\n \n', landing: { title: '' } },
  { name: 'NULs and escapes', message: 'a\u001b[31m\tb\0c', landing: { title: 'a [31m b' } },
];

describe('a commit message', () => {
  it.each(examples)('$name', ({ message, host, landing }) => {
    expect(readLanding(message, host)).toEqual(landing);
  });

  it('is read in CRLF as in LF', () => {
    for (const { message, host, landing } of examples) {
      expect(readLanding(message.replaceAll('\n', '\r\n'), host)).toEqual(landing);
    }
  });

  it('of 10 KB in one line is cut to a title', () => {
    const { title } = readLanding('€😀'.repeat(3_500));
    expect(title.length).toBeLessThanOrEqual(500);
    expect(title).toMatch(/^(€😀)+€?…$/u);
  });

  it('of any content is read without an error, in one line without control characters', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            'Merge pull request #',
            'Merged PR ',
            '(#',
            ')',
            '!',
            '\n',
            '\r',
            '\0',
            '7',
            ' from ',
            'a/b',
            "'",
            '"',
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (message) => {
        const { title, number, branch } = readLanding(message);
        expect(`${title}${branch ?? ''}`).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
        expect(title.length).toBeLessThanOrEqual(500);
        if (number !== undefined) expect(number).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['(#', ' ', 'a/', '\n', "Merge branch '", 'reverts commit '])(
    'of a megabyte of “%s” comes to an end',
    (piece) => {
      expect(readLanding(piece.repeat(500_000)).title.length).toBeLessThanOrEqual(500);
    },
  );
});
