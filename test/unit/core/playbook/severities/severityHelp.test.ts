import { describe, expect, it } from 'vitest';
import { completePlaybook } from '../../../../../src/core/playbook/completePlaybook.ts';
import { defaultPlaybook } from '../../../../../src/core/playbook/default/defaultPlaybook.ts';
import { readPlaybook } from '../../../../../src/core/playbook/readPlaybook.ts';
import { suggestSeverity } from '../../../../../src/core/playbook/severities/severityHelp.ts';

const playbookOf = (markdown: string) => completePlaybook(readPlaybook(markdown), defaultPlaybook);
const levelOf = (text: string, playbook = defaultPlaybook) => suggestSeverity(text, playbook)[0]?.level;

describe('a severity is suggested', () => {
  it.each([
    ['error rate 6%', 1],
    ['Errors at 6 percent since the deploy', 1],
    ['6% of requests fail', 1],
    ['error rate is 2 %', 3],
    ['p95 latency 12s', 1],
    ['Response times of 7 seconds', 3],
    ['The site has been down for 5 minutes', 1],
  ])('from the figure in "%s"', (text, level) => {
    expect(suggestSeverity(text, defaultPlaybook)[0]).toMatchObject({ level, because: { kind: 'threshold' } });
  });

  it.each([
    ['error rate 0.5%'],
    ['Pages are slow for 5 minutes'],
    ['Checkout slow since 20 minutes'],
    ['Response from the supplier 2 hours ago'],
    ['6% discount is not applied'],
    ['down 30 s'],
    [''],
  ])('for no limit that "%s" does not break', (text) => {
    expect(suggestSeverity(text, defaultPlaybook).filter(({ because }) => because.kind === 'threshold')).toEqual([]);
  });

  it('from the words of a definition or an example, and not from one common word', () => {
    expect(levelOf('Nobody can sign in')).toBe(1);
    expect(levelOf('A label is misspelled on the settings page')).toBe(4);
    expect(levelOf('Something is broken')).toBeUndefined();
  });

  it('with the line of the team’s own limit', () => {
    const own = playbookOf('# Ours\n\n## Alert thresholds\n\n- Error rate: > 10% (warn), > 20% (critical)\n');
    expect(levelOf('error rate 6%', own)).toBeUndefined();
    expect(suggestSeverity('error rate 25%', own)[0]).toMatchObject({
      level: 1,
      because: { metric: 'Error rate', limit: { written: '> 20%' } },
      origin: { from: 'team', line: 4 },
    });
  });
});
