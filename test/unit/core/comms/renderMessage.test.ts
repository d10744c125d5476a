import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFacts } from '../../../../src/core/comms/messageFacts.ts';
import { internalTemplate, renderMessage } from '../../../../src/core/comms/renderMessage.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { readPlaceholders } from '../../../../src/core/playbook/messages/placeholders.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { declared, fact, startMs, stateOf, type Fact } from '../../workbench/commands/record.ts';

const typed = 'Rolled back, watching.';
const told = fact('updateRecorded', { audience: 'internal', text: 'We look into it.' }, { minute: 2 });

function rendered(text: string, ...facts: readonly Fact[]): string | undefined {
  return renderMessage({ text }, factsOf(stateOf(declared('Checkout fails', 1), ...facts)), typed);
}

function factsOf(state: IncidentState) {
  const nowMs = startMs + 20 * 60_000;
  return messageFacts(state, { playbook: defaultPlaybook, nowMs, timeZone: 'UTC', say: sayEnglish });
}

function message(...facts: readonly Fact[]): string | undefined {
  const state = stateOf(declared('Checkout fails', 1), ...facts);
  const template = internalTemplate(state, defaultPlaybook.templates);
  return template === undefined ? undefined : renderMessage(template, factsOf(state), typed);
}

describe('an internal message in the playbook’s form', () => {
  it('says what it is about, the words in their place, and when the next one comes', () => {
    expect(message(told)).toBe(
      'Update on Checkout fails (Sev 1, Investigating)\n\nNow: Rolled back, watching.\nNext update: 03:47 UTC',
    );
  });

  it('takes the first announcement’s form for the first one, and leaves out what nobody told', () => {
    expect(message()).toBe(
      'Sev 1 incident: Checkout fails\nRolled back, watching.\n\nStarted: 03:12 UTC\nNext update: 03:47 UTC',
    );
    expect(message(fact('impactStated', { text: 'Nobody can pay' }, { minute: 1 }))).toContain(
      'Impact: Nobody can pay',
    );
  });

  it('takes the resolved form once it is, with how long it lasted', () => {
    const text = message(fact('phaseChanged', { from: 'investigating', to: 'resolved' }, { minute: 15 }));
    expect(text).toBe('Resolved: Checkout fails\nRolled back, watching.\n\nDuration: 15 min');
  });

  it('tells the moments apart by what stands before them', () => {
    const text = '[severity] {title}: update at [Time]\nStarted: [Time]\nWhat we know: [Findings]\nNext update: [Time]';
    expect(rendered(text)).toBe(
      'Sev 1 Checkout fails: update at 03:32 UTC\nStarted: 03:12 UTC\nWhat we know: Rolled back, watching.\nNext update: 03:47 UTC',
    );
    expect(rendered('{title}\nFrom [Time] to [Time]')).toBe(`Checkout fails\n${typed}`);
  });

  it('is none where the record fills nothing of the form', () => {
    expect(rendered('About [feature]\nThank you')).toBeUndefined();
    expect(rendered('')).toBeUndefined();
  });

  it('leaves no gap of the form open, and always holds the words once', () => {
    const gap = fc.constantFrom('[severity]', '{title}', '[Time]', '<service>', '[Findings]', '[Next step]', 'XX:XX');
    const line = fc.array(fc.oneof(gap, fc.constantFrom('Now: ', ' and ', 'Next: ')), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = rendered(lines.map((parts) => parts.join(' ')).join('\n'));
        if (text === undefined) return;
        expect(readPlaceholders(text, 0)).toEqual([]);
        expect(text.split(typed)).toHaveLength(2);
      }),
    );
  });
});
