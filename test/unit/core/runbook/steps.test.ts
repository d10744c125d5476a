import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRunbook, understandRunbook } from '../../../../src/core/runbook/understandRunbook.ts';

const steps = (markdown: string): unknown[] =>
  understandRunbook(markdown).steps.map(({ text, level, commands }) => [
    text,
    level,
    ...commands.map((command) => command.text),
  ]);
const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/runbooks/${name}`, import.meta.url), 'utf8');

describe('steps are', () => {
  it.each([
    [
      'numbered items, with the fences in them',
      '1. Look\n   ```sh\n   kubectl get pods\n   ```\n2. Fix',
      [
        ['Look', 0, 'kubectl get pods'],
        ['Fix', 0],
      ],
    ],
    [
      'numbered items that a fence at column 0 splits',
      '1. Look\n\n```sh\nls\n```\n\n2. Fix\n\n```sh\nrm x\n```',
      [
        ['Look', 0, 'ls'],
        ['Fix', 0, 'rm x'],
      ],
    ],
    [
      'nested numbered items',
      '1. A\n   1. B\n   2. C\n2. D',
      [
        ['A', 0],
        ['B', 1],
        ['C', 1],
        ['D', 0],
      ],
    ],
    [
      'task items',
      '- [ ] A\n- [x] B',
      [
        ['A', 0],
        ['B', 0],
      ],
    ],
    [
      'check boxes without a bullet, as one list',
      '* [ ] A\n* [ ] B\n',
      [
        ['A', 0],
        ['B', 0],
      ],
    ],
    [
      'bullets of a section that prescribes',
      '## Meaning\n\n- not this\n\n## Mitigation\n\n- Do this',
      [['Do this', 0]],
    ],
    ['no bullets of a section that explains', '## Impact\n\n- users wait', []],
    [
      'headings that number steps',
      '## Step 1: Drain\n\n```sh\nkubectl drain n\n```\n\n## Step 2 - Check',
      [
        ['Drain', 0, 'kubectl drain n'],
        ['Check', 0],
      ],
    ],
    [
      'numbered headings with lists below',
      '### 1. Drain\n\n- a\n- b\n\n### 2. Check',
      [
        ['Drain', 0],
        ['a', 1],
        ['b', 1],
        ['Check', 0],
      ],
    ],
    [
      'shell blocks with the paragraph before them',
      '## Check\n\nList the pods:\n\n```\nkubectl get pods\n```',
      [['List the pods', 0, 'kubectl get pods']],
    ],
    ['no entries of a table of contents', '1. [A](#a)\n2. [B](#b)\n\n## A\n\n## B', []],
    [
      'several blocks of one step',
      '1. Look\n\n   ```sh\n   ls\n   ```\n\n   ```sh\n   pwd\n   ```',
      [['Look', 0, 'ls', 'pwd']],
    ],
  ])('%s', (_, markdown, expected) => {
    expect(steps(markdown)).toEqual(expected);
  });

  it('told with the result they should have', () => {
    const [step] = understandRunbook(
      '1. Look\n   ```sh\n   kubectl get pods\n   ```\n   ```text\n   all Running\n   ```',
    ).steps;
    expect(step?.expected).toBe('all Running');
    const [other] = understandRunbook('1. Look\n\n   Expected result: all run').steps;
    expect(other?.expected).toBe('all run');
  });

  it('on the line where they stand, and so are their commands', () => {
    const text =
      '---\ntitle: x\n---\n\n1. Look\n\n   ```console\n   $ kubectl get pods\n   NAME READY\n   $ kubectl get nodes\n   ```\n';
    const [step] = understandRunbook(text.replace(/\n/g, '\r\n')).steps;
    expect(step).toMatchObject({
      line: 4,
      commands: [{ language: 'console', text: 'kubectl get pods\nkubectl get nodes', line: 7 }],
    });
  });

  it('stable under their keys while their words stay', () => {
    const keys = (text: string): string[] => understandRunbook(text).steps.map(({ key }) => key);
    expect(keys('1. A b\n2. C')).toEqual(keys('# Title\n\ntext\n\n1. A b\n\n2. C'));
  });
});

describe('a real runbook', () => {
  it.each([
    [
      'SSPFailingToReconcile.md',
      'SSPFailingToReconcile',
      { orderedItems: 6, checkboxes: 0, fencedBlocks: 6, shellBlocks: 6, links: 1 },
    ],
    [
      'AlertmanagerFailedReload.md',
      'AlertmanagerFailedReload',
      { orderedItems: 2, checkboxes: 0, fencedBlocks: 1, shellBlocks: 1, links: 0 },
    ],
    [
      'etcdDatabaseQuotaLowSpace.excerpt.md',
      'etcdDatabaseQuotaLowSpace',
      { orderedItems: 0, checkboxes: 0, fencedBlocks: 5, shellBlocks: 3, links: 0 },
    ],
    [
      'cloudRun.excerpt.md',
      'Google Cloud Run',
      { orderedItems: 0, checkboxes: 0, fencedBlocks: 3, shellBlocks: 1, links: 0 },
    ],
    [
      'purge-cache.excerpt.html.md',
      'Purge a page from cache',
      { orderedItems: 4, checkboxes: 0, fencedBlocks: 1, shellBlocks: 1, links: 5 },
    ],
  ])('%s is counted by what a person would run', (name, title, counts) => {
    const reading = understandRunbook(fixture(name));
    expect(reading.title?.value).toBe(title);
    expect(reading.counts).toEqual(counts);
  });

  it('called after an alert is for that alert', () => {
    expect(understandRunbook(fixture('SSPFailingToReconcile.md')).alerts.map(({ value }) => value)).toEqual([
      'SSPFailingToReconcile',
    ]);
  });
});

describe('what a runbook says of itself', () => {
  it('is read from front matter, labels and headings', () => {
    const reading = understandRunbook(
      '---\ntitle: Disk full\nowner: "@storage"\ntags: [disk, node]\nalerts: DiskFull, DiskAlmostFull\nseverity: SEV2\n---\n\n**Services**: api, web\n\n## Symptoms\n\n- writes fail\n- pods are evicted\n',
    );
    expect(reading).toMatchObject({
      tags: [{ value: 'disk' }, { value: 'node' }],
      alerts: [{ value: 'DiskFull' }, { value: 'DiskAlmostFull' }],
      severity: { value: 'SEV2' },
      owner: { value: '@storage', line: 2 },
      components: [{ value: 'api' }, { value: 'web' }],
      symptoms: [{ value: 'writes fail' }, { value: 'pods are evicted' }],
    });
  });

  it('is named after the file when it has no title', () => {
    expect(readRunbook('text', 'runbooks/disk-full.html.md').title).toBe('disk-full');
    expect(readRunbook('text', 'runbooks/disk/README.md').title).toBe('disk');
    expect(understandRunbook('text').title).toBeUndefined();
  });
});

describe('counts', () => {
  it('take links with a destination only', () => {
    const text = '[a](b) [c][d] [e] <https://x.y> https://bare.z ![i](j) [k]() [![l](m)](n)\n\n[d]: f';
    expect(understandRunbook(text).counts.links).toBe(4);
  });

  it('take check boxes without a bullet, and no indented code', () => {
    expect(understandRunbook('[ ] a\n[x] b\n\n- [ ] c\n\ntext\n\n    [ ] code\n').counts).toMatchObject({
      checkboxes: 3,
      fencedBlocks: 0,
    });
  });

  it('take numbered items at every level', () => {
    expect(understandRunbook('1. a\n   - b\n     1. c\n2. d\n\n> 1. e').counts.orderedItems).toBe(4);
  });
});
