import type { CommandArguments, CommandId } from '../manifest.generated.ts';
import type { Parts } from '../parts.ts';
import type { Unwritten } from './unwritten.ts';

/** One handler for each contributed command: a command without one does not compile. */
export type Handlers = { readonly [K in CommandId]: (...args: CommandArguments[K]) => Promise<void> };

/** What commands may ask of the trees. */
export interface Views {
  reveal(incident: string): void;
  /** Shows the next page of ended incidents. */
  showMore(): void;
  /** Shows the unlikely suspects of an incident as well. */
  showAllSuspects(incident: string): void;
}

export interface CommandContext {
  readonly parts: Parts;
  readonly views: Views;
  readonly unwritten: Unwritten;
}
