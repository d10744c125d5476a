import { describe, expect, it } from 'vitest';
import { brokenLinks, linkedFiles } from '../../../../src/core/markdown/linkedFiles.ts';
import { starterMarkdown } from '../../../../src/core/playbook/default/starterMarkdown.ts';
import { defaultMarkdown } from '../../../../src/core/playbook/default/defaultMarkdown.ts';
import { readPlaybook } from '../../../../src/core/playbook/readPlaybook.ts';

const codes = (markdown: string): readonly [string, number][] =>
  readPlaybook(markdown)
    .diagnostics.filter(({ code }) => code !== 'missing-part')
    .map(({ code, startLine }) => [code, startLine]);

describe('a playbook is told of', () => {
  it.each([
    ['two severities of one level', '## Sev 1\n\na\n\n## Sev 1\n\nb\n\n## Sev 2\n\nc', 'severity-twice', 4],
    [
      'a milder severity that is answered sooner',
      '- **Sev 1**: a; respond within 2 hours\n- **Sev 2**: b; respond within 1 hour',
      'contradictory-limit',
      1,
    ],
    [
      'two response times for one severity',
      '| Sev | Response time |\n|-|-|\n| SEV1 | 15 min |\n| SEV2 | 1 h |\n\n## SEV1\n\n**Response time**: 30 min\n\n## SEV2\n\n',
      'contradictory-limit',
      2,
    ],
    [
      'a response time that cannot be read',
      '## Sev 1\n\n**Response time**: pronto\n\n## Sev 2\n\nx',
      'unreadable-duration',
      2,
    ],
    ['a fifth severity', '- SEV1: a\n- SEV2: b\n- SEV3: c\n- SEV4: d\n- SEV5: e', 'severity-beyond-four', 4],
    [
      'a warning that is no earlier than the alarm',
      '## Alert thresholds\n\n- Error rate: > 5% (warn), > 1% (critical)',
      'contradictory-limit',
      2,
    ],
    ['a handoff without a time zone', '## On-call\n\n**Handoff**: Mondays at 10am', 'time-zone-missing', 2],
    ['a time zone that stands for several', '## On-call\n\n**Handoff**: Mondays at 10am IST', 'time-zone-ambiguous', 2],
    [
      'somebody on call whom the rota does not know',
      '## On-call\n\n**People**: Ana, Bo\n\n| Week | Primary |\n|-|-|\n| 1 | Ana |\n| 2 | Cleo |',
      'unknown-person',
      7,
    ],
    [
      'a step that begins before the one ahead',
      '## Process\n\n### Fix (15-60 minutes)\n\n### Look (5-15 minutes)',
      'contradictory-limit',
      4,
    ],
    ['front matter that is broken', '---\na: [\n---\n\n# x', 'front-matter-unreadable', 0],
    ['a role without duties', '## Roles\n\n### Incident commander\n\n### Scribe\n\n- Writes', 'role-without-duties', 2],
  ])('%s', (_, markdown, code, line) => {
    expect(codes(markdown)).toContainEqual([code, line]);
  });

  it('parts it lacks, with the default section as the fix', () => {
    const found = readPlaybook('# Ours\n\nNothing yet').diagnostics.filter(({ code }) => code === 'missing-part');
    expect(found.map(({ args }) => args[1])).toEqual([
      'severities',
      'process',
      'resolution',
      'postMortem',
      'cadence',
      'roles',
      'templates',
    ]);
    const repaired = found.reduce((text, { fix }) => text + (fix?.edits[0]?.newText ?? ''), '# Ours\n\nNothing yet');
    expect(readPlaybook(repaired).diagnostics).toEqual([]);
  });

  it('marks that Markdown does not take as they were meant, with a fix that only adds', () => {
    const found = readPlaybook('##Process\n\n[ ] ack\n\n```\n[ ] not here\n```').diagnostics.filter(
      ({ fix, severity }) => fix && severity === 'hint',
    );
    expect(found.map(({ code, fix }) => [code, fix?.edits])).toEqual([
      ['heading-without-space', [{ startLine: 0, startColumn: 2, endLine: 0, endColumn: 2, newText: ' ' }]],
      ['bare-checkbox', [{ startLine: 2, startColumn: 0, endLine: 2, endColumn: 0, newText: '- ' }]],
    ]);
  });

  it('links to files that do not exist, but not of addresses, anchors and templates', () => {
    const { links } = readPlaybook(
      '[a](docs/a%20b.md#x) [b](https://x.y) [c](#d) [e](<%= f %>) [g](mailto:h@i.j) [k](/l.md)',
    );
    expect(linkedFiles(links).map(({ path }) => path)).toEqual(['docs/a b.md', '/l.md']);
    expect(brokenLinks(links, new Set(['docs/a b.md'])).map(({ code }) => code)).toEqual(['broken-link']);
  });
});

describe('the starter playbook', () => {
  it('reads as the default playbook does', () => {
    const lineless = (markdown: string): unknown =>
      JSON.parse(
        JSON.stringify(readPlaybook(markdown), (name, value: unknown) =>
          /^(?:line|lines|textLine|endLine|lineCount|links)$/.test(name) ? undefined : value,
        ),
      );
    expect(lineless(starterMarkdown())).toEqual(lineless(defaultMarkdown));
  });
});
