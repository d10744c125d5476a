import { describe, expect, it } from 'vitest';
import { gitBinaryApi } from '../../../support/git/gitBinaryApi.ts';
import { makeRepository } from '../../../support/git/gitRepository.ts';
import { shown, sourceOver } from '../../../support/git/gitSource.ts';
import { gitSync } from '../../../support/git/runGit.ts';

describe('a history of 6,000 commits', () => {
  const shop = makeRepository('big');
  const stream = Array.from({ length: 6_000 }, (_, index) => {
    const message = index % 10 === 0 ? `Change ${index} (#${index + 1})` : `Step ${index}`;
    const when = `Mira <m@example.com> ${1_700_000_000 + index * 3_600} +0000`;
    const length = Buffer.byteLength(message);
    return `commit refs/heads/main\nmark :${index + 1}\ncommitter ${when}\ndata ${length}\n${message}\n`;
  });
  gitSync(shop.path, ['fast-import', '--quiet'], stream.join(''));
  const newest = (1_700_000_000 + 5_999 * 3_600) * 1_000;

  it('is read no deeper than a question needs', async () => {
    const asked: string[] = [];
    const { source } = sourceOver(gitBinaryApi([shop.path], { asked }));
    const recent = await source.recent({ sinceMs: newest - 14 * 86_400_000, limit: 200 });
    expect(recent.ok && recent.value.length).toBe(200);
    expect(asked.filter((each) => each === 'log')).toHaveLength(1);
    expect(await shown(source.find('#5001', 5))).toEqual(['pullRequest Change 5000']);
    expect(asked.filter((each) => each === 'log')).toHaveLength(2);
  });

  it('is searched down to 5,000 commits, then says that the number is missing', async () => {
    const { source } = sourceOver(gitBinaryApi([shop.path]));
    expect(await shown(source.find('#1011', 5))).toEqual(['pullRequest Change 1010']);
    expect(await shown(source.find('#11', 5))).toEqual({ code: 'missing', where: '#11' });
    expect(await shown(source.find('change 1010', 5))).toEqual(['pullRequest Change 1010']);
  });

  it('is compared whole or not at all', async () => {
    const asked: string[] = [];
    const { source, lines } = sourceOver(gitBinaryApi([shop.path], { asked }));
    const [head = '', base = '', older = ''] = ['main', 'main~5000', 'main~5001'].map((name) =>
      shop.git('rev-parse', name),
    );
    const recent = await source.recent({ sinceMs: newest, limit: 1 });
    const repository = (recent.ok ? recent.value[0]?.repository : undefined) ?? 'none';
    const whole = await source.between?.({ repository, base, head });
    expect(whole?.ok === true && whole.value.length).toBe(5_000);
    const tooLong = await source.between?.({ repository, base: older, head });
    expect(tooLong).toMatchObject({ failure: { code: 'unavailable' } });
    const logs = asked.filter((each) => each === 'log').length;
    expect(await source.between?.({ repository, base: older, head })).toEqual(tooLong);
    expect(
      asked.filter((each) => each === 'log'),
      'what is too long is not read again',
    ).toHaveLength(logs);
    expect(lines.join('\n')).toContain('more than 5000 commits lie between the two');
    shop[Symbol.dispose]();
  });
});
