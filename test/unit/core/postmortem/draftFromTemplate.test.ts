import { describe, expect, it } from 'vitest';
import { draftFromTemplate } from '../../../../src/core/postmortem/draftFromTemplate.ts';
import { applyEdits } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { redraft } from '../../../../src/core/postmortem/redraft.ts';
import { incidentId, night, playbook, record } from './record.ts';

const template = `# Post-mortem: {title}

- Date: [Date]
- Severity: [severity]
- Duration: [Duration]
- Authors: [Names]

## Summary

[Two or three sentences: what broke, for whom, for how long]

## Impact

[Customers, orders and money affected]

## Timeline

| Time | What happened |
| ---- | ------------- |

## Root cause

[What made it happen, and why nothing stopped it]

## What went well

## Action items

- [ ] [Task] (owner: [Name], due: [Date])
`;

const input = { state: record(...night), playbook, timeZone: 'UTC', nowMs: 0 };

describe("a draft in the shape of the team's template", () => {
  const text = draftFromTemplate(template, input);

  it('fills what the record tells and leaves what it asks people', () => {
    expect(text.startsWith('# Post-mortem: Checkout fails\n')).toBe(true);
    expect(text).toContain('- Date: 2026-11-24 <!-- sitrep:entry');
    expect(text).toContain('- Severity: Sev 1 (Critical) <!--');
    expect(text).toContain('- Duration: 1 h 4 min (from Started 03:07 to Resolved 04:11) <!--');
    expect(text).toContain('- Authors: [Names]');
    expect(text).toMatch(/## Summary\n\n- Started: 03:07, declared 03:12/u);
    expect(text).toMatch(
      /## Timeline\n\nAll times are in UTC\.\n\n\| Time \| What happened \|\n\| ---- \| -{13} \|\n\| 02:58 \|/u,
    );
    expect(text).toMatch(/## Root cause\n\n- Marked as culprit/u);
    expect(text).toContain('- [ ] [Task] (owner: [Name], due: [Date])');
  });

  it('is read as the post-mortem of its incident, to which drafting again has nothing to add', () => {
    const document = readPostMortem(text);
    expect(document.incident).toBe(incidentId);
    expect(document.timeline).toHaveLength(10);
    expect(document.timeline[2]?.when).toMatchObject({ date: '2026-11-24', time: '03:12' });
    expect(document.actionItems).toEqual([]);
    expect(applyEdits(text, redraft(text, input))).toBe(text);
  });

  it('follows the record where nobody changed it', () => {
    const early = draftFromTemplate(template, { ...input, state: record(...night.slice(0, 6)) });
    const now = applyEdits(early, redraft(early, input));
    expect(now).toContain('- Duration: 1 h 4 min (from Started 03:07 to Resolved 04:11) <!--');
    expect(now).toContain('| 04:11 | Phase: Resolved (Mira Okafor) <!--');
    const human = early.replace('- Duration: Unknown', '- Duration: an hour');
    expect(applyEdits(human, redraft(human, input))).toContain('- Duration: an hour\n');
  });

  it('does not fill what the record does not tell', () => {
    const bare = draftFromTemplate(template, { ...input, state: record(...night.slice(0, 1)) });
    expect(bare).toContain('- Duration: Unknown');
    expect(bare).toContain('[What made it happen, and why nothing stopped it]');
  });

  it('works with any Markdown', () => {
    for (const odd of ['', '# T', '```\nunclosed', '---\ntitle: x\n---\n', 'Only words.\r\n']) {
      expect(readPostMortem(draftFromTemplate(odd, input)).timeline, odd).toHaveLength(10);
    }
  });
});
