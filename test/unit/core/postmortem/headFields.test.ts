import { describe, expect, it } from 'vitest';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { headFields, shownSections } from '../../../../src/core/postmortem/shownSections.ts';

function head(markdown: string): readonly string[] {
  const document = readPostMortem(markdown);
  return [...headFields(document, shownSections(document))].map(({ name, written }) => `${name}: ${written}`);
}

describe('the facts above the sections', () => {
  it('leave out what a section’s text tells, so that nothing is shown twice', () => {
    expect(
      head(
        '# Post-mortem: Dark\n\n- Date: 2026-11-26\n- Severity: Sev 1\n\n## Summary\n\n- Started: 10:44\n- Impact: Nobody could pay\n\n## Impact\n\nEveryone\n',
      ),
    ).toEqual(['Date: 2026-11-26', 'Severity: Sev 1', 'Impact: Everyone']);
  });

  it('hold a usual fact that only a section’s text tells', () => {
    expect(head('# Post-mortem: Dark\n\n## Overview\n\n- Severity: Sev 2\n- Severity: Sev 3\n- Mood: calm\n')).toEqual([
      'Severity: Sev 2',
    ]);
  });
});
