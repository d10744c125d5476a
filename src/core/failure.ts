import type { Phase } from './incident/phase.ts';

/**
 * Why something could not be done. Words for each code exist in one place, `workbench/words.ts`.
 * `detail` is technical, for the log only, and never holds a secret.
 */
export type Failure = StorageFailure | RemoteFailure | RefusedFailure | { readonly code: 'cancelled' };

/** The record's folder or a workspace file could not be read or written. `where` names the file or folder. */
export type StorageFailure =
  | { readonly code: 'readOnly'; readonly where: string; readonly detail?: string }
  | { readonly code: 'full'; readonly where: string; readonly detail?: string }
  | { readonly code: 'missing'; readonly where: string; readonly detail?: string }
  | { readonly code: 'storage'; readonly where: string; readonly detail?: string };

/** Something outside this machine, or another extension, did not answer as needed. */
export type RemoteFailure =
  | { readonly code: 'auth'; readonly where: string; readonly detail?: string }
  | { readonly code: 'denied'; readonly where: string; readonly detail?: string }
  /** It waits for the account that asked for it, whose name is `account`. */
  | { readonly code: 'otherAccount'; readonly where: string; readonly account: string }
  | { readonly code: 'limited'; readonly where: string; readonly retryAt: number }
  | { readonly code: 'offline'; readonly where: string; readonly detail?: string }
  /** It was reached and has trouble of its own: `status` is its HTTP status, where that tells. */
  | { readonly code: 'down'; readonly where: string; readonly status?: number }
  /** It was reached, but did not answer in time: what was asked may still happen there. */
  | { readonly code: 'timedOut'; readonly where: string; readonly detail?: string }
  /** It is not there, or not for this account: private things are answered so too. */
  | { readonly code: 'notFound'; readonly where: string; readonly what: string }
  /** It understood and said no; `reason` is its own sentence, shown as plain text. */
  | { readonly code: 'rejected'; readonly where: string; readonly reason: string }
  | { readonly code: 'badReply'; readonly where: string; readonly detail?: string }
  /** The source does not exist in this host or workspace: no Git extension, no repository. */
  | {
      readonly code: 'unavailable';
      readonly where: string;
      readonly detail?: string;
      /** What has to be there first. */
      readonly needs?: Needs;
    };

/** It could not be asked now; the same may work in a while, without anybody's doing. */
export function isOutage({ code }: Failure): boolean {
  return code === 'offline' || code === 'down' || code === 'timedOut';
}

/** The domain's own rules say no. */
export type RefusedFailure =
  | { readonly code: 'noSuchIncident'; readonly incident: string }
  | { readonly code: 'noSuchEntry'; readonly entry: string }
  | { readonly code: 'illegalPhase'; readonly from: Phase; readonly to: Phase }
  | { readonly code: 'alreadyThere'; readonly what: string }
  | { readonly code: 'emptyText' }
  | { readonly code: 'badTime' }
  /** The workspace is not trusted: `what` is not done in it. */
  | { readonly code: 'untrusted'; readonly what: string }
  /** Nothing here can run a command: a virtual workspace, or a browser without a host behind it. */
  | { readonly code: 'noShell' }
  /** The runbook was changed so that the step, or its command, is not found in it any more. */
  | { readonly code: 'stepGone'; readonly step: string; readonly path: string }
  | { readonly code: 'noCommand'; readonly step: string }
  /** The document has a merge conflict, whose first line is the zero-based `line`. */
  | { readonly code: 'unmerged'; readonly where: string; readonly uri: string; readonly line: number };

/** A value in a setting, a remote on a host, or of git: its extension, that it has looked through the workspace, a repository. */
export type Needs =
  { readonly setting: string } | { readonly remoteOn: string } | { readonly git: 'extension' | 'look' | 'repository' };
