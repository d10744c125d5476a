import type { EntryMark } from './marks.ts';

/**
 * A post-mortem as its Markdown says it. Plain data, so that it can cross to a web page. Lines and columns are
 * zero-based and count in the text without its byte order mark; ends are exclusive.
 */
export interface PostMortem {
  /** The text that was read, byte order mark included: printing without an edit is this. */
  readonly markdown: string;
  readonly title?: Stated;
  /** Id of the incident that the document was drafted from. */
  readonly incident?: string;
  /** The day of the incident as a reader would settle it: "2026-11-24". */
  readonly date?: Stated;
  /** As written: "PST", "UTC+1", "Europe/Berlin". */
  readonly timeZone?: Stated;
  readonly fields: readonly Field[];
  /** All sections in the order of the file, nested ones after the one that holds them. */
  readonly sections: readonly DocumentSection[];
  /** In the order of the file. */
  readonly timeline: readonly WrittenEntry[];
  readonly actionItems: readonly ActionItem[];
  /** The addresses of the link definitions by their labels, as Markdown compares these. */
  readonly targets: Readonly<Record<string, string>>;
}

export interface Stated {
  readonly value: string;
  readonly line: number;
}

export interface TextRange {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type FieldKind =
  | 'date'
  | 'severity'
  | 'duration'
  | 'affected'
  | 'lead'
  | 'authors'
  | 'status'
  | 'reviewers'
  | 'sharedWith'
  | 'timeZone'
  | 'other';

/** A header fact. `line`: "Date: …" on a line or list item; `row`: two cells of a table; `heading`: a short section. */
export interface Field {
  readonly kind: FieldKind;
  /** As written. */
  readonly name: string;
  /** The words of the value; empty where there is none, or only a template's placeholder. */
  readonly text: string;
  /** The value as Markdown (in front matter: the scalar), without the comments behind it. */
  readonly written: string;
  readonly form: 'line' | 'row' | 'heading' | 'frontMatter';
  readonly line: number;
  readonly endLine: number;
  readonly value: TextRange;
  readonly marks: readonly EntryMark[];
}

export type SectionKind =
  | 'summary'
  | 'whatHappened'
  | 'impact'
  | 'timeline'
  | 'rootCause'
  | 'contributingFactors'
  | 'detection'
  | 'resolution'
  | 'wentWell'
  | 'wentBadly'
  | 'lucky'
  | 'lessons'
  | 'actionItems'
  | 'prevention'
  | 'appendix'
  | 'other';

export interface DocumentSection {
  readonly kind: SectionKind;
  readonly title: string;
  /** 1 to 6 for headings, 7 for a paragraph that is nothing but bold text. */
  readonly depth: number;
  readonly line: number;
  /** The first line behind the heading. */
  readonly bodyLine: number;
  /** The first line that no longer belongs to it or to a section in it. */
  readonly endLine: number;
  /** Nothing stands in it, or only what stands for nothing: "Unknown", "TBD", a template's placeholder. */
  readonly empty: boolean;
}

/** A time as somebody wrote it in a timeline. */
export interface WrittenTime {
  readonly written: string;
  /** "2026-11-24"; absent where neither the entry nor a line above it says the day. */
  readonly date?: string;
  /** "03:12", in 24 hours. */
  readonly time?: string;
  /** Only where the entry itself names one. */
  readonly zone?: string;
}

export interface WrittenEntry {
  readonly when: WrittenTime;
  /** Words beside the time where the text stands below: a heading's, "21:06 - Logger error". */
  readonly title?: string;
  readonly text: string;
  /** The text as Markdown, as far as it can be edited: of a row the cell that tells what happened, of a heading its body. */
  readonly written: string;
  readonly form: 'item' | 'row' | 'heading' | 'line';
  /** Of a row: the line of its table's head. */
  readonly headLine?: number;
  readonly line: number;
  readonly endLine: number;
  readonly marks: readonly EntryMark[];
  /** Where the time and `written` stand; absent where they cannot be told apart from what is around them. */
  readonly time?: TextRange;
  readonly words?: TextRange;
}

export interface ActionItem {
  /** Without check box, owner, due date and the link to its issue. */
  readonly text: string;
  /** The text as Markdown. */
  readonly written: string;
  /** As written, without "@". */
  readonly owner?: string;
  /** Absent where the file does not say. */
  readonly done?: boolean;
  /** "2026-12-01" where it is a date, else as written. */
  readonly due?: string;
  readonly link?: string;
  /** What the link is called, "ENG-123", where that is the identifier of an issue. */
  readonly issue?: string;
  readonly priority?: string;
  /** Each once, in their order; absent where there is none. */
  readonly labels?: readonly string[];
  /** From `<!-- sitrep:item … -->`. */
  readonly id?: string;
  readonly form: 'task' | 'item' | 'row' | 'paragraph';
  /** Of a row: the line of its table's head. */
  readonly headLine?: number;
  readonly line: number;
  /** The line behind its own words; what is nested in it goes on to `endLine`. */
  readonly wordsEndLine: number;
  readonly endLine: number;
}

export function fieldOf(document: PostMortem, kind: FieldKind): Field | undefined {
  const named = document.fields.filter((field) => field.kind === kind);
  return named.find(({ text }) => text !== '') ?? named[0];
}

export function sectionOf(document: PostMortem, kind: SectionKind): DocumentSection | undefined {
  return document.sections.find((section) => section.kind === kind);
}
