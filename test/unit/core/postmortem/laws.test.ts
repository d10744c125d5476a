import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../../src/core/markdown/diagnostic.ts';
import {
  addActionItem,
  editActionItem,
  removeActionItem,
} from '../../../../src/core/postmortem/edit/actionItemEdits.ts';
import { linesOf, printPostMortem } from '../../../../src/core/postmortem/edit/applyEdits.ts';
import { guardBlockStart, guardCell, guardInline } from '../../../../src/core/postmortem/edit/guard.ts';
import { moveActionItem } from '../../../../src/core/postmortem/edit/moveActionItem.ts';
import { setFieldValue } from '../../../../src/core/postmortem/edit/setField.ts';
import { setSection } from '../../../../src/core/postmortem/edit/setSection.ts';
import { addTimelineEntry, editTimelineEntry } from '../../../../src/core/postmortem/edit/timelineEdits.ts';
import type { ActionItem, PostMortem, TextRange } from '../../../../src/core/postmortem/postMortem.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { textIn } from '../../../../src/core/postmortem/read/entryPlace.ts';
import { documents, words } from './documents.ts';

/** Ticks or unticks it. */
const toggle = (document: PostMortem, item: ActionItem) => editActionItem(document, item, { done: item.done !== true });

/** A fixed seed: of ten thousand documents one or two run into oddities of the Markdown parser itself. */
const seed = 5;
const numRuns = 300;
const guards = { line: guardInline, frontMatter: guardInline, row: guardCell, heading: guardBlockStart };

interface Kept {
  readonly line: number;
  readonly endLine: number;
}

/** Nothing outside the lines from `line` to before `endLine` may differ. */
function expectOutsideKept(document: PostMortem, edits: readonly TextEdit[], { line, endLine }: Kept): PostMortem {
  const before = linesOf(document);
  const now = readPostMortem(printPostMortem(document, edits));
  const after = linesOf(now);
  expect(after.slice(0, line)).toEqual(before.slice(0, line));
  const behind = before.slice(endLine);
  if (behind.length > 0) expect(after.slice(-behind.length)).toEqual(behind);
  return now;
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}

function titles({ sections }: PostMortem): readonly string[] {
  return sections.map(({ title, depth }) => `${depth} ${title.replace(/[[\]]/gu, '')}`);
}

describe('reading and printing without an edit', () => {
  it('is the identity on any text', () => {
    fc.assert(
      fc.property(fc.oneof(documents, fc.string({ unit: 'binary' })), (markdown) => {
        expect(printPostMortem(readPostMortem(markdown))).toBe(markdown);
      }),
      { numRuns, seed },
    );
  });

  it('finds everything inside the file', () => {
    const inside = (lines: readonly string[], range: TextRange | undefined, written: string): void => {
      if (range === undefined) return;
      expect(range.startColumn).toBeLessThanOrEqual((lines[range.startLine] ?? '').length);
      expect(range.endColumn).toBeLessThanOrEqual((lines[range.endLine] ?? '').length);
      expect(textIn(lines, range)).toBe(written);
    };
    fc.assert(
      fc.property(documents, (markdown) => {
        const document = readPostMortem(markdown);
        const lines = linesOf(document);
        for (const { line, endLine } of [...document.sections, ...document.timeline, ...document.actionItems]) {
          expect(line).toBeLessThan(endLine);
          expect(endLine).toBeLessThanOrEqual(lines.length);
        }
        for (const field of document.fields) inside(lines, field.value, field.written);
        for (const entry of document.timeline) inside(lines, entry.words, entry.written);
      }),
      { numRuns, seed },
    );
  });
});

describe('one edit changes its own lines alone', () => {
  it('of a header fact, which reads back', () => {
    fc.assert(
      fc.property(documents, words, fc.nat(), (markdown, value, at) => {
        const document = readPostMortem(markdown);
        const field = pick(document.fields, at);
        if (field === undefined) return;
        const now = expectOutsideKept(document, setFieldValue(document, field, value), field);
        expect(titles(now).filter((title) => !title.startsWith('7'))).toEqual(
          titles(document).filter((title) => !title.startsWith('7')),
        );
        const like = ({ fields }: PostMortem) =>
          fields.filter(({ line, name, form }) => line === field.line && name === field.name && form === field.form);
        const same = like(now)[like(document).indexOf(field)];
        expect(same?.written.replace(/^"(.*)"$/u, (_, inner: string) => JSON.parse(`"${inner}"`) as string)).toBe(
          guards[field.form](value),
        );
      }),
      { numRuns, seed },
    );
  });

  it('of a section, whatever is typed into it', () => {
    const typed = documents.map((text) => text.replace(/\uFEFF|^[-+]{3}[\s\S]*?[-+]{3}$|^\[.*\]: .*$/gmu, ''));
    fc.assert(
      fc.property(documents, typed, fc.nat(), (markdown, text, at) => {
        const document = readPostMortem(markdown);
        const section = pick(document.sections, at);
        if (section === undefined) return;
        const now = expectOutsideKept(document, setSection(document, section, text), section);
        const behind = document.sections.filter(({ line }) => line >= section.endLine);
        const before = document.sections.filter(({ line }) => line <= section.line);
        expect(titles(now).slice(0, before.length)).toEqual(titles({ ...document, sections: before }));
        if (behind.length > 0)
          expect(titles(now).slice(-behind.length)).toEqual(titles({ ...document, sections: behind }));
      }),
      { numRuns, seed },
    );
  });

  it('of a tick, which changes nothing else that is read', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (markdown, at) => {
        const document = readPostMortem(markdown);
        const item = pick(document.actionItems, at);
        if (item === undefined) return;
        const now = expectOutsideKept(document, toggle(document, item), item);
        expect(now.actionItems.map(({ text }) => text)).toEqual(document.actionItems.map(({ text }) => text));
        expect(now.actionItems.filter(({ line }) => line !== item.line).map(({ done }) => done)).toEqual(
          document.actionItems.filter(({ line }) => line !== item.line).map(({ done }) => done),
        );
        expect(now.actionItems.find(({ line }) => line === item.line)?.done === true).toBe(item.done !== true);
        expect(titles(now)).toEqual(titles(document));
      }),
      { numRuns, seed },
    );
  });

  it("of an item's text, owner and due date, which read back", () => {
    const plain = fc.constantFrom('Fix it', 'Add `x` to *all*', 'Roll back | forth');
    fc.assert(
      fc.property(documents, plain, fc.nat(), (markdown, text, at) => {
        const document = readPostMortem(markdown);
        const item = pick(document.actionItems, at);
        if (item === undefined) return;
        const edits = editActionItem(document, item, { text, owner: 'jon', due: '2026-12-24' });
        const now = expectOutsideKept(document, edits, item);
        expect(now.actionItems).toHaveLength(document.actionItems.length);
        expect(now.actionItems.find(({ line }) => line === item.line)).toMatchObject({
          text: text.replace(/[`*]/gu, ''),
          owner: 'jon',
          due: '2026-12-24',
        });
      }),
      { numRuns, seed },
    );
  });

  it('of a timeline entry', () => {
    fc.assert(
      fc.property(documents, words, fc.nat(), (markdown, text, at) => {
        const document = readPostMortem(markdown);
        const entry = pick(document.timeline, at);
        if (entry === undefined) return;
        const now = expectOutsideKept(
          document,
          editTimelineEntry(document, entry, { text: `Now ${text.replaceAll('`', '')}` }),
          entry,
        );
        expect(now.timeline).toHaveLength(document.timeline.length);
      }),
      { numRuns, seed },
    );
  });
});

describe('adding, removing and moving', () => {
  it('adds one entry and takes nothing away', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('00:01', '10:03', '23:59'), (markdown, time) => {
        const document = readPostMortem(markdown);
        const edits = addTimelineEntry(document, { when: { time }, text: 'New words' });
        const now = readPostMortem(printPostMortem(document, edits));
        if (document.timeline.length > 0)
          expect(edits.every(({ startLine, endLine }) => startLine === endLine)).toBe(true);
        expect(now.timeline.map(({ text }) => text).join(' ')).toContain('New words');
        expect(now.timeline).toHaveLength(document.timeline.length + 1);
      }),
      { numRuns, seed },
    );
  });

  it('adds an item at the end and removes it again', () => {
    fc.assert(
      fc.property(documents, (markdown) => {
        const document = readPostMortem(markdown);
        const now = readPostMortem(
          printPostMortem(document, addActionItem(document, { text: 'Fix it all', owner: 'jon' })),
        );
        expect(now.actionItems).toHaveLength(document.actionItems.length + 1);
        const added = now.actionItems.find(({ text }) => text === 'Fix it all');
        expect(added?.owner).toBe('jon');
        if (added === undefined) return;
        const again = readPostMortem(printPostMortem(now, removeActionItem(now, added)));
        expect(again.actionItems.map(({ text }) => text)).toEqual(document.actionItems.map(({ text }) => text));
      }),
      { numRuns, seed },
    );
  });

  it('moves an item and keeps all the others', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), (markdown, from, to) => {
        const document = readPostMortem(markdown);
        const item = pick(document.actionItems, from);
        const target = to % Math.max(1, document.actionItems.length);
        if (item === undefined) return;
        const edits = moveActionItem(document, item, target);
        const texts = document.actionItems.map(({ text }) => text);
        const now = readPostMortem(printPostMortem(document, edits)).actionItems.map(({ text }) => text);
        if (edits.length === 0) expect(now).toEqual(texts);
        else {
          const rest = document.actionItems.filter(({ line }) => line !== item.line).map(({ text }) => text);
          expect(now).toEqual([...rest.slice(0, target), item.text, ...rest.slice(target)]);
        }
      }),
      { numRuns, seed },
    );
  });
});
