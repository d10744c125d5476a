import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/core/markdown/markdownFile.ts';
import { walk } from '../../../../src/core/markdown/walk.ts';
import { draftPostMortem, type DraftInput } from '../../../../src/core/postmortem/draft.ts';
import { readEntryMarks, readIncidentMark } from '../../../../src/core/postmortem/marks.ts';
import { lengthMs } from '../../../../src/core/postmortem/span.ts';
import { culprit, idOf, incidentId, instant, night, playbook, record, told } from './record.ts';

function draft(state: DraftInput['state'], more: Partial<DraftInput> = {}): string {
  return draftPostMortem({ state, playbook, timeZone: 'UTC', nowMs: Date.parse('2026-11-24T05:00:00Z'), ...more });
}

function lineWith(markdown: string, words: string): string {
  return markdown.split('\n').find((line) => line.includes(words)) ?? '';
}

const declared = told('2026-11-24 03:12', 'declared', {
  title: 'Checkout fails',
  severity: 1,
  startedAt: instant('2026-11-24 03:07'),
});

describe('a drafted post-mortem', () => {
  it('states the facts of the record with the entry behind each', () => {
    const text = draft(record(...night));
    expect(text.startsWith('# Post-Mortem: Checkout fails\n')).toBe(true);
    expect(readIncidentMark(text)).toBe(incidentId);
    expect(lineWith(text, '**Date**')).toBe(`- **Date**: 2026-11-24 <!-- sitrep:entry ${idOf(0)} -->`);
    expect(lineWith(text, '**Severity**')).toContain('Sev 1 (Critical)');
    expect(lineWith(text, '**Affected users**')).toContain(`Nobody in the EU can pay <!-- sitrep:entry ${idOf(2)} -->`);
    expect(lineWith(text, '**Incident lead**')).toContain(`Hana Sato <!-- sitrep:entry ${idOf(1)} -->`);
    expect(text).toContain('All times are in UTC.');
  });

  it('tells under the resolution how each criterion was answered', () => {
    const lines = draft(record(...night)).split('\n');
    const at = lines.findIndex((line) => line.includes('04:11 Phase: Resolved'));
    expect(lines.slice(at + 1, at + 3)).toEqual(['  - Yes: Service restored', '  - Unknown: Root cause known']);
  });

  it('shows durations with how they were computed', () => {
    const text = draft(record(...night));
    expect(lineWith(text, 'Time to detect')).toContain('5 min (from Started 03:07 to Declared 03:12)');
    expect(lineWith(text, 'Time to first response')).toContain('2 min (from Declared 03:12 to First response 03:14');
    const [first, ...rest] = night;
    const said = first === undefined ? [] : [first, told('2026-11-24 03:13', 'acknowledged', {}), ...rest];
    expect(lineWith(draft(record(...said)), 'Time to acknowledge')).toContain(
      '1 min (from Declared 03:12 to Acknowledged 03:13)',
    );
    expect(lineWith(text, 'Time to mitigate')).toContain('33 min (from Started 03:07 to Monitoring 03:40)');
    expect(lineWith(text, '**Duration**')).toContain('1 h 4 min (from Started 03:07 to Resolved 04:11)');
    expect(lineWith(text, 'Downtime')).toContain('33 min (from Started 03:07 to Monitoring 03:40)');
  });

  it('calls a first response acknowledged only where somebody acknowledged, else says what it was', () => {
    const linked = told('2026-11-24 03:25', 'changeLinked', {
      change: {
        key: 'pr:a/b#234',
        kind: 'pullRequest',
        number: 234,
        title: 'Cache menus',
        at: instant('2026-11-24 02:00'),
      },
    });
    const text = draft(record(declared, linked));
    expect(lineWith(text, 'Time to first response')).toContain(
      '13 min (from Declared 03:12 to First response 03:25, Linked #234 Cache menus)',
    );
    expect(text).not.toMatch(/acknowledge/iu);
  });

  it('does not count its own drafting as a response', () => {
    const drafted = told('2026-11-24 03:25', 'postMortemDrafted', { uri: 'file:///a.postmortem.md', path: 'a' });
    expect(lineWith(draft(record(declared, drafted)), 'Time to first response')).toBe(
      '- **Time to first response**: Unknown',
    );
  });

  it('measures a time by the minutes that it shows', () => {
    const ms = fc.integer({ min: 0, max: 10 * 3_600_000 });
    const print = (at: number): string => new Date(at).toISOString().slice(11, 16);
    const minutes = (shown: string): number => Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3));
    const end = (atMs: number) => ({ name: 'x', atMs, entry: 'x' });
    fc.assert(
      fc.property(ms, ms, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const length = lengthMs({ windows: [{ from: end(from), to: end(to) }] });
        expect(length).toBe((minutes(print(to)) - minutes(print(from))) * 60_000);
      }),
    );
  });

  it('says Unknown where the record is silent, and never guesses', () => {
    const text = draft(record(declared));
    for (const name of ['Duration', 'Affected users', 'Incident lead', 'Time to first response', 'Time to mitigate']) {
      expect(lineWith(text, `**${name}**`)).toBe(`- **${name}**: Unknown`);
    }
    expect(text).toMatch(/## Root cause\n\nUnknown\n/u);
    expect(text).toMatch(/## Action items\n\nUnknown\n/u);
    const empty = draft(record());
    expect(empty).toContain('# Post-Mortem: Unknown\n');
    expect(lineWith(empty, '**Date**')).toBe('- **Date**: Unknown');
    expect(empty).not.toContain('1970');
  });

  it('counts no time backwards', () => {
    const late = { ...declared, data: { ...declared.data, startedAt: instant('2026-11-24 03:30') } };
    expect(lineWith(draft(record(late)), 'Time to detect')).toBe('- **Time to detect**: Unknown');
  });

  it('adds up the downtime of an incident that came back', () => {
    const text = draft(
      record(
        declared,
        told('2026-11-24 03:40', 'phaseChanged', { from: 'investigating', to: 'monitoring' }),
        told('2026-11-24 03:50', 'phaseChanged', { from: 'monitoring', to: 'mitigating' }),
        told('2026-11-24 04:00', 'phaseChanged', { from: 'mitigating', to: 'resolved' }),
      ),
    );
    expect(lineWith(text, 'Downtime')).toContain(
      '43 min (from Started 03:07 to Monitoring 03:40, from Back 03:50 to Resolved 04:00)',
    );
  });

  it('takes the root cause from the culprit alone', () => {
    const open = record(...night.slice(0, 5));
    expect(draft(open)).toMatch(/## Root cause\n\nUnknown\n/u);
    const text = draft(record(...night));
    expect(lineWith(text, 'Marked as culprit: [')).toContain(
      `[#234 Lower the pool limit (Jon)](${culprit.url}), merged 2026-11-24 02:58 UTC, marked by Mira Okafor`,
    );
    expect(text).toContain('- How it caused the incident: Unknown');
  });

  it('uses corrections, leaves out what was retracted and claims nothing from what had no effect', () => {
    const text = draft(
      record(
        declared,
        told('2026-11-24 03:20', 'noteAdded', { text: 'Pool exhasted' }),
        told('2026-11-24 03:21', 'noteAdded', { text: 'Wrong channel' }),
        told('2026-11-24 03:40', 'phaseChanged', { from: 'investigating', to: 'resolved' }),
        told('2026-11-24 03:50', 'phaseChanged', { from: 'investigating', to: 'resolved' }),
        told('2026-11-24 04:00', 'amended', {
          entry: idOf(1),
          text: 'Pool exhausted',
          at: instant('2026-11-24 03:18'),
        }),
        told('2026-11-24 04:01', 'retracted', { entry: idOf(2) }),
      ),
    );
    expect(text).toContain('- 03:18 Pool exhausted (Mira Okafor)');
    expect(text).not.toMatch(/exhasted|Wrong channel|03:50|no effect/u);
    expect(lineWith(text, '**Duration**')).toContain('to Resolved 03:40)');
  });

  it('shows dates and changing zones where an incident spans them', () => {
    const text = draft(
      record(
        told('2026-10-24 21:30', 'declared', { title: 'Slow', severity: 3, startedAt: instant('2026-10-24 21:30') }),
        told('2026-10-25 00:30', 'noteAdded', { text: 'one' }),
        told('2026-10-25 01:30', 'noteAdded', { text: 'two' }),
      ),
      { timeZone: 'Europe/Berlin' },
    );
    expect(text).toContain('- 2026-10-25 02:30 CEST one');
    expect(text).toContain('- 2026-10-25 02:30 CET two');
  });

  it('shows only what somebody kept in the review', () => {
    const text = draft(record(...night), { keep: new Set([idOf(3)]) });
    expect(text).toContain('Pool exhausted');
    expect(text).not.toContain('- 03:14');
  });

  it('lets no word of a person or vendor become structure', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '# x',
        '<script>alert(1)</script>',
        '-->\n# x',
        '```\n# x',
        '- [ ] @a: b',
        '[a](javascript:b)',
        '![a](http://b)',
        '| a | b |\n|---|---|',
        '1. a\n2. b',
        '\r# x',
        '---\n',
        '[x]: http://y',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const state = record(
          told('2026-11-24 03:12', 'declared', { title: a, severity: 1, startedAt: instant('2026-11-24 03:07') }),
          told('2026-11-24 03:15', 'impactStated', { text: b }, { by: c }),
          told('2026-11-24 03:16', 'noteAdded', { text: c, evidence: `x${a}` }),
          told(
            '2026-11-24 03:17',
            'changeLinked',
            { change: { ...culprit, title: b, author: a } },
            { source: { kind: 'link', url: b, title: c } },
          ),
          told('2026-11-24 03:18', 'changeJudged', { key: culprit.key, verdict: 'culprit' }),
          told('2026-11-24 03:19', 'phaseChanged', {
            from: 'investigating',
            to: 'resolved',
            reason: a,
            criteria: [{ key: 'x', text: b, answer: 'yes' }],
          }),
        );
        const found = [...walk(parseMarkdown(draft(state)).root)];
        expect(found.filter(({ type }) => type === 'heading')).toHaveLength(10);
        for (const node of found) {
          if (node.type === 'html') expect(node.value).toMatch(/^<!-- sitrep:(?:entry|incident|drafted) [\w ]+ -->$/u);
          if (node.type === 'link') expect(node.url).toMatch(/^https?:/u);
          expect(['image', 'imageReference', 'table', 'definition', 'thematicBreak', 'delete']).not.toContain(
            node.type,
          );
          if (node.type === 'listItem') expect(node.checked ?? null).toBeNull();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('marks each line that states a fact', () => {
    const text = draft(record(...night));
    const bullets = text.split('\n').filter((line) => line.startsWith('- ') && !line.endsWith('Unknown'));
    for (const line of bullets) expect(readEntryMarks(line), line).not.toHaveLength(0);
  });
});
