import { describe, expect, it } from 'vitest';
import { addTimeZone } from '../../../../src/core/playbook/addTimeZone.ts';
import { readPlaybook } from '../../../../src/core/playbook/readPlaybook.ts';

describe('the fix for a missing time zone', () => {
  it.each([
    ['Handoff: Sundays at 6pm.', '18:00', 'Handoff: Sundays at 6pm UTC.'],
    ['**Handoff**: Mondays, 10:00', '10:00', '**Handoff**: Mondays, 10:00 UTC'],
    ['We change every Friday at noon, in person', '12:00', 'We change every Friday at noon UTC, in person'],
  ])('writes the zone behind the time of "%s"', (text, time, repaired) => {
    const [edit] = addTimeZone(text, 4, time, ['UTC'])[0]?.edits ?? [];
    const column = edit?.startColumn ?? 0;
    expect(text.slice(0, column) + (edit?.newText ?? '') + text.slice(column)).toBe(repaired);
    const { rota, diagnostics } = readPlaybook(`# Ours\n\n## On-call handoff\n\n${repaired}\n`);
    expect(rota?.handoff).toMatchObject({ time, zoneId: 'UTC' });
    expect(diagnostics.map(({ code }) => code)).not.toContain('time-zone-missing');
  });

  it('is not offered where the time is not found', () => {
    expect(addTimeZone('Handoff: Sundays', 4, '18:00', ['UTC'])).toEqual([]);
  });
});
