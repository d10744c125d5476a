import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFacts } from '../../../../src/core/comms/messageFacts.ts';
import { openGaps, publicForm, publicTemplate, type PublicForm } from '../../../../src/core/comms/publicForm.ts';
import type { Phase } from '../../../../src/core/incident/phase.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { declared, fact, startMs, stateOf, type Fact } from '../../workbench/commands/record.ts';

const resolved = fact('phaseChanged', { from: 'investigating', to: 'resolved' }, { minute: 15 });

function factsOf(state: IncidentState, minutesLater = 20) {
  const nowMs = startMs + minutesLater * 60_000;
  return messageFacts(state, { playbook: defaultPlaybook, nowMs, timeZone: 'UTC', say: sayEnglish });
}

function form(audience: 'statusPage' | 'customers', typed: string, ...facts: readonly Fact[]): PublicForm | undefined {
  const state = stateOf(declared('Checkout fails', 1), ...facts);
  const template = publicTemplate(audience, state, defaultPlaybook.templates);
  return template === undefined ? undefined : publicForm(template, factsOf(state), typed);
}

describe('the status page’s form', () => {
  it('tells when the next update comes, and leaves what nobody told as the team wrote it', () => {
    expect(form('statusPage', '')).toEqual({
      title: 'Status page: investigating',
      text: 'We are looking into a problem with [feature]. The next update follows by 03:47 UTC.',
      open: ['[feature]'],
    });
  });

  it('tells from when to when, once it is resolved', () => {
    expect(form('statusPage', '', resolved)?.text).toBe(
      'The problem with [feature] is resolved. It lasted from 03:12 UTC to 03:27 UTC. We are sorry for the trouble.',
    );
  });

  it.each<[Phase, string | undefined]>([
    ['investigating', 'Status page: investigating'],
    ['identified', 'Status page: identified'],
    ['mitigating', 'Status page: identified'],
    ['monitoring', 'Status page: monitoring'],
    ['closed', 'Status page: resolved'],
    ['canceled', undefined],
  ])('of an incident that is %s is “%s”', (phase, title) => {
    expect(publicTemplate('statusPage', { phase }, defaultPlaybook.templates)?.title).toBe(title);
  });
});

describe('the customers’ form', () => {
  it('that tells how it ended is none before the end', () => {
    expect(form('customers', 'Payments work again.')).toBeUndefined();
  });

  it('holds the words, what the record tells, and gaps for the rest', () => {
    expect(form('customers', 'Payments work again.', resolved)).toEqual({
      title: 'Customer email',
      text: [
        'Subject: Problem with [feature] on 2026-11-24',
        '',
        'Hello [customer name],',
        'Payments work again.',
        '',
        'between 03:12 UTC and 03:27 UTC [feature] did not work as it should. [impact]',
        '',
        'What happened: [root cause]',
        'What we do so that it does not happen again: [prevention]',
        '',
        'We are sorry for the trouble.',
      ].join('\n'),
      open: ['[feature]', '[customer name]', '[impact]', '[root cause]', '[prevention]'],
    });
  });

  it('leaves the day open where it began on another than today', () => {
    const state = stateOf(declared('Checkout fails', 1), resolved);
    const text = publicForm({ title: '', text: 'Problem on [date]' }, factsOf(state, 24 * 60)).text;
    expect(text).toBe('Problem on [date]');
  });
});

describe('any form', () => {
  it.each([
    ['It lasted from [Time] to [Time].', 'It lasted from 03:12 UTC to 03:27 UTC.'],
    ['Between [Time] and [Time] you could not pay.', 'Between 03:12 UTC and 03:27 UTC you could not pay.'],
    ['[Time] to [Time]', '[Time] to [Time]'],
    ['We will write again within X minutes.', 'We will write again within X minutes.'],
  ])('of a resolved incident says “%s” as “%s”', (text, expected) => {
    const state = stateOf(declared('Checkout fails', 1), resolved);
    expect(publicForm({ title: '', text }, factsOf(state)).text).toBe(expected);
  });

  it('says how often updates come while there are any, and takes no other X for that', () => {
    const facts = factsOf(stateOf(declared('Checkout fails', 1)));
    const text = 'We will write again within X minutes. It took X minutes.';
    expect(publicForm({ title: '', text: text.slice(0, 37) }, facts).text).toBe(
      'We will write again within 15 minutes.',
    );
    expect(publicForm({ title: '', text: text.slice(38) }, facts).text).toBe('It took X minutes.');
  });

  it('holds the words once, and names every gap that is left', () => {
    const gap = fc.constantFrom('[severity]', '{title}', '[Time]', '<service>', '[Findings]', '[details]', 'XX:XX');
    const line = fc.array(fc.oneof(gap, fc.constantFrom('Now: ', ' and ', 'Next: ')), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const text = lines.map((parts) => parts.join(' ')).join('\n');
        const state = stateOf(declared('Checkout fails', 1));
        const filled = publicForm({ title: '', text }, factsOf(state), 'Rolled back, watching.');
        expect(filled.text.split('Rolled back, watching.')).toHaveLength(2);
        for (const written of ['<service>', '[Findings]', '[Time]'])
          expect(filled.open.includes(written)).toBe(filled.text.includes(written));
      }),
    );
  });

  it('has a gap no more once somebody has written over it, whatever else stands in brackets', () => {
    expect(openGaps('Payments [see below] fail', ['[feature]'])).toEqual([]);
    expect(openGaps('Payments and [feature] fail', ['[feature]', 'X'])).toEqual(['[feature]']);
    expect(openGaps('The TAX service fails', ['X'])).toEqual([]);
  });
});
