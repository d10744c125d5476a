import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../../src/core/markdown/frontMatter.ts';
import { parseMarkdown } from '../../../../src/core/markdown/markdownFile.ts';
import { readSections, walkSections } from '../../../../src/core/markdown/sections.ts';
import { tameNesting } from '../../../../src/core/markdown/tame.ts';
import { readTables } from '../../../../src/core/markdown/tables.ts';
import { readTitle } from '../../../../src/core/markdown/title.ts';

const titleOf = (markdown: string): unknown => {
  const file = parseMarkdown(markdown);
  return readTitle(file, readFrontMatter(file));
};

describe('the title of a page', () => {
  it.each([
    ['its first-level heading', '# Disk full\n\n## Meaning', 'Disk full', 0],
    ['its heading rather than the front matter', '---\ntitle: Other\n---\n\n# Disk full', 'Disk full', 4],
    [
      'the front matter without a heading',
      '---\ntitle: "Disk: full"\nowner: me\n---\n\n## Meaning\n\n## More',
      'Disk: full',
      1,
    ],
    [
      'the front matter where the heading is a template',
      '---\ntitle: Disk full\n---\n\n# <%= current_page.data.title %>',
      'Disk full',
      1,
    ],
    ['the front matter of TOML', '+++\ntitle = "Disk full"\n+++\n\nText', 'Disk full', 1],
    ['a heading that keeps a gap', '# Plan for {{COMPANY}}', 'Plan for {{COMPANY}}', 0],
    ['a lone lower heading at the top', '## Disk full\n\n### Meaning\n\n### Impact', 'Disk full', 0],
    ['an underlined heading', 'Disk full\n=========\n', 'Disk full', 0],
    ['a heading with marks', '# `kubectl` and *more* :fire:', 'kubectl and more :fire:', 0],
    ['behind a byte order mark and with CR LF', '\uFEFF---\r\ntitle: Disk full\r\n---\r\n\r\ntext', 'Disk full', 1],
  ])('is %s', (_, markdown, value, line) => {
    expect(titleOf(markdown)).toEqual({ value, line });
  });

  it.each(['', 'Just text', '## A\n\n## B', 'text first\n\n## A', '---\nrunme: 1\n---\n\n- a'])(
    'is missing in %j',
    (markdown) => {
      expect(titleOf(markdown)).toBeUndefined();
    },
  );
});

describe('front matter', () => {
  it('that is broken is reported and what can be read of it is kept', () => {
    const read = readFrontMatter(parseMarkdown('---\ntitle: a\nbad: [1, 2\n---\n\ntext'));
    expect(read?.fields.get('title')?.values).toEqual(['a']);
    expect(read?.error).toBeDefined();
  });

  it('gives lists with the line of their key', () => {
    const read = readFrontMatter(parseMarkdown('---\na: 1\nTags:\n  - x\n  - y\n---\n'));
    expect(read?.fields.get('tags')).toEqual({ values: ['x', 'y'], line: 2 });
  });
});

describe('sections', () => {
  it('nest by depth, and end where the next of their depth begins', () => {
    const top = readSections(parseMarkdown('# A\n\n## B\n\ntext\n\n### C\n\n## D\n'));
    expect([...walkSections(top)].map(({ title, line, endLine }) => [title, line, endLine])).toEqual([
      ['', 0, 10],
      ['A', 0, 10],
      ['B', 2, 8],
      ['C', 6, 8],
      ['D', 8, 10],
    ]);
  });

  it('are also made by a paragraph of bold text and by hashes without a space', () => {
    const top = readSections(parseMarkdown('**Page**\n\ntext\n\n##Severity\n\n#channel\n'));
    expect(top.children.map(({ title }) => title)).toEqual(['Page', 'Severity']);
  });
});

describe('tables', () => {
  it('in HTML are read through blank lines, without their tags', () => {
    const file = parseMarkdown(
      '<table>\n<tr><th>A</th><th>B</th></tr>\n\n<tr>\n<td>x &amp; y</td>\n<td><p>lead</p><ul><li>one<li>two</ul></td></tr>\n</table>\n\ntext',
    );
    const [grid] = readTables(file, file.root.children);
    expect(grid?.head.map(({ text }) => text)).toEqual(['A', 'B']);
    expect(grid?.rows[0]?.[0]).toEqual({ text: 'x & y', lead: 'x & y', items: [], line: 4 });
    expect(grid?.rows[0]?.[1]).toMatchObject({ lead: 'lead', items: ['one', 'two'], line: 5 });
  });

  it('that never end take what there is', () => {
    const file = parseMarkdown('<table><tr><td>SEV1');
    expect(readTables(file, file.root.children)[0]?.rows[0]?.[0]?.text).toBe('SEV1');
  });
});

describe('nesting beyond reason', () => {
  it('is taken out without changing the number of lines, and nothing else is touched', () => {
    const wild = Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n');
    const tame = tameNesting(wild);
    expect(tame.split('\n')).toHaveLength(400);
    expect(Math.max(...tame.split('\n').map((line) => line.length))).toBeLessThan(200);
    const usual = '- a\n  - b\n    - c\n\n> > quoted\n\n```\n' + `${' '.repeat(200)}wide\n`.repeat(3) + '```';
    expect(tameNesting(usual)).toBe(usual);
    expect(tameNesting('>'.repeat(5000)).length).toBeLessThan(100);
  });
});
