import { describe, expect, it } from 'vitest';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import type { Playbook } from '../../../../src/core/playbook/playbook.ts';
import { checkPostMortem } from '../../../../src/core/postmortem/checkPostMortem.ts';
import type { Check, CheckCode } from '../../../../src/core/postmortem/check/check.ts';
import { draftPostMortem } from '../../../../src/core/postmortem/draft.ts';
import { linesOf } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { idOf, instant, night, playbook, record, told, type Told } from './record.ts';

const soon = Date.parse('2026-11-24T12:00:00Z');

function checks(
  markdown: string,
  { state, nowMs = soon, rules = playbook }: { state?: IncidentState; nowMs?: number; rules?: Playbook } = {},
): readonly Check[] {
  const document = readPostMortem(markdown);
  return checkPostMortem({
    document,
    ...(state === undefined ? {} : { state }),
    playbook: rules,
    nowMs,
    say: sayEnglish,
  });
}

function of(code: CheckCode, found: readonly Check[]): readonly string[] {
  return found.filter((check) => check.code === code).map(({ startLine, message }) => `${startLine}: ${message}`);
}

const complete = `# Post-Mortem: Checkout fails

- **Date**: 2026-11-24
- **Severity**: Sev 1
- **Duration**: 1 h 4 min
- **Affected users**: Nobody in the EU could pay
- **Incident lead**: Hana Sato
- **Reviewers**: Jon
- **Shared with**: Engineering and leadership

## What happened

Payments failed from 03:07 on.

## Timeline

All times are in UTC.

- 03:12 Declared <!-- sitrep:entry ${idOf(0)} -->

## Root cause

The connection pool was too small (#234).

## What went well

We saw it early.

## What could be better

The alert came late.

## Action items

- [ ] @mira: Raise the pool limit **Due**: 2026-12-01

## Prevention

Load tests.
`;

const rolledBackAt = (at: string): readonly Told[] => [
  told('2026-11-24 03:28', 'rollbackRequested', {
    rollback: idOf(90),
    vendor: 'Vercel',
    project: 'shop',
    environment: 'production',
    way: 'rollback',
    to: { key: 'deploy:a', id: 'dpl_a' },
    requestedAt: instant('2026-11-24 03:28'),
  }),
  told(at, 'rollbackFinished', { rollback: idOf(90), outcome: 'succeeded', durationMs: 6_000 }),
];

describe('a rollback that succeeded before the moment until which the downtime is counted', () => {
  const found = (at: string): readonly string[] => {
    const state = record(...night, ...rolledBackAt(at));
    const text = draftPostMortem({ state, playbook, timeZone: 'UTC', nowMs: soon });
    expect(text).toContain('33 min (from Started 03:07 to Monitoring 03:40)');
    return of('rolledBackEarlier', checks(text, { state }));
  };

  it('is asked about, and the phase stays the team’s word', () => {
    expect(found('2026-11-24 03:30')).toEqual([
      expect.stringMatching(/^\d+: Rollback succeeded at 03:30, before Monitoring 03:40, until which/u),
    ]);
  });

  it('is not where it came in the same minute or later', () => {
    expect(found('2026-11-24 03:40')).toEqual([]);
  });
});

describe('the checks', () => {
  it('find nothing in a complete post-mortem but its clock', () => {
    const found = checks(complete, { state: record(...night) });
    expect(found.map(({ code }) => code)).toEqual(['postMortemDue']);
    expect(found[0]?.message).toBe('The post-mortem is due in 1 d 16 h.');
    expect(checks(complete)).toEqual([]);
  });

  it('name what a draft leaves open', () => {
    const state = record(...night.slice(0, 2));
    const markdown = draftPostMortem({ state, playbook, timeZone: 'UTC', nowMs: soon });
    const found = checks(markdown, { state });
    expect(new Set(found.map(({ code }) => code))).toEqual(
      new Set<CheckCode>([
        ...(['rootCauseEmpty', 'impactUnknown', 'factUnknown', 'sectionEmpty'] as const),
        ...(['noActionItems', 'reviewerMissing', 'notShared'] as const),
      ]),
    );
    const lines = linesOf(readPostMortem(markdown));
    for (const { startLine, code } of found) {
      if (code === 'rootCauseEmpty') expect(lines[startLine]).toBe('## Root cause');
      if (code === 'impactUnknown') expect(lines[startLine]).toBe('- **Affected users**: Unknown');
    }
  });

  it('ask how a culprit caused the incident', () => {
    const state = record(...night);
    const found = checks(draftPostMortem({ state, playbook, timeZone: 'UTC', nowMs: soon }), { state });
    expect(of('rootCauseUnexplained', found)).toHaveLength(1);
    expect(of('unsupportedStatement', found)).toEqual([]);
    expect(of('timeContradictsRecord', found)).toEqual([]);
  });

  it('see times and days that the record contradicts', () => {
    const state = record(...night, told('2026-11-24 05:00', 'retracted', { entry: idOf(3) }));
    const markdown = complete
      .replace('- 03:12 Declared', `- 03:21 Pool <!-- sitrep:entry ${idOf(3)} -->\n- 03:13 Declared`)
      .replace('**Date**: 2026-11-24', '**Date**: 2026-11-23');
    const found = checks(markdown, { state });
    expect(of('timeContradictsRecord', found)).toEqual([
      '2: 2026-11-23 contradicts the record, which says 2026-11-24.',
      '19: 03:13 contradicts the record, which says 2026-11-24 03:12 UTC.',
    ]);
    expect(of('entryRetracted', found)).toEqual(['18: The entry that this line states was retracted.']);
  });

  it('read times in the zone of the document, and stay silent where that is not certain', () => {
    const state = record(...night);
    const inZone = (zone: string, time: string) =>
      of(
        'timeContradictsRecord',
        checks(complete.replace('in UTC', `in ${zone}`).replace('- 03:12', `- ${time}`), { state }),
      );
    expect(inZone('Europe/Berlin (CET)', '04:12')).toEqual([]);
    expect(inZone('UTC+5:30', '08:42')).toEqual([]);
    expect(inZone('Europe/Berlin', '03:12')).toHaveLength(1);
    expect(inZone('PST', '03:12')).toEqual([]);
  });

  it('point at figures that no entry supports', () => {
    const state = record(...night);
    const told = 'It began at 03:07 with #234, 64 min later it was over. At 09:59 it was 30 % of 1,200 users.';
    const found = checks(complete.replace('Payments failed from 03:07 on.', told), { state });
    expect(of('unsupportedStatement', found)).toEqual(['12: The record does not hold 09:59, 30%, 1200.']);
    expect(of('unsupportedStatement', checks(complete.replace('Payments', '99 payments')))).toEqual([]);
  });

  it('look at each action item that is not done', () => {
    const items = `- [ ] The alerts
- [x] Nothing to see
- [ ] @mira: Add an alert **Due**: 2026-12-01
- Raise the limit of the pool (owner: Jon)`;
    const found = checks(complete.replace(/- \[ \] @mira: Raise.*/u, items));
    expect(found.map(({ code, startLine }) => `${startLine} ${code}`)).toEqual([
      '34 itemWithoutOwner',
      '34 itemWithoutDueDate',
      '34 itemWithoutVerb',
      '37 itemWithoutDueDate',
    ]);
  });

  it('miss an item for the root cause', () => {
    const found = checks(complete.replace('Raise the pool limit', 'Write a runbook for mail'));
    expect(of('noItemForRootCause', found)).toEqual(['32: No action item is about the root cause.']);
    expect(of('noItemForRootCause', checks(complete.replace('Raise the pool limit', 'Alert on connections')))).toEqual(
      [],
    );
  });

  it('hint at blame, and only at blame', () => {
    const found = checks(complete.replace('We saw it early.', "It was Jon's fault: he forgot to test. Human error."));
    expect(found.map(({ code, args }) => `${code} ${args.join()}`)).toEqual([
      "blamingLanguage Jon's fault",
      'blamingLanguage Human error',
      'blamingLanguage forgot to',
    ]);
    const fine = 'A page fault; the disk was faulty. The job failed to start. We made a mistake and fixed it.';
    expect(of('blamingLanguage', checks(complete.replace('We saw it early.', fine)))).toEqual([]);
  });

  it("ask for the sections of the team's template", () => {
    const origin = { from: 'team', line: 0 } as const;
    const markdown = '# {title}\n\n## Summary\n\n## Detection\n\n## Root cause\n';
    const found = checks(complete, { rules: { ...playbook, postMortemTemplate: { form: 'text', markdown, origin } } });
    expect(found.map(({ message }) => message)).toEqual([
      'There is no section "Summary".',
      'There is no section "Detection".',
    ]);
  });

  it('count the hours until the post-mortem is overdue', () => {
    const found = checks(complete, { state: record(...night), nowMs: Date.parse('2026-11-26T05:11:00Z') });
    expect(of('postMortemOverdue', found)).toEqual(['0: The post-mortem is 1 h overdue.']);
  });
});
