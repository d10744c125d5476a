import { Range, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { TextEdit } from '../../../core/markdown/diagnostic.ts';
import type { PostMortem } from '../../../core/postmortem/postMortem.ts';
import { readPostMortem } from '../../../core/postmortem/readPostMortem.ts';

interface Read {
  readonly version: number;
  readonly document: PostMortem;
}

const known = new WeakMap<TextDocument, Read>();

/** The document as its text says it now; read once for each version, whoever asks. */
export function readDocument(text: TextDocument): PostMortem {
  const before = known.get(text);
  if (before?.version === text.version) return before.document;
  const document = readPostMortem(text.getText(), text.uri.path.split('/').at(-1));
  known.set(text, { version: text.version, document });
  return document;
}

/** False where VS Code did not take the edits: the text changed meanwhile, or it may not be changed. */
export async function applyToText(text: TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  if (edits.length === 0) return true;
  const all = new WorkspaceEdit();
  for (const { startLine, startColumn, endLine, endColumn, newText } of edits) {
    const range = text.validateRange(new Range(startLine, startColumn, endLine, endColumn));
    all.replace(text.uri, range, newText);
  }
  return workspace.applyEdit(all);
}
