import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';

/** What every row is drawn with: whose rules, what time it is, and in which words. */
export interface RowContext {
  readonly playbook: Playbook;
  readonly nowMs: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly say: Say;
}
