import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../../../../src/core/markdown/duration.ts';
import type { SeverityReading } from '../../../../../src/core/playbook/reading.ts';
import { readPlaybook } from '../../../../../src/core/playbook/readPlaybook.ts';

const read = (markdown: string): readonly SeverityReading[] => readPlaybook(markdown).severities;
const brief = (markdown: string): unknown[] => read(markdown).map(({ level, label, name }) => [level, label, name]);

describe('severities are found', () => {
  it.each([
    [
      '### Sev 1 (Critical)\n**Definition**: down\n### Sev 2 (High)\n**Definition**: slow',
      [
        [1, 'Sev 1', 'Critical'],
        [2, 'Sev 2', 'High'],
      ],
    ],
    [
      '## SEV1: Critical\n## SEV2: Major',
      [
        [1, 'SEV1', 'Critical'],
        [2, 'SEV2', 'Major'],
      ],
    ],
    [
      '# P1 – Critical\n\nall down\n\n# P2 – High\n\nslow',
      [
        [1, 'P1', 'Critical'],
        [2, 'P2', 'High'],
      ],
    ],
    [
      '###### Severity 1 - Critical\n###### Severity 2 - High',
      [
        [1, 'Severity 1', 'Critical'],
        [2, 'Severity 2', 'High'],
      ],
    ],
    [
      '## Severity levels\n### Critical (P1)\n### High (P2)',
      [
        [1, 'P1', 'Critical'],
        [2, 'P2', 'High'],
      ],
    ],
    [
      '## Severity levels\n### Critical\n\nAll down\n\n### High\n\nSlow',
      [
        [1, 'Critical', 'Critical'],
        [2, 'High', 'High'],
      ],
    ],
    [
      '## Severities\n### 🔴 SEV-1 | Critical\n### 🟠 SEV-2 | High',
      [
        [1, 'SEV-1', 'Critical'],
        [2, 'SEV-2', 'High'],
      ],
    ],
    [
      '**SEV1 (Critical)**\n\nAll down\n\n**SEV2 (High)**\n\nSlow',
      [
        [1, 'SEV1', 'Critical'],
        [2, 'SEV2', 'High'],
      ],
    ],
    [
      '- **Sev 1 (Critical)**: All down\n- **Sev 2 (High)**: Slow',
      [
        [1, 'Sev 1', 'Critical'],
        [2, 'Sev 2', 'High'],
      ],
    ],
    [
      '**P1**: Critical - all down\n**P2**: High - slow',
      [
        [1, 'P1', 'Critical'],
        [2, 'P2', 'High'],
      ],
    ],
    [
      '- SEV1: all down\n- SEV2: slow',
      [
        [1, 'SEV1', ''],
        [2, 'SEV2', ''],
      ],
    ],
    [
      '| Severity | Name | Description |\n|-|-|-|\n| 1 | Critical | all down |\n| 2 | High | slow |',
      [
        [1, '1', 'Critical'],
        [2, '2', 'High'],
      ],
    ],
    [
      '| Level | Meaning |\n|-|-|\n| **SEV-1** Critical | all |\n| **SEV-2** High | some |',
      [
        [1, 'SEV-1', 'Critical'],
        [2, 'SEV-2', 'High'],
      ],
    ],
    [
      '| | P1 | P2 |\n|-|-|-|\n| Definition | all down | slow |\n| Response time | 15 min | 1 hour |',
      [
        [1, 'P1', ''],
        [2, 'P2', ''],
      ],
    ],
    [
      '## Severity\n\n| Severity | Definition |\n|-|-|\n| Critical | all |\n| Major | some |\n| Minor | few |',
      [
        [1, 'Critical', 'Critical'],
        [2, 'Major', 'Major'],
        [4, 'Minor', 'Minor'],
      ],
    ],
    [
      '<table><tr><th>Severity</th><th>Impact</th></tr>\n\n<tr><td>SEV1</td><td>all</td></tr><tr><td>SEV2</td><td>some</td></tr></table>',
      [
        [1, 'SEV1', ''],
        [2, 'SEV2', ''],
      ],
    ],
    [
      '##Sev 1 (Critical)\n\nAll down\n\n##Sev 2 (High)\n\nSlow',
      [
        [1, 'Sev 1', 'Critical'],
        [2, 'Sev 2', 'High'],
      ],
    ],
    [
      '### P0: Critical\n### P1: High\n### P2: Medium',
      [
        [1, 'P0', 'Critical'],
        [2, 'P1', 'High'],
        [3, 'P2', 'Medium'],
      ],
    ],
    [
      '1. **Sev 1**\n   - Definition: all down\n   - Response time: 5 min\n2. **Sev 2**\n   - Definition: slow',
      [
        [1, 'Sev 1', ''],
        [2, 'Sev 2', ''],
      ],
    ],
  ])('%s', (markdown, expected) => {
    expect(brief(markdown)).toEqual(expected);
  });
});

describe('no severities are made up', () => {
  it.each([
    ['a table that only counts time in them', '| Item | Time |\n|-|-|\n| Time in SEV-1 | 3 |\n| Time in SEV-2 | 4 |'],
    [
      'alert priorities',
      '## Alert priority\n\n| Priority | Alerts | Response |\n|-|-|-|\n| High | page | now |\n| Medium | page | 24 hours |\n| Low | mail | later |',
    ],
    ['a heading that asks', '### Really a SEV-1?\n\nWe do not discuss.\n\n### SEV-1?\n\nYes.'],
    [
      'prose that mentions them',
      'We treat this as a SEV-1. Escalate a SEV2 to a SEV1 when in doubt. P1 and P2 need a call.',
    ],
    ['a heading that begins with one', '## SEV-1 stakeholders\n\nAna\n\n## SEV-2 stakeholders\n\nBo'],
    ['one in a code block', '```\nSEV1: all down\nSEV2: slow\n```'],
    [
      'those of a message template',
      '## Templates\n\n### Update\n\n```\nSEV1: [title]\n```\n\n- **SEV1**: say so\n- **SEV2**: say so',
    ],
    ['percentiles and services', '- **P95**: 200 ms\n- **P99**: 400 ms\n- **S3**: bucket\n- **P2P**: network'],
    ['a history of incidents', '## Incident history\n\n| Severity | Title |\n|-|-|\n| SEV1 | Fire |\n| SEV2 | Flood |'],
  ])('%s', (_, markdown) => {
    expect(read(markdown)).toEqual([]);
  });
});

describe('the fields of a severity', () => {
  it('come from labelled lines, also without blank lines between them', () => {
    const [first] = read(
      '## Sev 1 (Critical)\n**Definition**: all down\n**Examples**:\n- login\n- payments\n**Response time**: Immediate (< 15 minutes)\n**Page**: On-call engineer + CTO\n## Sev 2 (High)\n',
    );
    expect(first).toMatchObject({
      definition: 'all down',
      examples: ['login', 'payments'],
      respondWithin: 'Immediate (< 15 minutes)',
      respondWithinMs: 15 * minuteMs,
      pages: ['On-call engineer', 'CTO'],
      lines: { definition: 1, examples: 2, respondWithin: 5, pages: 6 },
    });
  });

  it('come from the columns of a table', () => {
    const [, second] = read(
      '| Severity | Definition | Examples | Response time | Who is paged | Update frequency |\n|-|-|-|-|-|-|\n| SEV1 | down | login; pay | 15 min | On-call, CTO | 30 min |\n| SEV2 | slow | search | < 1 hour | No page, business hours | 2 hours |',
    );
    expect(second).toMatchObject({
      definition: 'slow',
      examples: ['search'],
      respondWithin: '< 1 hour',
      respondWithinMs: hourMs,
      pages: [],
      pageNote: 'No page, business hours',
      updateEveryMs: 2 * hourMs,
      origin: { from: 'team', line: 3 },
    });
  });

  it('keep a response that lists actions out of the response time', () => {
    const found = read(
      '| Severity | Description | Typical response |\n|-|-|-|\n| SEV1 | down | Page an IC. |\n| SEV2 | slow | Open a ticket within the day. |',
    );
    expect(found.map(({ respondWithin }) => respondWithin)).toEqual([undefined, undefined]);
  });

  it('come from one line', () => {
    const [first] = read('- **SEV1 (Critical)**: All is down; respond within 15 minutes\n- **SEV2 (High)**: Slow');
    expect(first).toMatchObject({
      definition: 'All is down; respond within 15 minutes',
      respondWithinMs: 15 * minuteMs,
    });
  });

  it('are found in a document that calls itself a runbook', () => {
    const found = read('# Incident runbook\n\n**SEV-1 (Critical)** — All is down\n\n**SEV-2 (High)** — Slow');
    expect(found.map(({ label, name }) => [label, name])).toEqual([
      ['SEV-1', 'Critical'],
      ['SEV-2', 'High'],
    ]);
  });

  it('end where the next section begins', () => {
    const [, last] = read(
      '## Sev 1\n**Definition**: a\n## Sev 2\n**Definition**: b\n## Process\n**Page**: nobody of this section',
    );
    expect(last?.pages).toEqual([]);
  });

  it('of a summary table and of headings are put together', () => {
    const [first] = read(
      '| Sev | Response time |\n|-|-|\n| SEV1 | 15 min |\n| SEV2 | 1 h |\n\n## SEV1\n**Definition**: down\n## SEV2\n**Definition**: slow',
    );
    expect(first).toMatchObject({ definition: 'down', respondWithinMs: 15 * minuteMs });
  });

  it('of two schemes on one page are not mixed', () => {
    const found = read(
      '| Sev | Definition |\n|-|-|\n| SEV1 | down |\n| SEV2 | slow |\n\n| Bug priority | Fix |\n|-|-|\n| P1 | now |\n| P2 | later |',
    );
    expect(found.map(({ label }) => label)).toEqual(['SEV1', 'SEV2']);
  });
});
