import type { ClockName } from '../../core/incident/event.ts';

/** What a tree node stands for. Commands take it from the node they are called on. */
export type NodeRef =
  | { readonly kind: 'incident'; readonly incident: string }
  | { readonly kind: 'section'; readonly incident: string; readonly section: SectionName }
  | { readonly kind: 'detail'; readonly incident: string; readonly detail: DetailName }
  | { readonly kind: 'role'; readonly incident: string; readonly role: string }
  | { readonly kind: 'clock'; readonly incident: string; readonly clock: ClockName }
  | { readonly kind: 'change'; readonly incident: string; readonly change: string }
  | { readonly kind: 'run'; readonly incident: string; readonly run: string }
  | { readonly kind: 'step'; readonly incident: string; readonly run: string; readonly step: string }
  | { readonly kind: 'entry'; readonly incident: string; readonly entry: string }
  | { readonly kind: 'offered'; readonly incident: string; readonly uri: string }
  /** A file of the workspace that a reason or a stack frame names; `line` from 1. */
  | { readonly kind: 'place'; readonly incident: string; readonly path: string; readonly line?: number }
  | { readonly kind: 'deployment'; readonly incident: string; readonly deployment: string }
  | { readonly kind: 'suspects'; readonly incident: string }
  | { readonly kind: 'runbook'; readonly uri: string }
  | { readonly kind: 'runbookStep'; readonly uri: string; readonly line: number }
  | { readonly kind: 'outboxEntry'; readonly key: string }
  /** A group heading, a message, "show more": nothing of the record. */
  | { readonly kind: 'other' };

export type SectionName = 'details' | 'clocks' | 'changes' | 'runs' | 'timeline';
export type DetailName = 'phase' | 'severity' | 'impact' | 'started' | 'declared' | 'postMortem';

/** A codicon, with a theme colour where the colour says something. */
export interface NodeIcon {
  readonly id: string;
  readonly color?: string;
}

/** What a click does: a place in a file, an address, or a command of ours, which gets the row. */
export type NodeTarget =
  | { readonly kind: 'file'; readonly uri: string; readonly startLine: number; readonly endLine: number }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'command'; readonly command: string };

/**
 * One row, as plain data: the provider draws it and compares it with the row drawn before. `id` is
 * unique within its view and stays the same for the same thing, so that expansion and selection survive.
 */
export interface TreeNode {
  readonly id: string;
  readonly ref: NodeRef;
  readonly label: string;
  readonly description?: string;
  /** Plain text; vendor and team text is never Markdown or HTML here. */
  readonly tooltip?: string;
  readonly accessibilityLabel?: string;
  readonly icon?: NodeIcon;
  /** Words separated by spaces, matched by the menus' `viewItem =~ /\bword\b/`. */
  readonly contextValue: string;
  readonly collapse: 'none' | 'collapsed' | 'expanded';
  readonly target?: NodeTarget;
  readonly children: readonly TreeNode[];
}
