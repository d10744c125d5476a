import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';
import type { Offers } from '../../runbook/offers.ts';

/** What every row is drawn with: whose rules, what time it is, and in which words. */
export interface RowContext {
  readonly playbook: Playbook;
  readonly nowMs: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly say: Say;
  /** The workspace's runbooks, as far as they are read. */
  readonly offers?: Pick<Offers, 'of' | 'runnableSteps'>;
}
