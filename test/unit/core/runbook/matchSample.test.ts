import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchRunbooks } from '../../../../src/core/runbook/match.ts';
import { readRunbook } from '../../../../src/core/runbook/understandRunbook.ts';

const runbooks = globSync('scripts/sample/content/**/runbooks/*.md').map((path) =>
  readRunbook(readFileSync(path, 'utf8'), path),
);

function offered(text: string): readonly string[] {
  const result = matchRunbooks({ text, components: [], alerts: [] }, runbooks);
  return result.state === 'none' ? [] : result.matches.map(({ runbook }) => runbook.title);
}

describe('the runbooks that are offered', () => {
  it.each([
    ['Checkout answers 500: no free connection', 'Database connections exhausted'],
    ['Checkout answers 500 for every customer', 'Checkout errors'],
    ['PoolExhaustedError within 1000 ms', 'Database connections exhausted'],
    ['Payment provider times out', 'Payment provider outage'],
    ['Pages are slow', 'Slow pages'],
  ])('for “%s” begin with “%s”', (text, title) => {
    expect(offered(text)[0]).toBe(title);
  });

  it('put another word for the same matter behind the word itself', () => {
    expect(offered('Checkout is down')).not.toContain('Payment provider outage');
  });

  it('are none where nothing is shared', () => {
    expect(offered('Orders are stuck in the queue')).toEqual([]);
  });
});
