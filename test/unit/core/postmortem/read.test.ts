import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { draftPostMortem } from '../../../../src/core/postmortem/draft.ts';
import { fieldOf, sectionOf, type PostMortem } from '../../../../src/core/postmortem/postMortem.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { idOf, incidentId, night, playbook, record } from './record.ts';

async function fixture(name: string): Promise<PostMortem> {
  return readPostMortem(
    await readFile(new URL(`../../../fixtures/postmortems/${name}`, import.meta.url), 'utf8'),
    name,
  );
}

function times({ timeline }: PostMortem): readonly string[] {
  return timeline.map(({ when, text }) => `${when.date ?? '-'} ${when.time ?? '-'} ${text}`);
}

describe('a post-mortem of another team', () => {
  it('may tell its timeline in headings', async () => {
    const document = await fixture('headings.md');
    expect(document.title?.value).toBe('2018-03-31, Server launch failures');
    expect(document.date?.value).toBe('2018-03-31');
    expect(document.timeZone?.value).toBe('PST');
    expect(times(document)).toEqual([
      '2018-03-31 15:47 Problem is identified',
      expect.stringMatching(/^2018-03-31 17:21 Decided to increase cluster size to 4/u),
      expect.stringMatching(/^2018-03-31 17:30 New nodes are up/u),
    ]);
    expect(document.actionItems.map(({ text, link, done }) => [text.slice(0, 20), link?.slice(-3), done])).toEqual([
      ['Improve the alerting', '365', undefined],
      ['Come up with team gu', '528', undefined],
      ['Document how to "rec', '528', undefined],
    ]);
  });

  it('may tell it in bullets under lines that are dates', async () => {
    const document = await fixture('bullets.md');
    expect(document.date?.value).toBe('2019-01-23');
    expect(times(document)).toEqual([
      '2019-01-22 14:54 config behavior change PR merged',
      '2019-01-22 15:28 bad config uploaded',
      expect.stringContaining('2019-01-23 04:49 first recorded instance of a user'),
      expect.stringContaining('2019-01-23 07:10 first #testing-ops recorded instance'),
      '2019-01-23 07:18 oncall first pinged',
    ]);
    expect(fieldOf(document, 'authors')?.text).toBe('Benjamin Elder bentheelder@google.com');
  });

  it('may be an empty template, which holds no fact, entry or action', async () => {
    const document = await fixture('tables-template.md');
    expect(document.timeline).toEqual([]);
    expect(document.actionItems).toEqual([]);
    expect(document.date).toBeUndefined();
    expect(fieldOf(document, 'severity')).toMatchObject({ name: 'Incident Severity', text: '', form: 'row' });
    expect(document.sections.filter(({ title }) => title === 'Root Cause(s)')).toMatchObject([{ kind: 'rootCause' }]);
  });

  it('may use tables for the timeline and the actions', () => {
    const document = readPostMortem(`---
severity: SEV-2
incident_date: 2026-03-01
---
# Search is slow

## Timeline

| Date | Time (UTC) | Who | What |
|---|---|---|---|
| 2026-03-01 | 23:50 | Mira | Latency \\| errors rise |
| | 00:10 | Jon | Rolled back |
| | | | |

## Follow-ups

| Action item | Type | Owner | Status | Ticket | Due Date |
|---|---|---|---|---|---|
| Add an alert on p99 | Detect | @mira | Done | [OPS-12](https://t.example/OPS-12) | 2026-03-10 |
| Shard the index | Prevent | TBD | Open | | |
| | | | | | |
`);
    expect(document.timeZone?.value).toBe('UTC');
    expect(fieldOf(document, 'severity')).toMatchObject({ text: 'SEV-2', form: 'frontMatter', line: 1 });
    expect(times(document)).toEqual([
      '2026-03-01 23:50 Mira: Latency | errors rise',
      '2026-03-02 00:10 Jon: Rolled back',
    ]);
    expect(document.actionItems).toEqual([
      {
        text: 'Add an alert on p99',
        written: 'Add an alert on p99',
        owner: 'mira',
        done: true,
        due: '2026-03-10',
        link: 'https://t.example/OPS-12',
        issue: 'OPS-12',
        form: 'row',
        headLine: 16,
        line: 18,
        wordsEndLine: 19,
        endLine: 19,
      },
      expect.objectContaining({ text: 'Shard the index', done: false, form: 'row', line: 19, endLine: 20 }),
    ]);
  });

  it('may number its timeline, wrap its lines and write its dates in words', () => {
    const document = readPostMortem(`Postmortem: mail outage
=======================

Date: 4 March 2026
Incident Commander: Hana Sato
Customers affected: 1,200
  in two regions

**Chronology** (all times CET)

**Chronology**

1. 9:05 am - Queue grows,
   workers idle
2. **10:20**: Workers restarted
3. Recovery: 11:00

**Root cause**

A bad certificate.

Action points:

* not an action, no heading

**Actions**

- [x] @jon: Renew the certificate **Due**: 5 March 2026
- [ ] Alert before expiry (owner: Hana Sato, due: 2026-03-20) <!-- sitrep:item 2b1c -->
- Document the renewal — @mira
- [Name]: [task]
`);
    expect(document.title?.value).toBe('Postmortem: mail outage');
    expect(document.date).toEqual({ value: '2026-03-04', line: 3 });
    expect(fieldOf(document, 'lead')?.text).toBe('Hana Sato');
    expect(fieldOf(document, 'affected')?.text).toBe('1,200 in two regions');
    expect(times(document)).toEqual([
      '2026-03-04 09:05 Queue grows, workers idle',
      '2026-03-04 10:20 Workers restarted',
      '2026-03-04 11:00 Recovery',
    ]);
    expect(sectionOf(document, 'rootCause')?.empty).toBe(false);
    expect(document.actionItems).toMatchObject([
      { text: 'Renew the certificate', owner: 'jon', done: true, due: '2026-03-05' },
      { text: 'Alert before expiry', owner: 'Hana Sato', done: false, due: '2026-03-20', id: '2b1c' },
      { text: 'Document the renewal', owner: 'mira', form: 'item' },
    ]);
  });

  it('settles the date by the timeline where the title disagrees, and by the file name where nothing else says it', () => {
    const wrong = readPostMortem('# 2022-01-27, limit\n\n## Timeline\n\n- 2022-06-02 10:00 starts\n');
    expect(wrong.date?.value).toBe('2022-06-02');
    expect(readPostMortem('# Limit\n', 'reports/2022-06-02-limit.md').date?.value).toBe('2022-06-02');
    expect(readPostMortem('# Limit\n\nLast modified: 2022-06-02\n').date).toBeUndefined();
  });

  it('does not take "Sometimes 5 workers failed" or a version for a time', () => {
    const document = readPostMortem('## Timeline\n\n- Sometimes 5 workers failed\n- v1.10:30 was out\n- 3 of 12\n');
    expect(document.timeline).toEqual([]);
  });
});

describe('a drafted post-mortem read again', () => {
  const document = readPostMortem(
    draftPostMortem({ state: record(...night), playbook, timeZone: 'Europe/Berlin', nowMs: 0 }),
  );

  it('knows its incident, facts and sections', () => {
    expect(document.incident).toBe(incidentId);
    expect(document.title?.value).toBe('Post-Mortem: Checkout fails');
    expect(document.date?.value).toBe('2026-11-24');
    expect(document.timeZone?.value).toBe('Europe/Berlin');
    expect(fieldOf(document, 'severity')).toMatchObject({ text: 'Sev 1 (Critical)', marks: [{ ids: [idOf(0)] }] });
    expect(fieldOf(document, 'affected')?.text).toBe('Nobody in the EU can pay');
    expect(document.sections.map(({ kind }) => kind)).toEqual([
      ...['other', 'whatHappened', 'other', 'resolution', 'timeline', 'rootCause'],
      ...['wentWell', 'wentBadly', 'actionItems', 'prevention'],
    ]);
  });

  it('knows which entries its lines state', () => {
    expect(
      document.timeline.map(({ when, marks }) => [when.date, when.time, marks[0]?.part, marks[0]?.ids[0]]),
    ).toEqual([
      ['2026-11-24', '03:58', 'landed', idOf(4)],
      ['2026-11-24', '04:07', 'started', idOf(0)],
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((index, at) => [
        '2026-11-24',
        ['04:12', '04:14', '04:15', '04:20', '04:25', '04:26', '04:40', '05:11'][at],
        undefined,
        idOf(index),
      ]),
    ]);
  });

  it('finds empty what the record does not hold', () => {
    expect(document.sections.filter(({ empty }) => empty).map(({ kind }) => kind)).toEqual([
      ...['wentWell', 'wentBadly', 'actionItems', 'prevention'],
    ]);
  });
});
