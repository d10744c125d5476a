import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkReferences } from '../../../../src/core/changes/reference.ts';
import { readReferenceUrl } from '../../../../src/core/changes/host/referenceUrl.ts';

const sha = 'abcdef0123456789abcdef0123456789abcdef01';

describe('the address of a change', () => {
  it.each([
    ['https://github.com/acme/shop/pull/234', 'pullRequest', 'acme/shop', 234],
    ['https://github.com/acme/shop/pull/234/files#diff-1', 'pullRequest', 'acme/shop', 234],
    ['https://git.example.com/acme/shop/pull/234?token=s', 'pullRequest', 'acme/shop', 234],
    ['https://gitlab.com/group/team/shop/-/merge_requests/234/diffs', 'pullRequest', 'group/team/shop', 234],
    ['https://bitbucket.org/acme/shop/pull-requests/234/title', 'pullRequest', 'acme/shop', 234],
    [
      'https://bitbucket.example.com/projects/SHOP/repos/api/pull-requests/234/overview',
      'pullRequest',
      'SHOP/api',
      234,
    ],
    ['https://dev.azure.com/acme/shop/_git/api/pullrequest/234', 'pullRequest', 'acme/shop/api', 234],
    ['https://codeberg.org/acme/shop/pulls/234', 'pullRequest', 'acme/shop', 234],
    [`https://github.com/acme/shop/commit/${sha}`, 'commit', 'acme/shop', sha],
    [`https://gitlab.com/acme/shop/-/commit/${sha}`, 'commit', 'acme/shop', sha],
    [`https://bitbucket.org/acme/shop/commits/${sha}`, 'commit', 'acme/shop', sha],
    ['https://github.com/acme/shop/releases/tag/v1.2', 'deploy', 'acme/shop', 'v1.2'],
    ['https://gitlab.com/acme/shop/-/tags/deploy%2F1', 'deploy', 'acme/shop', 'deploy/1'],
    ['https://vercel.com/acme/shop/8fVmQ2kXn1pRz7LwYt3CsB', 'deploy', undefined, '8fVmQ2kXn1pRz7LwYt3CsB'],
    ['https://shop-1a2b3c-acme.vercel.app/cart?x=1', 'deploy', undefined, 'shop-1a2b3c-acme.vercel.app'],
  ])('%s', (url, kind, repository, name) => {
    const reference = readReferenceUrl(url);
    expect(reference).toMatchObject({ kind, ...(repository !== undefined && { repository }) });
    expect(Object.values(reference ?? {})).toContain(name);
    expect(reference?.url).not.toMatch(/[?#]|files|diffs/);
  });

  it.each([
    'https://github.com/acme/shop',
    'https://github.com/acme/shop/issues/234',
    'https://github.com/acme/shop/pull/0',
    'https://example.com/pull/5',
    'https://vercel.com/acme/shop/settings',
    'ftp://github.com/acme/shop/pull/234',
    'https://',
  ])('is not %s', (url) => {
    expect(readReferenceUrl(url)).toBeUndefined();
  });
});

describe('references in a text', () => {
  const named = (text: string): readonly string[] =>
    linkReferences(text).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['#234 broke it', ['#234']],
    ['Broken by (#234), not #230.', ['#234', '#230']],
    ['acme/shop#234 and group/team/shop!12', ['acme/shop#234', 'group/team/shop!12']],
    ['see PR 234, pull request #7 or MR !8', ['PR 234', 'pull request #7', 'MR !8']],
    ['(https://github.com/acme/shop/pull/234).', ['https://github.com/acme/shop/pull/234']],
    ['[#234](https://github.com/acme/shop/pull/234)', ['#234', 'https://github.com/acme/shop/pull/234']],
    ['https://github.com/acme/shop/issues/12#issuecomment-234 #3', ['#3']],
    ['&#234; a#234 #234abc #-1 #0 C#7 ##12 //x#5', []],
    ['Wow!234', []],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it('lie in order, inside the text, without overlapping, whatever the text is', () => {
    const piece = fc.constantFrom(
      '#',
      '!',
      '234',
      ' ',
      'PR ',
      'a/b',
      '(',
      ')',
      '.',
      '\n',
      'https://github.com/a/b/pull/1',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (note) => {
        let last = 0;
        for (const { start, end } of linkReferences(note)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(note.length);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a megabyte are found in a moment', () => {
    const started = performance.now();
    for (const piece of ['a', '#', 'a/', 'https://', '(', 'PR ', 'a.b-']) linkReferences(piece.repeat(200_000));
    linkReferences(`https://${')'.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
