import { Uri, workspace, type TextDocument } from 'vscode';
import type { PostMortemFiles } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { applyToText, readDocument } from '../editor/postMortem/reading.ts';

/** Documents as the editors hold them, so that every editor of the file shows an edit at once and can undo it. */
export function postMortemFiles(): PostMortemFiles {
  return {
    read: async (uri) => {
      const opened = await open(uri);
      return opened.ok ? ok(readDocument(opened.value)) : opened;
    },
    edit: async (uri, change) => {
      const opened = await open(uri);
      if (!opened.ok) return opened;
      const document = opened.value;
      const edits = change(readDocument(document));
      if (edits.length === 0) return ok(readDocument(document));
      const { isDirty, version } = document;
      const where = workspace.asRelativePath(document.uri);
      // Refused when somebody typed meanwhile: the places would be others.
      if (document.version !== version || !(await applyToText(document, edits))) {
        return failed({ code: 'storage', where, detail: 'the edit was not taken' });
      }
      if (!isDirty && !(await document.save())) return failed({ code: 'storage', where, detail: 'it was not saved' });
      return ok(readDocument(document));
    },
    path: (uri) => workspace.asRelativePath(Uri.parse(uri)),
  };
}

async function open(uri: string): Promise<Result<TextDocument, Failure>> {
  try {
    return ok(await workspace.openTextDocument(Uri.parse(uri)));
  } catch {
    return failed({ code: 'missing', where: workspace.asRelativePath(Uri.parse(uri)) });
  }
}
