import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../../../src/core/markdown/markdownFile.ts';
import { plainText } from '../../../../src/core/markdown/plainText.ts';
import { walk } from '../../../../src/core/markdown/walk.ts';
import {
  escapeBlock,
  escapeHeading,
  escapeText,
  printFence,
  printLink,
} from '../../../../src/core/postmortem/escape.ts';

const marks = [
  ...Array.from('\\`*_{}[]()<>#+-.!|~&@:$=^"\'\n\r\t \0 a1é\u202e'),
  '](javascript:alert(1))',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '&lt;',
  '&#35;',
  'https://a.example/x_y*z?q=1&copy=2',
  'http://[::1]/',
  'www.example.com',
  'mira@example.com',
  '```',
  '~~~',
  '---',
  '===',
  '1. ',
  '- [ ] ',
  '# ',
  '| a |',
  '[a]: b',
  '[^1]',
  '    ',
  'word',
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...marks), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

const shown = (text: string): string =>
  text
    .replaceAll('\0', '\uFFFD')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

function kinds(markdown: string): readonly string[] {
  const found: string[] = [];
  for (const node of walk(parseMarkdown(markdown).root)) {
    if (node.type === 'link') expect(node.url).toBe(plainText(node));
    found.push(node.type);
  }
  return found.filter((type) => type !== 'text' && type !== 'link');
}

function first(markdown: string): Nodes {
  return parseMarkdown(markdown).root;
}

describe('words that are not ours', () => {
  it('stay words behind other words', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = `- 03:12 ${escapeText(text)} (end)\n`;
        expect(kinds(markdown)).toEqual(['root', 'list', 'listItem', 'paragraph']);
        expect(plainText(first(markdown))).toBe(shown(`03:12 ${shown(text)} (end)`));
      }),
      { numRuns: 1000 },
    );
  });

  it('stay words at the start of a block', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(shown(text) !== '');
        const markdown = `- ${escapeBlock(text)}\n- next\n`;
        expect(kinds(markdown)).toEqual(['root', 'list', 'listItem', 'paragraph', 'listItem', 'paragraph']);
        expect(plainText(first(markdown))).toBe(`${shown(text)} next`);
      }),
      { numRuns: 1000 },
    );
  });

  it('stay words in a heading', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = `# Title: ${escapeHeading(text)}\n\nBody\n`;
        expect(kinds(markdown)).toEqual(['root', 'heading', 'paragraph']);
        expect(plainText(first(markdown))).toBe(shown(`Title: ${shown(text)} Body`));
      }),
      { numRuns: 1000 },
    );
  });

  it('stay words in a link and a fence', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, target) => {
        fc.pre(shown(text) !== '');
        const link = first(`x ${printLink(text, `https://a.example/${target}`)} y\n`);
        expect([...walk(link)].map(({ type }) => type)).toEqual(['root', 'paragraph', 'text', 'link', 'text', 'text']);
        expect(plainText(link)).toBe(`x ${shown(text)} y`);
        const fence = first(['- x', ...printFence(text, '  '), '- y'].join('\n'));
        expect([...walk(fence)].map(({ type }) => type).filter((type) => type !== 'text')).toEqual([
          ...['root', 'list', 'listItem', 'paragraph', 'code', 'listItem', 'paragraph'],
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  it('become no link to a script or a command', () => {
    expect(printLink('click', 'javascript:alert(1)')).toBe('click');
    expect(printLink('click', 'command:workbench.action.quit')).toBe('click');
    expect(printLink('click', '//evil.example/x')).toBe('click');
    expect(printLink('a.ts:3', '/src/a b.ts#L3')).toBe('[a.ts:3](/src/a%20b.ts#L3)');
  });

  it('stay readable where no mark is near', () => {
    expect(escapeText('#234 Lower db_pool_max -> 5 (50 %), see a.ts:3!')).toBe(
      '#234 Lower db_pool_max -> 5 (50 %), see a.ts:3!',
    );
    expect(escapeText('see https://grafana.example/d/x_y?a=1.')).toBe('see <https://grafana.example/d/x_y?a=1>.');
  });
});
