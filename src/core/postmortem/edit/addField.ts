import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { Field, FieldKind, PostMortem } from '../postMortem.ts';
import { linesOf } from './applyEdits.ts';
import { guardCell } from './guard.ts';
import { insertLines, isBlank } from './place.ts';

const names: Readonly<Record<Exclude<FieldKind, 'other'>, string>> = {
  date: 'Date',
  severity: 'Severity',
  duration: 'Duration',
  affected: 'Affected users',
  lead: 'Incident lead',
  authors: 'Authors',
  status: 'Status',
  reviewers: 'Reviewers',
  sharedWith: 'Shared with',
  timeZone: 'Time zone',
};

/** A fact behind the last one of the header, in its form; below the title where the header has none. */
export function addField(document: PostMortem, kind: keyof typeof names, value: string): readonly TextEdit[] {
  const lines = linesOf(document);
  const firstSection = document.sections.find(({ depth, title }) => depth > 1 || title !== document.title?.value);
  const header = document.fields.filter(({ line }) => line < (firstSection?.line ?? lines.length));
  const last = [...header].reverse().find(({ form }) => form === 'line' || form === 'row');
  if (last !== undefined) return [behind(lines, last, names[kind], value)];
  const line = `- **${names[kind]}**: ${value}`;
  const title = document.sections.find(({ depth }) => depth === 1);
  const at = title?.bodyLine ?? frontMatterEnd(lines);
  const after = isBlank(lines[at]) && at < lines.length - 1 ? [] : [''];
  return [insertLines(lines, at, at === 0 ? [line, ...after] : ['', line, ...after])];
}

function behind(lines: readonly string[], last: Field, name: string, value: string): TextEdit {
  const source = lines[last.line] ?? '';
  if (last.form === 'row') return insertLines(lines, last.endLine, [`| ${name} | ${guardCell(value)} |`]);
  const [, lead = '', mark = ''] = /^(\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+)?)(\*\*|__|\*|_)?/u.exec(source) ?? [];
  const inside = new RegExp(String.raw`:\s*${mark.replace(/\*/gu, String.raw`\*`)}`, 'u').test(source);
  const label =
    mark === ''
      ? `${name}:`
      : inside && source.includes(`:${mark}`)
        ? `${mark}${name}:${mark}`
        : `${mark}${name}${mark}:`;
  // In one paragraph only a hard break keeps two facts on two lines, as far as the team uses them.
  const hardBreak = lead.trim() === '' ? (/( {2,}|\\)$/u.exec(source)?.[1] ?? '') : '';
  return insertLines(lines, last.endLine, [`${lead}${label} ${value}${hardBreak}`]);
}

function frontMatterEnd(lines: readonly string[]): number {
  const fence = lines[0]?.trimEnd();
  if (fence !== '---' && fence !== '+++') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === fence);
  return end < 0 ? 0 : end + 1;
}
