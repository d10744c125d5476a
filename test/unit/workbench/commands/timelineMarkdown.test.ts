import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import type { Nodes } from 'mdast';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { timelineMarkdown } from '../../../../src/core/incident/timelineMarkdown.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { declared, entryId, fact, startMs, stateOf, type Fact } from './record.ts';

function print(state: IncidentState, timeZone = 'UTC'): string {
  return timelineMarkdown(state, { timeZone, nowMs: startMs + 3_600_000, say: sayEnglish });
}

function countKinds(markdown: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const visit = (node: Nodes): void => {
    counts[node.type] = (counts[node.type] ?? 0) + 1;
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  return counts;
}

const change = {
  key: 'pr:acme/shop#234',
  kind: 'pullRequest' as const,
  title: 'Lower the pool limit',
  at: '2026-11-23T18:00:00Z',
  number: 234,
  url: 'https://github.com/acme/shop/pull/234',
};

describe('timelineMarkdown', () => {
  it('writes entries oldest first with time, words, author and source', () => {
    const state = stateOf(
      declared(),
      fact(
        'noteAdded',
        { text: 'Pool is exhausted', evidence: 'timeout\n```\n# x' },
        {
          minute: 3,
          source: { kind: 'file', uri: 'file:///w/logs/a.log', path: 'logs/a.log', startLine: 3, endLine: 5 },
        },
      ),
      fact('changeLinked', { change }, { minute: 5, by: '' }),
      fact('impactStated', { text: 'Half of all orders\nsince 03:10' }, { minute: 6 }),
      fact('amended', { entry: entryId(3), at: new Date(startMs + 60_000).toISOString() }, { minute: 7 }),
    );
    expect(print(state)).toBe(
      [
        '# Checkout fails',
        '',
        'Sev 2 · Investigating · times in UTC · copied 2026-11-24 04:12 UTC',
        '',
        '- **03:12** Declared as Sev 2: Checkout fails (Mira Okafor)',
        '- **03:13** Impact: Half of all orders (Mira Okafor, corrected)  ',
        '  since 03:10',
        '- **03:15** Pool is exhausted (Mira Okafor, logs/a.log:4-6)',
        '  ````text',
        '  timeout',
        '  ```',
        '  # x',
        '  ````',
        '- **03:17** Linked #234 Lower the pool limit (unknown, <https://github.com/acme/shop/pull/234>)',
        '',
      ].join('\n'),
    );
  });

  it('names the zone, and the day where the incident spans several', () => {
    const state = stateOf(declared(), fact('acknowledged', {}, { minute: 24 * 60 }));
    const text = print(state, 'Europe/Berlin');
    expect(text).toContain('times in Europe/Berlin (CET)');
    expect(text).toContain('- **2026-11-24 04:12** Declared');
    expect(text).toContain('- **2026-11-25 04:12** Acknowledged');
  });

  it('writes the offset with every time when the clocks changed in between', () => {
    const minute = (Date.parse('2026-10-25T00:30:00Z') - startMs) / 60_000;
    const state = stateOf(
      fact('acknowledged', {}, { minute }),
      fact('noteAdded', { text: 'x' }, { minute: minute + 60 }),
    );
    expect(print(state, 'Europe/Berlin')).toMatch(/02:30 CEST\*\* Acknowledged[\s\S]*02:30 CET\*\* x/);
  });

  it('links nothing but web addresses', () => {
    const source = { kind: 'link' as const, url: 'javascript:alert(1)', title: 'Look' };
    const state = stateOf(declared(), fact('noteAdded', { text: 'x' }, { source }));
    expect(countKinds(print(state))['link']).toBeUndefined();
  });

  it('keeps web addresses whole', () => {
    const state = stateOf(declared(), fact('noteAdded', { text: 'see https://x.test/a_b_(c)*, and snake_case.' }));
    expect(print(state)).toContain('see <https://x.test/a_b_(c>)');
  });

  const marks = fc.constantFrom(
    ...[
      '#',
      '-',
      '+',
      '*',
      '_',
      '`',
      '```',
      '~~~',
      '>',
      '<',
      '<b>',
      '</b>',
      '<!--',
      '[',
      ']',
      '(',
      ')',
      '![',
      '|',
      '|-',
      ':-:',
    ],
    ...[
      '1.',
      '2)',
      '===',
      '---',
      '\\',
      '&lt;',
      '&',
      '\n',
      '\r\n',
      '\u2028',
      '\t',
      '    ',
      ' ',
      'https://a.test/',
      'www.a.test',
      '_www.a',
      '0https://b.c/',
      'a@b.c',
    ],
    ...['[^1]:', '[x]: ', '[ ] ', '$', '{', '\0', 'word', '“', 'שלום', '🔥', '\u202e'],
  );
  const wild = fc.oneof(
    fc.array(fc.oneof(marks, fc.string({ maxLength: 2 })), { maxLength: 25 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('lets no text of an entry make a heading, an item, a quote, a table, an image or HTML', () => {
    fc.assert(
      fc.property(wild, wild, wild, fc.webUrl(), (a, b, c, url) => {
        const facts: Fact[] = [
          declared(a),
          fact('noteAdded', { text: b, evidence: c }, { by: c, source: { kind: 'terminal', name: a } }),
          fact('phaseChanged', { from: 'investigating', to: 'identified', reason: c }, { minute: 1 }),
          fact('changeLinked', { change: { ...change, title: b, author: c, url } }, { minute: 2, by: b }),
          fact('impactStated', { text: a }, { source: { kind: 'link', url: c, title: b } }),
          fact(
            'updateRecorded',
            { audience: c, text: b },
            { source: { kind: 'file', uri: a, path: c, startLine: 0, endLine: 0 } },
          ),
        ];
        const markdown = print(stateOf(...facts));
        const counts = countKinds(markdown);
        expect(counts).toMatchObject({ heading: 1, list: 1, listItem: facts.length, strong: facts.length });
        expect(counts['code'] ?? 0).toBeLessThanOrEqual(1);
        const strays = [
          'html',
          'blockquote',
          'table',
          'image',
          'imageReference',
          'thematicBreak',
          'delete',
          'emphasis',
        ];
        for (const stray of [...strays, 'inlineCode', 'definition', 'footnoteDefinition', 'linkReference']) {
          expect(counts[stray], `${stray} in ${markdown}`).toBeUndefined();
        }
      }),
      { numRuns: 500 },
    );
  });
});
