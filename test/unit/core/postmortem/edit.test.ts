import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../../src/core/markdown/diagnostic.ts';
import { applyEdits, printPostMortem } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import { setField } from '../../../../src/core/postmortem/edit/setField.ts';
import { addSection, sectionText, setSection } from '../../../../src/core/postmortem/edit/setSection.ts';
import { setTitle } from '../../../../src/core/postmortem/edit/setTitle.ts';
import {
  addTimelineEntry,
  editTimelineEntry,
  removeTimelineEntry,
} from '../../../../src/core/postmortem/edit/timelineEdits.ts';
import { fieldOf, sectionOf, type PostMortem } from '../../../../src/core/postmortem/postMortem.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';

function after(markdown: string, edit: (document: PostMortem) => readonly TextEdit[]): string {
  const document = readPostMortem(markdown);
  return printPostMortem(document, edit(document));
}

describe('applying edits', () => {
  it('keeps a byte order mark and writes the line ends of the file', () => {
    const edit = { startLine: 1, startColumn: 0, endLine: 1, endColumn: 1, newText: 'x\ny' };
    expect(applyEdits('\uFEFFa\r\nb\r\nc', [edit])).toBe('\uFEFFa\r\nx\r\ny\r\nc');
  });
});

describe('a header fact', () => {
  it.each([
    ['- **Severity**: Sev 2 <!-- why -->', '- **Severity**: Sev 1 <!-- why -->'],
    ['**Severity:**', '**Severity:** Sev 1'],
    ['Severity:   Sev 2  ', 'Severity:   Sev 1  '],
    ['Severity: Sev 2\\', 'Severity: Sev 1\\'],
    ['Severity: Sev 2,\nor Sev 3', 'Severity: Sev 1'],
    ['| Severity | Sev 2 |\n|---|---|', '| Severity | Sev 1 |\n|---|---|'],
    ['| Severity ||\n|---|---|', '| Severity | Sev 1 |\n|---|---|'],
    ['## Severity\n\nSev 2', '## Severity\n\nSev 1'],
    ['## Severity\n\n## Other', '## Severity\n\nSev 1\n\n## Other'],
    ['## Severity\n<!-- one of 1 to 4 -->\n## Other', '## Severity\n<!-- one of 1 to 4 -->\n\nSev 1\n\n## Other'],
    ['- **Severity**:\n  - Sev 2\n  - maybe 3\n- **Date**: x', '- **Severity**: Sev 1\n- **Date**: x'],
  ])('is set in the form it has: %j', (before, expected) => {
    expect(after(`# T\n\n${before}\n`, (document) => setField(document, 'severity', 'Sev 1'))).toBe(
      `# T\n\n${expected}\n`,
    );
  });

  it('is quoted where front matter needs it', () => {
    const before = '---\nseverity: 2 # guess\n---\n# T\n';
    expect(after(before, (document) => setField(document, 'severity', 'Sev 1: "all"'))).toBe(
      '---\nseverity: "Sev 1: \\"all\\""\n---\n# T\n',
    );
  });

  it('is added behind the others in their form', () => {
    const add = (document: PostMortem) => setField(document, 'lead', 'Hana | Sato');
    expect(after('# T\n\n- **Date**: x\n- **Severity:** 1\n\n## S\n', add)).toContain(
      '- **Severity:** 1\n- **Incident lead:** Hana | Sato\n\n## S',
    );
    expect(after('# T\n\nDate: x  \nSeverity: 1  \n', add)).toContain('Severity: 1  \nIncident lead: Hana | Sato  \n');
    expect(after('# T\n\n| Date | x |\n|---|---|\n| Severity | 1 |\n', add)).toContain(
      '| Severity | 1 |\n| Incident lead | Hana \\| Sato |\n',
    );
    expect(after('# T\n\nProse.\n', add)).toBe('# T\n\n- **Incident lead**: Hana | Sato\n\nProse.\n');
    expect(after('', add)).toContain('- **Incident lead**: Hana | Sato');
  });
});

describe('the value of a fact', () => {
  it('reads back as it was set', () => {
    const now = readPostMortem(
      after('# T\n\n- **Impact**: x\n', (document) => setField(document, 'affected', '1 < 2 *all*')),
    );
    expect(fieldOf(now, 'affected')).toMatchObject({ written: '1 < 2 *all*', text: '1 < 2 all' });
  });
});

describe('the title', () => {
  it.each([
    ['# Old ##\n', '# New ##\n'],
    ['Old\nname\n====\n\nx', 'New\n====\n\nx'],
    ['---\ntitle: Old\n---\n\nx\n', '---\ntitle: New\n---\n\nx\n'],
    ['x\n', '# New\n\nx\n'],
  ])('is set in the form it has: %j', (before, expected) => {
    expect(after(before, (document) => setTitle(document, 'New'))).toBe(expected);
  });
});

describe('a section', () => {
  const set = (text: string) => (document: PostMortem) => {
    const section = sectionOf(document, 'rootCause');
    return section === undefined ? [] : setSection(document, section, text);
  };

  it.each([
    ['## Root cause\n\nUnknown\n\n\n## Next\n', '## Root cause\n\nA bug.\n\n\n## Next\n'],
    ['## Root cause\n## Next\n', '## Root cause\n\nA bug.\n\n## Next\n'],
    ['## Root cause\n\n## Next\n', '## Root cause\n\nA bug.\n\n## Next\n'],
    ['## Root cause', '## Root cause\n\nA bug.'],
    ['## Root cause\n', '## Root cause\n\nA bug.\n'],
    ['Root cause\n---\nx\n# Next', 'Root cause\n---\nA bug.\n\n# Next'],
    ['## Root cause\n\nOld [a]\n\n[a]: http://b\n', '## Root cause\n\nA bug.\n\n[a]: http://b\n'],
    ['**Root cause**\n\n- x\n', '**Root cause**\n\nA bug.\n'],
  ])('keeps what is around it: %j', (before, expected) => {
    expect(after(before, set('A bug.'))).toBe(expected);
  });

  it('cannot swallow the next one', () => {
    for (const text of ['```\ncode', '<!-- note', '<script>', '~~~~ js\nx', '- x\n  ```', '<pre>', '<div>']) {
      const now = after('## Root cause\n\nx\n\n## Next\n\n- y\n', set(text));
      expect(
        readPostMortem(now).sections.map(({ title }) => title),
        text,
      ).toEqual(['Root cause', 'Next']);
    }
  });

  it('reads back what was set', () => {
    const now = readPostMortem(after('## Root cause\r\n\r\nx\r\n\r\n## Next\r\n', set('\n\none\n\ntwo\n')));
    const section = sectionOf(now, 'rootCause');
    expect(section && sectionText(now, section)).toBe('one\n\ntwo');
  });

  it('is added at the depth of the others', () => {
    const now = after('# T\n\n### Impact\n\nx\n\n### End\n', (document) =>
      addSection(document, 'Root cause', 'A bug.', sectionOf(document, 'impact')),
    );
    expect(now).toBe('# T\n\n### Impact\n\nx\n\n### Root cause\n\nA bug.\n\n### End\n');
  });
});

describe('a timeline entry', () => {
  const add = (time: string, date?: string) => (document: PostMortem) =>
    addTimelineEntry(document, { when: { time, ...(date === undefined ? {} : { date }) }, text: 'New' });

  it.each([
    ['- 10:00 a\n- 10:20 c\n', '10:10', '- 10:00 a\n- 10:10 New\n- 10:20 c\n'],
    ['* [10:00] a\n  more\n* [10:20] c\n', '10:10', '* [10:00] a\n  more\n* [10:10] New\n* [10:20] c\n'],
    ['- **10:00**: a\n', '09:00', '- **09:00**: New\n- **10:00**: a\n'],
    ['- 1:30 PM PST: a\n\n- 2:00 PM: c\n', '13:45', '- 1:30 PM PST: a\n\n- 1:45 PM PST: New\n\n- 2:00 PM: c\n'],
    ['### 10:00\n\na\n\n### 10:20\n\nc\n', '10:10', '### 10:00\n\na\n\n### 10:10\n\nNew\n\n### 10:20\n\nc\n'],
    [
      '| Time | Event |\n|---|---|\n| 10:00 | a |\n| 10:20 | c |\n',
      '10:10',
      '| Time | Event |\n|---|---|\n| 10:00 | a |\n| 10:10 | New |\n| 10:20 | c |\n',
    ],
    [
      '| Time | Who | Event |\n|---|---|---|\n| | | |\n',
      '10:10',
      '| Time | Who | Event |\n|---|---|---|\n| 10:10 |  | New |\n| | | |\n',
    ],
    ['Unknown\n', '10:10', '- 10:10 New\n'],
    ['10:00 - a\n10:20 - c\n', '10:10', '10:00 - a\n10:10 - New\n10:20 - c\n'],
  ])('is added where its time belongs, as the others are written: %j', (before, time, expected) => {
    expect(after(`## Timeline\n\n${before}\n## Next\n`, add(time))).toBe(`## Timeline\n\n${expected}\n## Next\n`);
  });

  it('shows its date where the days differ', () => {
    expect(after('## Timeline\n\n- 2026-01-01 23:50 a\n', add('00:10', '2026-01-02'))).toContain(
      '- 2026-01-01 23:50 a\n- 2026-01-02 00:10 New\n',
    );
  });

  it('makes a timeline where there is none', () => {
    expect(after('# T\n\n## Summary\n\nx\n', add('10:10'))).toBe(
      '# T\n\n## Summary\n\nx\n\n## Timeline\n\n- 10:10 New\n',
    );
  });

  it.each([
    [
      '- [10:00] **a** b <!-- sitrep:entry 01JDEWQ0000000000000000000 -->\n',
      '- [10:05] c <!-- sitrep:entry 01JDEWQ0000000000000000000 -->\n',
    ],
    ['### 10:00 - Title\n\na\nb\n', '### 10:05 - Title\n\nc\n'],
    ['| Time | Event |\n|---|---|\n|10:00|a|\n', '| Time | Event |\n|---|---|\n|10:05|c|\n'],
  ])('changes its time and words alone: %j', (before, expected) => {
    const now = after(`## Timeline\n\n${before}`, (document) =>
      document.timeline.flatMap((entry) => editTimelineEntry(document, entry, { when: { time: '10:05' }, text: 'c' })),
    );
    expect(now).toBe(`## Timeline\n\n${expected}`);
  });

  it('goes with what is below it', () => {
    const now = after('## Timeline\n\n- 10:00 a\n  - detail\n- 10:20 c\n', (document) =>
      document.timeline.slice(0, 1).flatMap((entry) => removeTimelineEntry(document, entry)),
    );
    expect(now).toBe('## Timeline\n\n- 10:20 c\n');
  });
});
