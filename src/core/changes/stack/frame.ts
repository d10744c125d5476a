export type TraceLanguage = 'javascript' | 'python' | 'java' | 'go' | 'ruby' | 'dotnet' | 'rust';

/** One line of a stack trace. What the trace does not tell is absent. */
export interface Frame {
  readonly language: TraceLanguage;
  /**
   * With forward slashes, without scheme, host, query and bundler prefix. For Java and Kotlin the package is put before
   * the file's name, as source folders follow packages. Absolute where the trace says so.
   */
  readonly file?: string;
  readonly function?: string;
  /** From 1, as editors count. */
  readonly line?: number;
  readonly column?: number;
  /** 0 is where it failed, 1 its caller and so on, whichever way round the language prints them. */
  readonly depth: number;
  /** The place is in generated code: file, line and names say little without a source map. */
  readonly minified: boolean;
  /** In the runtime or an installed dependency, as far as the path shows. */
  readonly outside: boolean;
  /** Line of the text in which the frame was found, from 0. */
  readonly row: number;
}

/** A frame as one line reads, before its place in the trace is known. */
export interface ReadFrame {
  readonly language: TraceLanguage;
  readonly file?: string;
  readonly function?: string;
  readonly line?: number;
  readonly column?: number;
  /** The trace prints the innermost call last, as Python does. */
  readonly innermostLast?: true;
}
