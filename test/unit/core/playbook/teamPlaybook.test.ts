import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hourMs, minuteMs } from '../../../../src/core/markdown/duration.ts';
import { completePlaybook } from '../../../../src/core/playbook/completePlaybook.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { readPlaybook } from '../../../../src/core/playbook/readPlaybook.ts';

const text = readFileSync(new URL('../../../fixtures/playbooks/team.md', import.meta.url), 'utf8');
const reading = readPlaybook(text);
const lines = text.split('\n');

describe("a team's playbook", () => {
  it('gives the process with its time boxes and checklists', () => {
    expect(reading.process.map(({ name, timeBox, startMs, endMs }) => [name, timeBox, startMs, endMs])).toEqual([
      ['Detection', '0-5 minutes', 0, 5 * minuteMs],
      ['Investigation', '5-15', 5 * minuteMs, 15 * minuteMs],
      ['Mitigation', '15-60 minutes', 15 * minuteMs, hourMs],
      ['Resolution', undefined, undefined, undefined],
      ['Post-Mortem', 'Within 48 hours', undefined, 48 * hourMs],
    ]);
    expect(reading.process[0]?.checklist.map((item) => item.text)).toEqual([
      'Alert received (monitoring, user report)',
      'On-call acknowledges',
      'Create #incident-YYYY-MM-DD channel',
    ]);
  });

  it('gives the ways to mitigate, by kind', () => {
    expect(reading.mitigation.map(({ kind }) => kind)).toEqual(['rollback', 'hotfix', 'disable', 'wait']);
  });

  it('gives the resolution criteria and the stability window in them', () => {
    expect(reading.resolution.map((criterion) => criterion.text)).toEqual([
      'Service restored',
      'Root cause identified',
      'Monitoring stable for 30 minutes',
    ]);
    expect(reading.cadence.stabilityWindowMs?.value).toBe(30 * minuteMs);
    expect(reading.cadence.updateEveryMs?.value).toBe(20 * minuteMs);
  });

  it('gives who must write a post-mortem, by when, and for whom; an optional one is not required', () => {
    expect(reading.postMortem).toMatchObject({
      requiredFor: { value: [1, 2] },
      withinMs: { value: 48 * hourMs },
      sharedWith: { value: ['Engineering', 'Product', 'Support'] },
    });
  });

  it('gives the roles under stable keys', () => {
    expect(reading.roles.map(({ key, usually }) => [key, usually])).toEqual([
      ['incident-commander', 'On-call engineer'],
      ['technical-lead', undefined],
      ['communications-lead', 'Product manager'],
      ['support-lead', undefined],
    ]);
  });

  it('gives the messages, also several of one fence, with their gaps', () => {
    expect(reading.templates.map(({ kind }) => kind)).toEqual([
      'announcement',
      'update',
      'resolved',
      'statusInvestigating',
      'statusIdentified',
      'statusMonitoring',
      'statusResolved',
      'customerEmail',
    ]);
    expect(reading.templates[0]?.placeholders.map(({ written }) => written)).toEqual([
      '[feature]',
      '[SEV level]',
      'X',
      '[name]',
      '[Time]',
    ]);
    const email = reading.templates.at(-1);
    expect(email).toMatchObject({ subject: 'Issue with [feature] on [date]', text: 'Hi [name],\n\nWe had an issue.' });
    expect(lines[email?.textLine ?? 0]).toBe('Hi [name],');
  });

  it('gives the post-mortem template with the fences in it', () => {
    expect(reading.postMortemTemplate).toMatchObject({
      form: 'text',
      markdown: expect.stringContaining('```sh\necho hi\n```') as string,
    });
  });

  it('gives thresholds in one unit', () => {
    expect(
      reading.thresholds.map(({ metric, warn, critical }) => [metric, warn?.value, critical?.value, critical?.unit]),
    ).toEqual([
      ['Error rate', 1, 5, '%'],
      ['Response time', 5000, 10_000, 'ms'],
      ['Downtime', undefined, minuteMs, 'ms'],
      ['CPU', 80, 95, '%'],
    ]);
  });

  it('gives the rota, its handoff and what it pays', () => {
    expect(reading.rota?.turns[0]).toMatchObject({
      startDate: '2025-01-06',
      endDate: '2025-01-12',
      primary: 'Alice',
      secondary: 'Bob',
    });
    expect(reading.rota?.handoff).toMatchObject({
      weekday: 7,
      time: '18:00',
      zone: 'PT',
      zoneId: 'America/Los_Angeles',
    });
    expect(reading.rota?.pay.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['perWeek', 500],
      ['perIncident', 200],
      ['multiplier', 1.5],
    ]);
    expect(reading.rota?.handoffChecklist).toHaveLength(2);
    expect(reading.rota?.expectations).toHaveLength(2);
  });

  it('gives its runbooks, resources, rules and history', () => {
    expect(reading.runbooks.map(({ title, symptoms, steps }) => [title, symptoms.length, steps.length])).toEqual([
      ['Database down', 2, 2],
      ['High error rate', 0, 2],
    ]);
    expect(reading.runbooks[0]?.steps[1]?.commands[0]?.text).toBe('kubectl rollout restart deploy/<pooler>');
    expect(reading.resources.map(({ target }) => target)).toEqual([
      'https://example.com/dash',
      'https://status.example.com',
      'docs/diagram.md',
    ]);
    expect(reading.customerCare).toHaveLength(2);
    expect(reading.testing.map(({ kind }) => kind)).toEqual(['allowed', 'forbidden', 'forbidden']);
    expect(reading.history?.columns).toEqual(['Date', 'Title', 'Severity']);
  });

  it('stands where each value says it does', () => {
    for (const { origin, label } of reading.severities) expect(lines[origin.line]).toContain(label);
    for (const { origin, metric } of reading.thresholds) expect(lines[origin.line]).toContain(metric);
    for (const { steps } of reading.runbooks)
      for (const { text: step, line } of steps) expect(lines[line]).toContain(step);
    for (const { checklist } of reading.process)
      for (const item of checklist) expect(lines[item.line]?.replace(/\*\*/g, '')).toContain(item.text);
  });

  it('leaves nothing to complain of', () => {
    expect(reading.diagnostics).toEqual([]);
  });
});

describe('a completed playbook', () => {
  it('says of each part whose it is', () => {
    const playbook = completePlaybook(
      readPlaybook(
        '## Roles\n\n### Incident lead\n\n- Leads\n\n### Scribe\n\n- Writes\n\nUpdates go out every 30 minutes.',
      ),
      defaultPlaybook,
    );
    expect(playbook.roles.every(({ origin }) => origin.from === 'team')).toBe(true);
    expect(playbook.severities.every(({ origin }) => origin.from === 'default')).toBe(true);
    expect(playbook.cadence).toMatchObject({
      updateEveryMs: 30 * minuteMs,
      stabilityWindowMs: 15 * minuteMs,
      origin: { from: 'team' },
      stabilityOrigin: { from: 'default' },
    });
  });

  it('of an empty file is the default playbook', () => {
    const { postMortem, cadence, ...rest } = completePlaybook(readPlaybook(''), defaultPlaybook);
    expect({ ...rest, postMortem, cadence }).toEqual({
      ...defaultPlaybook,
      postMortem: {
        ...defaultPlaybook.postMortem,
        withinOrigin: postMortem.withinOrigin,
        sharedWithOrigin: postMortem.sharedWithOrigin,
      },
      cadence: { ...defaultPlaybook.cadence, stabilityOrigin: cadence.stabilityOrigin },
    });
  });

  it('keeps the default messages for the moments the team has none for', () => {
    const playbook = completePlaybook(
      readPlaybook('## Templates\n\n### Resolved\n\n```\nDone: [title]\n```\n'),
      defaultPlaybook,
    );
    expect(playbook.templates.filter(({ kind }) => kind === 'resolved').map(({ text: words }) => words)).toEqual([
      'Done: [title]',
    ]);
    expect(playbook.templates.some(({ kind, origin }) => kind === 'announcement' && origin.from === 'default')).toBe(
      true,
    );
  });

  it('fills a scale of one severity up, and takes a longer one as it is', () => {
    const one = completePlaybook(readPlaybook('A SEV1 means that the business bleeds.'), defaultPlaybook);
    expect(one.severities.map(({ origin }) => origin.from)).toEqual(['team', 'default', 'default', 'default']);
    const three = completePlaybook(readPlaybook('- SEV1: a\n- SEV2: b\n- SEV3: c'), defaultPlaybook);
    expect(three.severities.map(({ level }) => level)).toEqual([1, 2, 3]);
  });
});
