import type { FileKind } from './files/fileKind.ts';

export type Likelihood = 'likely' | 'possible' | 'unlikely';

/** Where words of a report were found in a change. */
export type WordPlace = 'title' | 'body' | 'paths';

/** What a reason rests on: each names words, paths, times or changes of the input. */
export type ReasonBasis =
  /** A stack frame is in a file that the change touches; `touched` when the change also touches the line or its neighbours. */
  | {
      readonly kind: 'frame';
      readonly path: string;
      /** The file as the trace writes it. */
      readonly file: string;
      readonly line?: number;
      readonly function?: string;
      readonly touched?: boolean;
    }
  | { readonly kind: 'blame'; readonly path: string; readonly line: number }
  /** The report names a file or folder that the change touches; `mention` is how, in lower case. */
  | { readonly kind: 'path'; readonly path: string; readonly mention: string }
  /** The report names the change itself, by number or SHA; `mention` as the report writes it. */
  | { readonly kind: 'named'; readonly mention: string }
  /** Words as the report writes them, the most telling first; none where it has no telling word of the report. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly places: readonly WordPlace[] }
  /** The report names files or folders, and it touches none of them. */
  | { readonly kind: 'elsewhere' }
  /** So many changes fit the report better; `none` where even that no change did it is likelier. */
  | { readonly kind: 'outranked'; readonly better: number; readonly none: boolean }
  /** Landed so long before the start; `later` counts the candidates that landed between it and the start. */
  | { readonly kind: 'time'; readonly landedMs: number; readonly beforeMs: number; readonly later: number }
  | { readonly kind: 'afterStart'; readonly landedMs: number; readonly afterMs: number }
  | { readonly kind: 'component'; readonly component: string }
  /** What kind of files it touches, with examples. Files that rarely break production count against it. */
  | { readonly kind: 'files'; readonly fileKind: FileKind; readonly paths: readonly string[] }
  | { readonly kind: 'size'; readonly files: number; readonly lines: number }
  /** A later candidate takes it back. */
  | { readonly kind: 'takenBack'; readonly key: string; readonly title: string }
  /** It takes back or lands again an earlier change; `title` is that change's. */
  | { readonly kind: 'revert' | 'reland'; readonly title: string }
  /** Words of its own title or body that go with breakage, such as "upgrade" or "refactor", or against it, such as "typo". */
  | { readonly kind: 'manner'; readonly words: readonly string[] };

/** `weight` is what it adds to the change's log-odds against an ordinary candidate; below zero it speaks against the change. */
export type Reason = ReasonBasis & { readonly weight: number };

export interface Suspect {
  /** Key of the candidate. */
  readonly key: string;
  readonly probability: number;
  readonly likelihood: Likelihood;
  /** The weightiest first; empty for suspects beyond `RankOptions.explained`. */
  readonly reasons: readonly Reason[];
}

/** All probabilities and `none` add up to one. */
export interface Ranking {
  /** The most probable first; equal ones newest first, then by key. */
  readonly suspects: readonly Suspect[];
  /** Probability that no candidate did it. "None of these" wins where it is above the first suspect's. */
  readonly none: number;
}

export interface RankOptions {
  /** How many suspects from the top get reasons. Default 50. */
  readonly explained?: number;
}
