import type { TextEdit } from '../../markdown/diagnostic.ts';
import { fieldOf, type Field, type FieldKind, type PostMortem } from '../postMortem.ts';
import { keepMarks } from '../hiddenMarks.ts';
import { linesOf } from './applyEdits.ts';
import { guardBlockStart, guardCell, guardInline } from './guard.ts';
import { insertAt, insertLines, isBlank, replaceRange, replaceSpaced } from './place.ts';
import { addField } from './addField.ts';

/**
 * Gives a header fact another value, which is Markdown for within a line. A fact that the document does not
 * have yet is added in the form of the others. No edit where the value is the same.
 */
export function setField(document: PostMortem, kind: Exclude<FieldKind, 'other'>, value: string): readonly TextEdit[] {
  const field = fieldOf(document, kind);
  return field === undefined ? addField(document, kind, guardInline(value)) : setFieldValue(document, field, value);
}

export function setFieldValue(document: PostMortem, field: Field, value: string): readonly TextEdit[] {
  if (value === field.written) return [];
  const text = keepMarks(field.written, field.form === 'heading' ? guardBlockStart(value) : guardInline(value));
  const lines = linesOf(document);
  switch (field.form) {
    case 'line':
      return [lineValue(lines, field, text)];
    case 'row':
      return [replaceSpaced(lines, field.value, guardCell(text))];
    case 'heading':
      return [headingValue(lines, field, text)];
    case 'frontMatter':
      return [frontMatterValue(lines, field, text)];
  }
}

/** A value that stood as a list below its name comes to stand beside it. */
function lineValue(lines: readonly string[], field: Field, text: string): TextEdit {
  if (field.value.startLine === field.line) return replaceSpaced(lines, field.value, text);
  const name = (lines[field.line] ?? '').trimEnd();
  return replaceRange({ ...field.value, startLine: field.line, startColumn: name.length }, ` ${text}`);
}

function headingValue(lines: readonly string[], { value, written }: Field, text: string): TextEdit {
  if (written !== '') return replaceRange(value, text);
  const line = value.startLine;
  if (line >= lines.length) return insertLines(lines, line, ['', text]);
  const behind = isBlank(lines[line]) ? [] : [''];
  return insertAt(line, 0, `${['', text, ...behind].join('\n')}\n`);
}

function frontMatterValue(lines: readonly string[], { line, value }: Field, text: string): TextEdit {
  const source = lines[line] ?? '';
  const isToml = /^\s*[\w-]+\s*=/u.test(source);
  const scalar = isToml || !isPlainScalar(text) ? JSON.stringify(text) : text;
  const gap = /\s$/u.test(source.slice(0, value.startColumn)) ? '' : ' ';
  return replaceRange(value, gap + scalar);
}

/** Whether YAML reads the text as it stands. */
export function isPlainScalar(text: string): boolean {
  return (
    /^[\p{L}\d][^#:{}[\],&*?|<>=!%@`"'\\]*$/u.test(text) && !/^(?:yes|no|on|off|true|false|null|y|n)$/iu.test(text)
  );
}
