import type { Memento, OutputChannel, Uri } from 'vscode';
import type { ChangeParts } from '../app/changes/incidentChanges.ts';
import type { RollbackWatch } from '../app/changes/rollbackWatch.ts';
import type { SuspectRanking } from '../app/changes/suspectRanking.ts';
import type { ActionItems } from '../app/actionItems/actionItems.ts';
import type { Incidents } from '../app/incidents.ts';
import type { Outbox } from '../app/outbox.ts';
import type {
  ChangeSource,
  Clock,
  Identity,
  Ids,
  Log,
  PlaybookSource,
  Subscription,
  TrackerAccess,
} from '../app/ports.ts';
import type { RunbookFile } from '../app/runs.ts';
import type { Failure } from '../core/failure.ts';
import type { ConnectableAccount } from './accounts/connectable.ts';
import type { LinearAccount } from './accounts/linearAccount.ts';
import type { LinearSignIn } from './accounts/linearSignIn.ts';
import type { CommitPages } from './commitPages.ts';
import type { IncidentState } from '../core/incident/state.ts';
import type { Playbook } from '../core/playbook/playbook.ts';

/** The incident that commands without a tree row act on, and that the status bar shows. */
export interface CurrentIncident {
  /** The chosen one while it is active, else the newest that is worked on, else the newest resolved one. */
  readonly state: IncidentState | undefined;
  choose(incident: string): void;
  onDidChange(listener: (state: IncidentState | undefined) => void): Subscription;
}

/** Every runbook of the workspace, read lazily and kept in step with the files. */
export interface RunbookFiles {
  readonly load: 'idle' | 'loading' | 'ready' | 'failed';
  /** Sorted by title. */
  readonly files: readonly RunbookFile[];
  /** Reads on the first call; later calls answer what is known. */
  read(): Promise<readonly RunbookFile[]>;
  onDidChange(listener: () => void): Subscription;
}

/** The playbook and the file that it was read from; no file means the bundled default. */
export interface PlaybookFile extends PlaybookSource {
  readonly uri: Uri | undefined;
  /** Reads the workspace's file; the bundled default holds until then. */
  read(): Promise<Playbook>;
}

/** A button of a message, and what it does. */
export interface OfferedStep {
  readonly label: string;
  readonly run: () => PromiseLike<unknown>;
}

/** The few words that the workbench says on its own, as `sitrep.notifications` allows. */
export interface Notify {
  /** A result that is not seen elsewhere. Never awaited. */
  result(message: string): void;
  /** What went wrong and what to do next; the buttons run commands. `again` is offered where it may work in a while. */
  failure(failure: Failure, again?: () => Promise<unknown>): void;
  /** Something that may be wanted now: a button for each step. Never awaited; a bug in a step is said. */
  offer(message: string, ...steps: readonly OfferedStep[]): void;
  /** A clock is due. Answers the button that was pressed, or undefined. */
  due(message: string, ...buttons: readonly string[]): Promise<string | undefined>;
}

/** Everything that trees, commands and the status bar are built from. Made once by `extension.ts`. */
export interface Parts {
  readonly incidents: Incidents;
  readonly current: CurrentIncident;
  readonly playbook: PlaybookFile;
  readonly runbooks: RunbookFiles;
  /** The team's action items in its tracker; absent where none is built in. */
  readonly actionItems?: ActionItems;
  readonly changeSources: readonly ChangeSource[];
  readonly changes: ChangeParts;
  readonly commitPages: CommitPages;
  readonly gitHubAccount: ConnectableAccount;
  readonly vercelAccount: ConnectableAccount;
  readonly linearAccount: LinearAccount;
  readonly linearSignIn: LinearSignIn;
  readonly tracker: TrackerAccess;
  /** What still has to reach a vendor. */
  readonly outbox: Outbox;
  readonly suspects: SuspectRanking;
  readonly rollbacks: RollbackWatch;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: Identity;
  readonly notify: Notify;
  readonly log: Log & { readonly channel: OutputChannel };
  /** For what is thrown away again, such as worktrees. */
  readonly scratchFolder: Uri;
  /** The record's folder, which a command can open. */
  readonly recordFolder: Uri;
  readonly workspaceState: Memento;
}
