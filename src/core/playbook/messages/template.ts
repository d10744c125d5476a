import type { Origin } from '../playbook.ts';

/** The moments for which Sitrep looks up a message; `other` templates are offered by their title. */
export type TemplateKind =
  | 'announcement'
  | 'update'
  | 'resolved'
  | 'statusInvestigating'
  | 'statusIdentified'
  | 'statusMonitoring'
  | 'statusResolved'
  | 'customerEmail'
  | 'other';

export type TemplateAudience = 'internal' | 'statusPage' | 'customers';

/** A gap in a template. `written` is the whole text to replace, "[feature]"; `name` the words in it, "feature". */
export interface Placeholder {
  readonly written: string;
  readonly name: string;
  readonly line: number;
}

/** A message as the team writes it. `text` has no `Subject:` line; that is in `subject`. */
export interface MessageTemplate {
  readonly kind: TemplateKind;
  readonly audience: TemplateAudience;
  readonly title: string;
  readonly subject?: string;
  readonly text: string;
  /** The zero-based line of the first line of `text`. */
  readonly textLine: number;
  /** Each different gap once, in the order of first use. */
  readonly placeholders: readonly Placeholder[];
  readonly origin: Origin;
}

/** Either the Markdown itself (a fenced document in the playbook) or the file that holds it. */
export type PostMortemTemplate =
  | { readonly form: 'text'; readonly markdown: string; readonly origin: Origin }
  | { readonly form: 'file'; readonly target: string; readonly origin: Origin };
