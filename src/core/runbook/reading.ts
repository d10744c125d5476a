import type { MarkdownDiagnostic } from '../markdown/diagnostic.ts';
import type { MarkdownLink } from '../markdown/links.ts';
import type { RunbookStep } from './runbook.ts';

/**
 * How much of each kind a file holds: numbered list items at every level, check boxes (also those without a
 * bullet), fenced blocks of any language, those of them that a person would run in a shell whatever their label
 * says, and Markdown links with a destination.
 */
export interface RunbookCounts {
  readonly orderedItems: number;
  readonly checkboxes: number;
  readonly fencedBlocks: number;
  readonly shellBlocks: number;
  readonly links: number;
}

export interface StatedText {
  readonly value: string;
  readonly line: number;
}

/** What one runbook file says. `title` is absent when only the file's name is left to call it by. */
export interface RunbookReading {
  readonly title?: StatedText;
  readonly tags: readonly StatedText[];
  readonly alerts: readonly StatedText[];
  readonly symptoms: readonly StatedText[];
  readonly components: readonly StatedText[];
  readonly severity?: StatedText;
  readonly owner?: StatedText;
  readonly steps: readonly RunbookStep[];
  readonly links: readonly MarkdownLink[];
  readonly counts: RunbookCounts;
  readonly diagnostics: readonly MarkdownDiagnostic[];
  readonly lineCount: number;
}
