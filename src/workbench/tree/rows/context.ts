import type { RankedChanges } from '../../../app/changes/suspectRanking.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';
import type { Offers } from '../../runbook/offers.ts';

/** The changes of active incidents, as far as they are gathered and ranked. */
export interface SuspectsSeen {
  /** What is known; the first question about an incident begins the gathering, so only an open row asks. */
  of(incident: string): RankedChanges;
  /** What is known, without beginning anything. */
  peek(incident: string): RankedChanges | undefined;
  /** Whether all suspects are shown, not only those that stand out. */
  showsAll(incident: string): boolean;
  /** Sources of deployments that can be rolled back to. */
  readonly deployers: ReadonlySet<string>;
  /** Names of vendors that tell what a deployment logged. */
  readonly logging: ReadonlySet<string>;
}

/** What every row is drawn with: whose rules, what time it is, and in which words. */
export interface RowContext {
  readonly playbook: Playbook;
  readonly nowMs: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly say: Say;
  /** The workspace's runbooks, as far as they are read. */
  readonly offers?: Pick<Offers, 'of' | 'runnableSteps'>;
  /** Unset where no source of changes is at hand. */
  readonly suspects?: SuspectsSeen;
}
