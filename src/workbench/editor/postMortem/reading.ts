import { Range, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { TextEdit } from '../../../core/markdown/diagnostic.ts';
import type { PostMortem } from '../../../core/postmortem/postMortem.ts';
import { readPostMortem } from '../../../core/postmortem/readPostMortem.ts';
import { sharedByDocument } from './sharedByDocument.ts';

interface Read {
  readonly version: number;
  readonly document: PostMortem;
  /** It was predicted from the last reading and its edits. */
  readonly guessed: boolean;
  readonly tookMs: number;
}

const known = sharedByDocument<Read>('postMortem.read');
/** A reading that takes longer is not repeated for each keystroke. */
const longMs = 25;
/** What fills a screen and more; reading this much is quick. */
const firstCharacters = 6_000;

/** The document as its text says it now; read once for each version, whoever asks. */
export function readDocument(text: TextDocument): PostMortem {
  const before = known.get(text);
  if (before?.version === text.version && !before.guessed) return before.document;
  const startMs = performance.now();
  const document = readPostMortem(text.getText(), nameOf(text));
  known.set(text, { version: text.version, document, guessed: false, tookMs: performance.now() - startMs });
  return document;
}

/** As `readDocument`, but content with a prediction: for the next keystroke in a long document. */
export function nearlyReadDocument(text: TextDocument): PostMortem {
  const before = known.get(text);
  return before?.version === text.version ? before.document : readDocument(text);
}

/** Notes what the document will be once it is read again; false where reading it is quick enough. */
export function guessDocument(text: TextDocument, document: PostMortem): boolean {
  const before = known.get(text);
  if (before === undefined || before.tookMs < longMs || before.version === text.version) return false;
  known.set(text, { ...before, version: text.version, document, guessed: true });
  return true;
}

/** The beginning of a long document that nobody has read yet, to show something at once. */
export function readBeginning(text: TextDocument): PostMortem | undefined {
  const whole = text.getText();
  if (known.has(text) || whole.length < 4 * firstCharacters) return undefined;
  return readPostMortem(whole.slice(0, whole.lastIndexOf('\n', firstCharacters) + 1), nameOf(text));
}

function nameOf(text: TextDocument): string | undefined {
  return text.uri.path.split('/').at(-1);
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
