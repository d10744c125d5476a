import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../../src/core/markdown/lines.ts';
import { factsOf } from '../../../../src/core/playbook/facts.ts';
import { readPlaybook } from '../../../../src/core/playbook/readPlaybook.ts';
import { anyText } from '../markdown/arbitraryMarkdown.ts';
import { linesIn } from '../markdown/linesIn.ts';

describe('reading a playbook', () => {
  it('never throws, and every value has a line of the file', () => {
    fc.assert(
      fc.property(anyText, (markdown) => {
        const reading = readPlaybook(markdown);
        const count = splitLines(markdown).length;
        for (const line of linesIn(reading)) expect(line >= 0 && line < count).toBe(true);
        for (const { line } of factsOf(reading)) expect(line >= 0 && line < count).toBe(true);
        for (const { startLine, endLine } of reading.diagnostics)
          expect(startLine <= endLine && endLine < count).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('says the same of the same text', () => {
    fc.assert(
      fc.property(anyText, (markdown) => {
        expect(readPlaybook(markdown)).toEqual(readPlaybook(markdown));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on how lines end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // eslint-disable-next-line no-control-regex -- Markdown itself replaces NUL
        const plain = text.replace(/\r\n?/g, '\n').replace(/\u0000/g, '');
        const { templates: a, postMortemTemplate: b, diagnostics: c, ...read } = readPlaybook(plain);
        const {
          templates: d,
          postMortemTemplate: e,
          diagnostics: f,
          ...crlf
        } = readPlaybook(plain.replace(/\n/g, '\r\n'));
        expect(crlf).toEqual(read);
        expect([d.length, e?.form, f.length]).toEqual([a.length, b?.form, c.length]);
      }),
      { numRuns: 100 },
    );
  });
});

const body = fc.array(
  fc.constantFrom(
    '**Definition**: TAG def',
    '**Examples**:',
    '- TAG item',
    '1. TAG step',
    '**Page**: TAG person',
    '**Response time**: 5 minutes',
    'TAG prose',
    '```sh\nkubectl get TAG\n```',
    '**Usually**: TAG somebody',
    '**Symptoms**: TAG symptom',
    '| TAG | TAG |\n|-|-|\n| TAG | TAG |',
    '> TAG quote',
  ),
  { maxLength: 8 },
);

describe('a section is never read past its end', () => {
  const sections = (titles: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(...titles.map(() => fc.tuple(body, fc.boolean())))
      .map((bodies) =>
        bodies
          .map(([blocks, blank], index) =>
            `### ${titles[index] ?? ''}\n\n${blocks.join(blank ? '\n\n' : '\n')}`.replaceAll('TAG', `tag${index}x`),
          )
          .join('\n\n'),
      );
  const tagsOf = (value: unknown): string[] => [...new Set(JSON.stringify(value).match(/tag\d+x/g) ?? [])];

  it('by the severities', () => {
    fc.assert(
      fc.property(sections(['Sev 1 (Critical)', 'Sev 2 (High)', 'Sev 3 (Medium)', 'Contacts']), (text) => {
        const { severities } = readPlaybook(`## Severities\n\n${text}\n`);
        for (const severity of severities) {
          for (const tag of tagsOf(severity)) expect(tag).toBe(`tag${severity.level - 1}x`);
        }
      }),
    );
  });

  it('by the steps of the process', () => {
    fc.assert(
      fc.property(
        sections(['1. Detection (0-5 minutes)', '2. Investigation (5-15)', '3. Mitigation (15-60 minutes)']),
        (text) => {
          const { process } = readPlaybook(`## Process\n\n${text}\n`);
          expect(process).toHaveLength(3);
          for (const [index, step] of process.entries())
            for (const tag of tagsOf(step)) expect(tag).toBe(`tag${index}x`);
        },
      ),
    );
  });

  it('by the roles and the runbooks', () => {
    fc.assert(
      fc.property(
        sections(['Incident commander', 'Technical lead']),
        sections(['Database down', 'Disk full']),
        (roles, runbooks) => {
          const reading = readPlaybook(`## Roles\n\n${roles}\n\n## Runbooks\n\n${runbooks}\n`);
          for (const [index, role] of reading.roles.entries())
            for (const tag of tagsOf(role)) expect(tag).toBe(`tag${index}x`);
          for (const runbook of reading.runbooks) {
            const tag = runbook.title === 'Database down' ? 'tag0x' : 'tag1x';
            for (const found of tagsOf(runbook)) expect(found).toBe(tag);
          }
        },
      ),
    );
  });
});
