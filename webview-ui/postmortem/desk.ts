import type { Say } from '../../src/core/say.ts';
import type { DocumentChange, Changed } from '../../src/protocol/postMortem/change.ts';
import type { PostMortemTable } from '../../src/protocol/postMortem/table.ts';
import type { Answer, CallName, Outcome, Request } from '../../src/protocol/table.ts';
import type { Suggestions } from '../kit/suggestField.ts';
import type { RenderParts } from '../markdown/render.ts';

/** What every part of the page works with. */
export interface Desk {
  readonly say: Say;
  /** As the last snapshot has it. */
  readonly rendering: () => RenderParts;
  readonly people: Suggestions;
  readonly severities: Suggestions;
  readonly priorities: Suggestions;
  /** For the labels field that is being typed in. */
  readonly labels: Suggestions;
  readonly knownLabels: () => readonly string[];
  /** Of the last snapshot. */
  readonly revision: () => number;
  /** Whether the document may be changed here, as the last snapshot has it. */
  readonly editable: () => boolean;
  call<N extends CallName<PostMortemTable>>(
    name: N,
    body: Request<PostMortemTable, N>,
  ): Promise<Outcome<Answer<PostMortemTable, N>>>;
  /** A change that is no typing; a failure is said. */
  change(change: DocumentChange): Promise<Changed | undefined>;
  /** Says how a call ended badly. */
  failed(outcome: Exclude<Outcome<unknown>, { is: 'ok' }>): void;
  /** Said to people who do not see the page, and shown for a moment. */
  announce(message: string): void;
}
