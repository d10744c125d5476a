import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftPostMortem, type DraftInput } from '../../../../src/core/postmortem/draft.ts';
import { applyEdits } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import { redraft } from '../../../../src/core/postmortem/redraft.ts';
import { idOf, night, playbook, record, told, type Told } from './record.ts';

function input(events: readonly Told[]): DraftInput {
  return { state: record(...events), playbook, timeZone: 'UTC', nowMs: Date.parse('2026-11-25T05:00:00Z') };
}

function again(markdown: string, events: readonly Told[]): string {
  return applyEdits(markdown, redraft(markdown, input(events)));
}

/** Without the account of what was drafted. */
function visible(markdown: string): readonly string[] {
  return markdown.split('\n').filter((line) => !line.startsWith('<!-- sitrep:drafted'));
}

const later = [
  ...night,
  told('2026-11-24 04:30', 'noteAdded', { text: 'Customers told', evidence: 'sent 12' }),
  told('2026-11-25 09:00', 'phaseChanged', { from: 'resolved', to: 'closed' }),
  told('2026-11-25 09:01', 'amended', { entry: idOf(3), text: 'Pool of the database exhausted' }),
  told('2026-11-25 09:02', 'retracted', { entry: idOf(1) }),
];

describe('drafting again', () => {
  it('changes nothing when the record has not changed', () => {
    const text = draftPostMortem(input(night));
    expect(redraft(text, input(night))).toEqual([]);
  });

  it('makes of an untouched draft what a new draft says, whatever came in between', () => {
    fc.assert(
      fc.property(fc.nat({ max: later.length }), fc.nat({ max: later.length }), (one, two) => {
        const [from, to] = [Math.min(one, two), Math.max(one, two)];
        fc.pre(from > 0);
        const now = again(draftPostMortem(input(later.slice(0, from))), later.slice(0, to));
        expect(visible(now)).toEqual(visible(draftPostMortem(input(later.slice(0, to)))));
        expect(redraft(now, input(later.slice(0, to)))).toEqual([]);
      }),
    );
  });

  it('keeps what people wrote, changed and took out', () => {
    const first = draftPostMortem(input(night.slice(0, 5)));
    const edited = first
      .replace('**Affected users**: Nobody in the EU can pay', '**Affected users**: 1,200 customers')
      .replace('- 03:20 Pool exhausted', '- 03:20 The pool was exhausted, said the log')
      .replace(/^- 03:14 .*\n/mu, '')
      .replace('## Root cause\n\nUnknown', '## Root cause\n\nWe lowered a limit.')
      .replace('## What happened\n\n', '## What happened\n\nIt was a long night.\n\n')
      .replace('## Action items\n\nUnknown', '## Action items\n\n- [ ] @mira: Raise the limit');
    const now = again(edited, later.slice(0, 8));
    expect(now).toContain('**Affected users**: 1,200 customers <!--');
    expect(now).toContain('- 03:20 The pool was exhausted, said the log');
    expect(now).not.toContain('- 03:14');
    expect(now).toContain('## Root cause\n\nWe lowered a limit.\n');
    expect(now).toContain('## What happened\n\nIt was a long night.\n\n- Started: 03:07');
    expect(now).toContain('- [ ] @mira: Raise the limit');
    expect(now).toContain('- 03:26 Marked as culprit: #234');
    expect(now).toContain('- **Time to mitigate**: 33 min');
    expect(now).toContain('- **Duration**: 1 h 4 min');
    expect(now).toContain('- Phase: resolved since 04:11');
  });

  it('fills what is still unknown in a document of another shape, and ties it to its incident', () => {
    const own = `# Outage report

Date: [date]
Commander: Jon

## Chronology

| When | Who | What |
|---|---|---|
| 03:10 | Jon | Saw it |

## Root cause

_What made it happen?_
`;
    const now = again(own, night);
    expect(now).toContain('Date: 2026-11-24 <!-- sitrep:entry');
    expect(now).toContain('Commander: Jon\n');
    expect(now).toContain(
      '| 03:10 | Jon | Saw it |\n| 03:12 |  | Declared as Sev 1: Checkout fails (Mira Okafor) <!--',
    );
    expect(now).toMatch(/## Root cause\n\n- Marked as culprit: \[#234/u);
    expect(again(now, night)).toBe(now);
  });

  it('leaves the document of another incident alone', () => {
    const text = draftPostMortem(input(night)).replace(/sitrep:incident \w+/u, `sitrep:incident ${idOf(77)}`);
    expect(redraft(text, input(later))).toEqual([]);
  });
});
