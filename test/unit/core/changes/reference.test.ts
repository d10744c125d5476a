import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesIn, readShortReference } from '../../../../src/core/changes/reference.ts';
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

describe('a change that is named shortly', () => {
  it.each([
    ['#234', 234, undefined],
    ['PR 234', 234, undefined],
    ['pull request #7', 7, undefined],
    ['MR !8', 8, undefined],
    ['acme/shop#234', 234, 'acme/shop'],
    ['group/team/shop!12', 12, 'group/team/shop'],
  ])('%s', (text, number, repository) => {
    expect(readShortReference(text)).toEqual({ kind: 'pullRequest', number, ...(repository && { repository }) });
  });

  it.each([
    '#0',
    '#234 broke it',
    '(#234)',
    '&#234;',
    'a#234',
    '#234abc',
    '#-1',
    'C#7',
    '##12',
    '//x#5',
    'Wow!234',
    '',
  ])('is not %s', (text) => {
    expect(readShortReference(text)).toBeUndefined();
  });
});

describe('the addresses in a text', () => {
  it.each([
    ['(https://github.com/acme/shop/pull/234).', ['https://github.com/acme/shop/pull/234']],
    ['[#234](https://github.com/acme/shop/pull/234), again', ['https://github.com/acme/shop/pull/234']],
    ['see https://a.example/x_(y) and https://b.example!', ['https://a.example/x_(y)', 'https://b.example']],
    ['https://a.example https://a.example', ['https://a.example']],
    ['no address, ftp://x', []],
  ])('of %s', (text, expected) => {
    expect(addressesIn(text)).toEqual(expected);
  });

  it('stand in the text, whatever the text is', () => {
    const piece = fc.constantFrom('(', ')', '.', '\n', ' ', 'https://', 'https://github.com/a/b/pull/1');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (note) => {
        for (const url of addressesIn(note)) expect(note).toContain(url);
      }),
      { numRuns: 500 },
    );
  });
});
