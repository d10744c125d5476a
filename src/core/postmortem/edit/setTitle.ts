import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { PostMortem } from '../postMortem.ts';
import { linesOf } from './applyEdits.ts';
import { guardInline } from './guard.ts';
import { insertLines, replaceRange } from './place.ts';
import { isPlainScalar } from './setField.ts';

/** Gives the document another title; Markdown for within a line. */
export function setTitle(document: PostMortem, title: string): readonly TextEdit[] {
  const lines = linesOf(document);
  const text = guardInline(title).replace(/(?<=^|\s)(?=#+$)/u, '\\');
  const line = document.title?.line;
  const section = document.sections.find((candidate) => candidate.line === line);
  if (line === undefined) return [insertLines(lines, 0, [`# ${text}`, ''])];
  const source = lines[line] ?? '';
  if (section === undefined) return [frontMatterTitle(source, line, text)];
  const [, hashes] = /^(\s{0,3}#{1,6}\s+)/u.exec(source) ?? [];
  if (hashes === undefined) {
    // An underlined heading: all its lines but the underline are the title.
    const last = Math.max(line, section.bodyLine - 2);
    return [
      replaceRange({ startLine: line, startColumn: 0, endLine: last, endColumn: (lines[last] ?? '').length }, text),
    ];
  }
  const closing = /(?:\s+#+)?\s*$/u.exec(source)?.[0].length ?? 0;
  const endColumn = Math.max(hashes.length, source.length - closing);
  return [replaceRange({ startLine: line, startColumn: hashes.length, endLine: line, endColumn }, text)];
}

function frontMatterTitle(source: string, line: number, text: string): TextEdit {
  const [lead = '', sign = ''] = /^\s*[^:=]+([:=])\s*/u.exec(source) ?? [];
  const scalar = sign === '=' || !isPlainScalar(text) ? JSON.stringify(text) : text;
  return replaceRange({ startLine: line, startColumn: lead.length, endLine: line, endColumn: source.length }, scalar);
}
