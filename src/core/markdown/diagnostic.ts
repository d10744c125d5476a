/** A replacement in the file; lines and columns are zero-based, the end is exclusive. */
export interface TextEdit {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly newText: string;
}

/** A correction that cannot lose what the team wrote. `title` is in English, with `{0}`, `{1}`… for `args`. */
export interface QuickFix {
  readonly title: string;
  readonly args?: readonly string[];
  readonly edits: readonly TextEdit[];
}

/**
 * What a reader has to say about a file. `code` is stable and unique per kind of finding; `message` is English
 * with the values of `args` already in it, `text` the same with `{0}`, `{1}`… in their place, for translation;
 * without a `text` the message is in the reader's language already.
 * `endLine` is the last line concerned (inclusive).
 */
export interface MarkdownDiagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly text?: string;
  readonly args: readonly string[];
  readonly startLine: number;
  readonly endLine: number;
  readonly fix?: QuickFix;
}
