import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRemote } from '../../../../src/core/changes/host/remote.ts';
import { commitUrl, pullRequestUrl, tagUrl } from '../../../../src/core/changes/host/webAddress.ts';

type Example = readonly [url: string, repository: string, page?: string, host?: string];

const examples: readonly Example[] = [
  ['https://github.com/acme/shop.git', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['https://github.com/acme/shop/', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['git@github.com:acme/shop.git', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['ssh://git@github.com/acme/shop.git', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['ssh://git@ssh.github.com:443/acme/shop.git', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['git@github.com-work:acme/shop.git', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['git://github.com/acme/shop', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['https://mira:ghp_secret@github.com/acme/shop', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['https://ghp_secret@github.com/acme/shop?token=x#y', 'acme/shop', 'https://github.com/acme/shop', 'github'],
  ['https://github.example.com:8443/acme/shop', 'acme/shop', 'https://github.example.com:8443/acme/shop', 'github'],
  ['git@git.example.com:acme/shop.git', 'acme/shop', 'https://git.example.com/acme/shop'],
  ['ssh://git@git.example.com:2222/acme/shop.git', 'acme/shop', 'https://git.example.com/acme/shop'],
  ['http://git.example.com/acme/shop.git', 'acme/shop', 'http://git.example.com/acme/shop'],
  ['git@gitlab.com:group/team/shop.git', 'group/team/shop', 'https://gitlab.com/group/team/shop', 'gitlab'],
  ['git@bitbucket.org:acme/shop.git', 'acme/shop', 'https://bitbucket.org/acme/shop', 'bitbucket'],
  [
    'ssh://git@bitbucket.example.com:7999/scm/SHOP/api.git',
    'SHOP/api',
    'https://bitbucket.example.com/projects/SHOP/repos/api',
    'bitbucketServer',
  ],
  [
    'https://dev.azure.com/acme/Web%20Shop/_git/api',
    'acme/Web Shop/api',
    'https://dev.azure.com/acme/Web%20Shop/_git/api',
    'azure',
  ],
  [
    'https://acme@dev.azure.com/acme/shop/_git/api',
    'acme/shop/api',
    'https://dev.azure.com/acme/shop/_git/api',
    'azure',
  ],
  ['git@ssh.dev.azure.com:v3/acme/shop/api', 'acme/shop/api', 'https://dev.azure.com/acme/shop/_git/api', 'azure'],
  ['https://acme.visualstudio.com/shop/_git/api', 'acme/shop/api', 'https://dev.azure.com/acme/shop/_git/api', 'azure'],
  ['https://codeberg.org/acme/shop.git', 'acme/shop', 'https://codeberg.org/acme/shop', 'gitea'],
  ['work:acme/shop.git', 'acme/shop'],
  ['/srv/git/shop.git', 'shop'],
  ['../shop', 'shop'],
  ['file:///srv/git/shop.git/', 'shop'],
  ['C:\\repos\\shop', 'shop'],
];

describe('the address of a remote', () => {
  it.each(examples.map((example) => ({ example })))('$example.0', ({ example: [url, repository, page, host] }) => {
    expect(readRemote(url)).toEqual({ repository, ...(page && { page }), ...(host && { host }) });
  });

  it('without a path names nothing', () => {
    for (const url of ['', ' ', '/', 'https://github.com/', '..', 'file:///']) expect(readRemote(url)).toBeUndefined();
  });

  it('never leaves a password or token in what is kept', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const secret = fc.stringMatching(/^s3cr3t[A-Za-z0-9@:/%+=_-]{0,20}$/);
    const scheme = fc.constantFrom('https://', 'http://', 'ssh://', 'git+ssh://', '');
    fc.assert(
      fc.property(scheme, name, secret, name, name, (start, user, password, owner, repository) => {
        const url = `${start}${user}:${password}@git.example.com/${owner}/${repository}.git`;
        expect(JSON.stringify(readRemote(url) ?? {})).not.toContain('s3cr3t');
      }),
      { numRuns: 500 },
    );
  });

  it('of any content is read without an error', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string());
    fc.assert(
      fc.property(text, (url) => {
        const remote = readRemote(url);
        if (remote?.page !== undefined) expect(new URL(remote.page).protocol).toMatch(/^https?:$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a page on the web', () => {
  const sha = 'a'.repeat(40);

  it('is given for each known host', () => {
    const pages = [
      'git@github.com:a/b',
      'git@gitlab.com:a/b',
      'git@bitbucket.org:a/b',
      'git@ssh.dev.azure.com:v3/a/b/c',
    ].map((url) => {
      const remote = readRemote(url);
      return [pullRequestUrl(remote, 2), commitUrl(remote, sha), tagUrl(remote, 'v1/#2')];
    });
    expect(pages).toEqual([
      [
        'https://github.com/a/b/pull/2',
        `https://github.com/a/b/commit/${sha}`,
        'https://github.com/a/b/releases/tag/v1/%232',
      ],
      [
        'https://gitlab.com/a/b/-/merge_requests/2',
        `https://gitlab.com/a/b/-/commit/${sha}`,
        'https://gitlab.com/a/b/-/tags/v1/%232',
      ],
      [
        'https://bitbucket.org/a/b/pull-requests/2',
        `https://bitbucket.org/a/b/commits/${sha}`,
        'https://bitbucket.org/a/b/commits/tag/v1/%232',
      ],
      [
        'https://dev.azure.com/a/b/_git/c/pullrequest/2',
        `https://dev.azure.com/a/b/_git/c/commit/${sha}`,
        'https://dev.azure.com/a/b/_git/c?version=GTv1%2F%232',
      ],
    ]);
  });

  it('is not guessed for a host that only its owner knows, unless the merge message tells what it is', () => {
    const remote = readRemote('git@git.example.com:acme/shop.git');
    expect(pullRequestUrl(remote, 2)).toBeUndefined();
    expect(pullRequestUrl(remote, 2, 'github')).toBe('https://git.example.com/acme/shop/pull/2');
    expect(pullRequestUrl(readRemote('/srv/git/shop'), 2, 'github')).toBeUndefined();
  });
});
