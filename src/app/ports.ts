import type { Change } from '../core/changes/change.ts';
import type { Deployment } from '../core/changes/deploys/deployment.ts';
import type { RollbackFacts, RollbackRequest, RollbackStatus } from '../core/changes/deploys/rollback.ts';
import type { Candidate } from '../core/changes/suspects/candidate.ts';
import type { Failure } from '../core/failure.ts';
import type { Actor, AnyEvent, EventProblem, IncidentEvent } from '../core/incident/event.ts';
import type { IncidentSummary } from '../core/incident/state.ts';
import type { TextEdit } from '../core/markdown/diagnostic.ts';
import type { Playbook } from '../core/playbook/playbook.ts';
import type { PostMortem } from '../core/postmortem/postMortem.ts';
import type { Result } from '../core/result.ts';
import type {
  IssuePatch,
  NewIssue,
  TrackerAccount,
  TrackerIssue,
  TrackerTeam,
  TrackerTeamDetails,
} from '../core/tracker/issue.ts';

/** Ends a subscription; harmless when called twice. */
export interface Subscription {
  dispose(): void;
}

/** A stored event that could not be read. It is kept on disk and never touched. */
export interface RecordProblem {
  readonly incident: string;
  /** Path of the file below the record folder. */
  readonly file: string;
  readonly problem: EventProblem | 'tooLarge' | 'unreadable';
}

/** Everything known of one incident, in no order. */
export interface IncidentRecord {
  readonly incident: string;
  readonly events: readonly AnyEvent[];
  readonly problems: readonly RecordProblem[];
}

/** Where the record lives. Events are only ever added. */
export interface Journal {
  /** Durable once it answers ok: the event survives a crash of this process right after. */
  append(event: IncidentEvent): Promise<Result<void, Failure>>;
  /** A record without events answers `noSuchIncident`. */
  load(incident: string): Promise<Result<IncidentRecord, Failure>>;
  /** All incidents, newest declaration first. An empty folder, or none yet, is an empty list. */
  list(): Promise<Result<readonly IncidentSummary[], Failure>>;
  /** Puts an ended incident's events into one file. Safe to repeat and to run in two windows at once. */
  pack(incident: string): Promise<Result<void, Failure>>;
  /** Told of every change, this window's own included; `'all'` when it is unknown what changed. */
  onDidChange(listener: (incidents: readonly string[] | 'all') => void): Subscription;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A new ULID for the moment, greater than `after`, also when the clock went backwards. */
  next(nowMs: number, after?: string): string;
}

export interface Identity {
  /** Who works at this window. The name is empty when nothing here knows it. */
  me(): Promise<Actor>;
}

/** The team's playbook as last read; the bundled default where the workspace has none. */
export interface PlaybookSource {
  current(): Playbook;
  onDidChange(listener: (playbook: Playbook) => void): Subscription;
}

/** Tells that an answer is not wanted any more. Every `AbortSignal` is one. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Milliseconds since the epoch; a window without an end goes to the present. */
export interface TimeWindow {
  readonly sinceMs: number;
  readonly untilMs?: number;
  readonly limit: number;
}

/** Where a repository is. `host` is its web host: "github.com". */
export interface RemoteRepository {
  /** "owner/name" */
  readonly repository: string;
  readonly host?: string;
}

/** The commits of `head` that `base` does not have: what a deploy of `head` after one of `base` brought along. */
export interface CommitRange {
  readonly repository: string;
  readonly base: string;
  readonly head: string;
}

/** Recent changes, newest first. */
export interface ChangeSource {
  /** "git", "GitHub": shown to people, and the same in `SourceState`. */
  readonly name: string;
  recent(request: TimeWindow, stop?: StopSignal): Promise<Result<readonly Change[], Failure>>;
  /** Finds by number ("#234"), SHA, address or words, in the whole history the source holds. */
  find(query: string, limit: number, stop?: StopSignal): Promise<Result<readonly Change[], Failure>>;
  /** Pull requests and commits in a range, newest first; a commit that a pull request brought is left to it. */
  between?(range: CommitRange, stop?: StopSignal): Promise<Result<readonly Change[], Failure>>;
  /** What the changes contain: files, messages. Those that this source does not know are not in the answer. */
  contents?(changes: readonly Change[], stop?: StopSignal): Promise<Result<readonly Candidate[], Failure>>;
  /** The pull request or commit that brought a commit to the default branch, best first. */
  ofCommit?(repository: string, sha: string, stop?: StopSignal): Promise<Result<readonly Change[], Failure>>;
}

/** Deployments of the workspace's repositories or of a project, newest first. */
export interface DeployHistory {
  readonly name: string;
  deployments(request: TimeWindow, stop?: StopSignal): Promise<Result<readonly Deployment[], Failure>>;
  /** Lines that the running deployment logged as errors, newest last; at most `limit`. */
  errorLines?(deployment: Deployment, limit: number, stop?: StopSignal): Promise<Result<readonly LogLine[], Failure>>;
}

export interface LogLine {
  readonly atMs: number;
  readonly text: string;
}

/** Puts production back to an earlier deployment. */
export interface Deployer extends DeployHistory {
  /** What the vendor says of going back to `to`; changes nothing. */
  facts(to: Deployment, stop?: StopSignal): Promise<Result<RollbackFacts, Failure>>;
  /** Asks for it. `timedOut` means that it may happen all the same: read the status before anything else. */
  rollBack(facts: RollbackFacts): Promise<Result<RollbackRequest, Failure>>;
  /** Reads back how far it is. */
  status(request: RollbackRequest, stop?: StopSignal): Promise<Result<RollbackStatus, Failure>>;
}

/** Makes the pull request that takes another one back, as a draft; where one is open already it is answered instead. */
export interface Reverter {
  readonly name: string;
  revert(
    pullRequest: { readonly repository: string; readonly number: number },
    draft: { readonly title: string; readonly body: string },
  ): Promise<Result<RevertedPullRequest, Failure>>;
}

export interface RevertedPullRequest {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly isDraft: boolean;
  /** When it was opened, as its host says; ISO 8601 in UTC. */
  readonly openedAt: string;
  readonly branch?: string;
  /** It was open already, or was found after an answer that did not arrive. */
  readonly wasThere?: true;
}

/** A file of a commit, against its first parent. */
export interface CommitFile {
  readonly path: string;
  /** What it was called before, where the commit renamed it. */
  readonly formerPath?: string;
  readonly kind: 'added' | 'deleted' | 'changed';
}

export interface CommitFiles {
  readonly sha: string;
  /** The first; a first commit has none. */
  readonly parent?: string;
  readonly files: readonly CommitFile[];
  /** The vendor lists no more files at once than these: there may be others. */
  readonly mayBeMore: boolean;
}

/** Texts of files as they were at a commit. */
export interface ContentSource {
  readonly name: string;
  /** Of a merge all that it brought. */
  filesOf(
    commit: { readonly repository: string; readonly sha: string },
    stop?: StopSignal,
  ): Promise<Result<CommitFiles, Failure>>;
  /** Nothing where the commit has no such file, or it is not text. */
  fileAt(
    place: { readonly repository: string; readonly sha: string; readonly path: string },
    stop?: StopSignal,
  ): Promise<Result<string | undefined, Failure>>;
}

/** Whether somebody is looking at this window: without that it makes no request by itself. */
export interface Attention {
  isFocused(): boolean;
  onDidChange(listener: (isFocused: boolean) => void): Subscription;
}

/** A vendor's access, as far as it may be shown. */
export type AccountStatus =
  | { readonly kind: 'signedOut' }
  /** `label` is the account's name or how the token came here; `site` the host that it is for. */
  | { readonly kind: 'signedIn'; readonly label: string; readonly site: string; readonly isLocal: boolean };

export interface Account {
  /** "GitHub", "Vercel" */
  readonly name: string;
  status(): Promise<AccountStatus>;
  /** The present token, without asking anybody; nothing while signed out. */
  token(): Promise<string | undefined>;
  /**
   * The vendor refused `refused`. Asks the person once to sign in again and answers the new token, or nothing. Calls
   * that come meanwhile share the question; a token that was said no to is not asked about again.
   */
  renew(refused: string): Promise<string | undefined>;
  onDidChange(listener: () => void): Subscription;
}

/** Where action items become issues. Every request may fail as any remote one does. */
export interface Tracker {
  /** As people call it: "Linear". */
  readonly name: string;
  account(stop?: StopSignal): Promise<Result<TrackerAccount, Failure>>;
  teams(stop?: StopSignal): Promise<Result<readonly TrackerTeam[], Failure>>;
  /** By its key, "ENG", or its id; one that is gone answers `notFound`. */
  team(key: string, stop?: StopSignal): Promise<Result<TrackerTeamDetails, Failure>>;
  /** Those of the ids and identifiers that exist, archived and deleted ones included, in no order. */
  issues(wanted: readonly string[], stop?: StopSignal): Promise<Result<readonly TrackerIssue[], Failure>>;
  /** All or none, at most 50. An id that is taken already answers `alreadyThere`: then look which ones exist. */
  createIssues(issues: readonly NewIssue[], stop?: StopSignal): Promise<Result<readonly TrackerIssue[], Failure>>;
  updateIssue(id: string, patch: IssuePatch, stop?: StopSignal): Promise<Result<TrackerIssue, Failure>>;
  /** Makes the document, or gives it the new text when its id exists. */
  publishDocument(document: TrackerDocument, stop?: StopSignal): Promise<Result<{ readonly url: string }, Failure>>;
}

export interface TrackerDocument {
  /** UUID v4, chosen before. */
  readonly id: string;
  /** Where it is filed: an issue, or else a team. */
  readonly on: { readonly issueId: string } | { readonly teamId: string };
  readonly title: string;
  readonly markdown: string;
}

/** The tracker account of this machine. */
export interface TrackerAccess {
  /** As last seen; undefined while not connected. */
  readonly account: TrackerAccount | undefined;
  /** `auth` while not connected. */
  tracker(): Promise<Result<Tracker, Failure>>;
  onDidChange(listener: () => void): Subscription;
}

/** Documents of the workspace, as the editors show them: unsaved changes count. */
export interface PostMortemFiles {
  read(uri: string): Promise<Result<PostMortem, Failure>>;
  /**
   * Edits the text as it is at that moment, so that it can be undone; a document without unsaved changes is saved.
   * Answers what the document is then.
   */
  edit(uri: string, change: (document: PostMortem) => readonly TextEdit[]): Promise<Result<PostMortem, Failure>>;
  /** Relative to the workspace, as people name it. */
  path(uri: string): string;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
