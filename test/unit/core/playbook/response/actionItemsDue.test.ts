import { describe, expect, it } from 'vitest';
import { completePlaybook } from '../../../../../src/core/playbook/completePlaybook.ts';
import { defaultPlaybook } from '../../../../../src/core/playbook/default/defaultPlaybook.ts';
import { readPlaybook } from '../../../../../src/core/playbook/readPlaybook.ts';

const dayMs = 86_400_000;

function due(markdown: string): { readonly value: number; readonly line: number } | undefined {
  return readPlaybook(`# Playbook\n\n${markdown}\n`).postMortem.actionItemsWithinMs;
}

describe('when an action item is due', () => {
  it.each([
    ['Action items are due within 14 days.', 14],
    ['Sev 1 needs a post-mortem. All action items must be completed within two weeks.', 14],
    ['## Action items\n\n- Every one has an owner\n- Due within 10 days', 10],
    ['## Follow-ups\n\nMust be closed in 30 days.', 30],
  ])('is read from %j', (markdown, days) => {
    expect(due(markdown)?.value).toBe(days * dayMs);
  });

  it.each([
    'Give each action item an owner and a due date.',
    'Capture action items within 48 hours.',
    'The post-mortem is due within 48 hours, with action items.',
    'All action items assigned and the post-mortem done within 48 hours.',
    'The database team answers within 3 days.',
  ])('is not made up from %j', (markdown) => {
    expect(due(markdown)).toBeUndefined();
  });

  it('is the line that says so, and the default playbook does not', () => {
    const own = completePlaybook(readPlaybook('# Playbook\n\nAction items are due within 14 days.\n'), defaultPlaybook);
    expect(own.postMortem).toMatchObject({
      actionItemsWithinMs: 14 * dayMs,
      actionItemsOrigin: { from: 'team', line: 2 },
    });
    expect(completePlaybook(readPlaybook(''), defaultPlaybook).postMortem.actionItemsWithinMs).toBeUndefined();
  });
});
