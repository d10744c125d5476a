import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChangeSchema } from '../../../../src/core/changes/change.ts';
import {
  defaultDeployTagPatterns,
  deployChange,
  isDeployTag,
  matchesGlob,
} from '../../../../src/core/changes/history/deployTag.ts';
import { readRemote } from '../../../../src/core/changes/host/remote.ts';

describe('a deploy tag', () => {
  it.each(['deploy-2026-11-24.1', 'deploy/production/12', 'release-7', 'v1.2.3', 'v2'])('%s by default', (tag) => {
    expect(isDeployTag(tag, defaultDeployTagPatterns)).toBe(true);
  });

  it.each(['nightly', 'my-deploy', 'V1', ''])('is not %s', (tag) => {
    expect(isDeployTag(tag, defaultDeployTagPatterns)).toBe(false);
  });

  it('is none where the team names no pattern', () => {
    expect(isDeployTag('v1', [])).toBe(false);
    expect(isDeployTag('v1', [''])).toBe(false);
  });

  const remote = readRemote('git@github.com:Acme/Shop.git');
  const origin = { repository: 'Acme/Shop', ...(remote && { remote }) };
  const tag = { tag: 'deploy/production/1', sha: 'a'.repeat(40), commitAtMs: Date.UTC(2026, 10, 24) };

  it('takes the time of its commit, and says so, where its own is not known', () => {
    expect(deployChange(tag, origin)).toEqual({
      key: 'deploy:acme/shop@deploy/production/1',
      kind: 'deploy',
      title: 'deploy/production/1',
      at: '2026-11-24T00:00:00.000Z',
      timeOf: 'commit',
      repository: 'Acme/Shop',
      sha: 'a'.repeat(40),
      tag: 'deploy/production/1',
      environment: 'production',
      url: 'https://github.com/Acme/Shop/releases/tag/deploy/production/1',
    });
  });

  it('has the time at which it was set, where that is known', () => {
    const change = deployChange({ ...tag, taggedAtMs: tag.commitAtMs + 60_000 }, origin);
    expect(change).toMatchObject({ at: '2026-11-24T00:01:00.000Z' });
    expect(change).not.toHaveProperty('timeOf');
  });

  it('of any name fits the record or is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const change = deployChange({ ...tag, tag: name }, origin);
        if (change !== undefined) expect(v.is(ChangeSchema, change)).toBe(true);
      }),
    );
  });
});

describe('a glob', () => {
  it('matches as its regular expression does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', '.', '[', '+'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const source = pattern
          .replace(/[.[\]+]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.');
        expect(matchesGlob(pattern, text)).toBe(new RegExp(`^${source}$`, 's').test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('with many stars comes to an end', () => {
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(5_000))).toBe(false);
  });
});
