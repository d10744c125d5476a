import * as v from 'valibot';
import { ChangeSchema } from '../changes/change.ts';
import { eventVersion } from './eventVersion.ts';

/**
 * The journal's vocabulary. An event is immutable; corrections are events too (`amended`, `retracted`).
 * Readers accept unknown keys inside `data` of a known type (a newer version may add some) and keep
 * events of an unknown type or a higher `v` as `OpaqueEvent`.
 */

/** ULID, upper case, in its canonical range. Ids are also file and folder names: nothing else is let through. */
const idPattern = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function isEventId(text: string): boolean {
  return idPattern.test(text);
}

const Id = v.pipe(v.string(), v.regex(idPattern));
/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
const Instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
const Text = v.pipe(v.string(), v.maxLength(100_000));
const ShortText = v.pipe(v.string(), v.maxLength(1_000));
const Severity = v.picklist([1, 2, 3, 4]);
const PhaseName = v.picklist([
  'investigating',
  'identified',
  'mitigating',
  'monitoring',
  'resolved',
  'closed',
  'canceled',
]);

export const ActorSchema = v.object({ name: ShortText, email: v.optional(ShortText) });
/** Who did it. An empty name means that this machine did not know. */
export type Actor = v.InferOutput<typeof ActorSchema>;

/** Where a fact came from when it was not simply typed by `by`. Lines are zero-based. */
export const SourceSchema = v.variant('kind', [
  v.object({
    kind: v.literal('file'),
    uri: Text,
    path: Text,
    startLine: v.pipe(v.number(), v.integer(), v.minValue(0)),
    endLine: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ kind: v.literal('terminal'), name: ShortText }),
  v.object({ kind: v.literal('git'), repository: ShortText, sha: v.optional(ShortText) }),
  v.object({ kind: v.literal('link'), url: Text, title: v.optional(ShortText) }),
  v.object({
    kind: v.literal('runbook'),
    uri: Text,
    path: Text,
    line: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
]);
export type Source = v.InferOutput<typeof SourceSchema>;

/** Which clock a snooze or a handover is about. */
export const ClockName = v.picklist(['firstResponse', 'nextUpdate', 'stability', 'postMortem']);
export type ClockName = v.InferOutput<typeof ClockName>;

const RunStep = v.object({ key: ShortText, text: Text, line: v.pipe(v.number(), v.integer(), v.minValue(0)) });
export type RunStep = v.InferOutput<typeof RunStep>;

const Answer = v.object({
  key: ShortText,
  text: Text,
  answer: v.picklist(['yes', 'no', 'unknown']),
});
/** One resolution criterion as the responder answered it. */
export type CriterionAnswer = v.InferOutput<typeof Answer>;

/** Where a piece of evidence was taken from; `source` of the event names the place, where there is one. */
const EvidenceOrigin = v.picklist(['clipboard', 'selection', 'terminal', 'file', 'deployment', 'bisect', 'git']);
export type EvidenceOrigin = v.InferOutput<typeof EvidenceOrigin>;

/** A deployment as far as a rollback has to know it again. */
const RolledDeployment = v.object({
  key: ShortText,
  id: ShortText,
  /** As people call it; absent in records from before this was written down. */
  tag: v.optional(ShortText),
  sha: v.optional(ShortText),
  title: v.optional(ShortText),
});
export type RolledDeployment = v.InferOutput<typeof RolledDeployment>;

/** `data` by event type. */
export const eventData = {
  declared: v.object({ title: ShortText, severity: Severity, startedAt: Instant, playbook: v.optional(ShortText) }),
  retitled: v.object({ title: ShortText }),
  /** When it really began. `reason` says by what that is known. */
  startCorrected: v.object({ from: Instant, to: Instant, reason: v.optional(ShortText) }),
  impactStated: v.object({ text: Text }),
  acknowledged: v.object({}),
  phaseChanged: v.object({
    from: PhaseName,
    to: PhaseName,
    reason: v.optional(Text),
    criteria: v.optional(v.array(Answer)),
  }),
  severityChanged: v.object({ from: Severity, to: Severity, reason: v.optional(Text) }),
  roleAssigned: v.object({ role: ShortText, roleName: ShortText, person: v.optional(ShortText) }),
  noteAdded: v.object({ text: Text, evidence: v.optional(Text) }),
  updateRecorded: v.object({ audience: ShortText, text: Text }),
  /** An error log, a stack trace, the result of a test; without secrets, as far as they could be told. */
  evidenceAdded: v.object({
    text: Text,
    title: v.optional(ShortText),
    from: EvidenceOrigin,
    /** How many places were redacted. */
    redacted: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  /** A vendor is asked for a rollback, written down before it is; `rollbackFinished` of it says what came of it. */
  rollbackRequested: v.object({
    rollback: Id,
    vendor: ShortText,
    project: ShortText,
    environment: ShortText,
    way: v.picklist(['rollback', 'promote']),
    from: v.optional(RolledDeployment),
    to: RolledDeployment,
    requestedAt: Instant,
    /** The wanted deployment is newer than the one that served; absent in records from before this was written down. */
    forward: v.optional(v.boolean()),
    /** The vendor's last request before this one: a later one is ours. */
    lastRequestedAtMs: v.optional(v.number()),
  }),
  /** What was read back. `unknown`: nothing was read back in time, or somebody else's request came in between. */
  rollbackFinished: v.object({
    rollback: Id,
    outcome: v.picklist(['succeeded', 'failed', 'unknown']),
    /** As requested; both absent in records from before this was written down. */
    way: v.optional(v.picklist(['rollback', 'promote'])),
    forward: v.optional(v.boolean()),
    /** From the request to the reading that told the outcome. */
    durationMs: v.optional(v.pipe(v.number(), v.minValue(0))),
    /** The vendor's own word for its job, or its reason to refuse. */
    vendorWord: v.optional(ShortText),
    /** Code of the failure, where it was not the vendor's refusal: the request was not carried out. */
    failure: v.optional(ShortText),
    servingId: v.optional(ShortText),
    servingSha: v.optional(ShortText),
  }),
  /** `openedBy`: the vendor that opened the pull request for it, asked by Sitrep. */
  changeLinked: v.object({ change: ChangeSchema, openedBy: v.optional(ShortText) }),
  changeUnlinked: v.object({ key: ShortText, name: v.optional(ShortText) }),
  changeJudged: v.object({
    key: ShortText,
    name: v.optional(ShortText),
    verdict: v.picklist(['culprit', 'cleared', 'open']),
  }),
  runStarted: v.object({ run: Id, title: ShortText, uri: Text, path: Text, steps: v.array(RunStep) }),
  stepMarked: v.object({
    run: Id,
    step: ShortText,
    text: v.optional(Text),
    mark: v.picklist(['done', 'skipped', 'open']),
    note: v.optional(Text),
  }),
  /** A command of a runbook's step that was run in a terminal. Figures are absent where they were not to be had. */
  commandRan: v.object({
    run: Id,
    step: ShortText,
    text: v.optional(Text),
    command: Text,
    /** The terminal and its folder, in words. */
    where: ShortText,
    exitCode: v.optional(v.pipe(v.number(), v.integer())),
    durationMs: v.optional(v.pipe(v.number(), v.minValue(0))),
    /** The last lines of what it printed, redacted, when the responder agreed to keep them. */
    output: v.optional(Text),
    /** Whether the shell told what became of it; without shell integration it does not. */
    captured: v.boolean(),
  }),
  clockSnoozed: v.object({ clock: ClockName, until: Instant }),
  clockHandedOver: v.object({ clock: ClockName, to: ShortText }),
  issuesCreated: v.object({
    tracker: ShortText,
    role: v.picklist(['incident', 'actionItem']),
    issues: v.array(
      v.object({
        id: ShortText,
        identifier: ShortText,
        url: Text,
        title: Text,
        /** Of an action item: its key in the post-mortem. */
        key: v.optional(ShortText),
      }),
    ),
  }),
  postMortemShared: v.object({ tracker: ShortText, url: Text }),
  postMortemDrafted: v.object({ uri: Text, path: Text }),
  amended: v.object({ entry: Id, at: v.optional(Instant), text: v.optional(Text) }),
  retracted: v.object({ entry: Id, reason: v.optional(Text) }),
} as const;

export type EventType = keyof typeof eventData;
export type EventData<T extends EventType> = v.InferOutput<(typeof eventData)[T]>;

interface Envelope {
  /** Format version; 1 for everything this build writes. */
  readonly v: number;
  readonly id: string;
  /** Id of the incident, which is also its folder's name. */
  readonly incident: string;
  /** When it happened. A person may set it in the past; `amended` may correct it. */
  readonly at: string;
  /** When this machine wrote it down. */
  readonly recordedAt: string;
  readonly by: Actor;
  readonly source?: Source;
}

export type EventOf<T extends EventType> = Envelope & { readonly type: T; readonly data: EventData<T> };
export type IncidentEvent = { [T in EventType]: EventOf<T> }[EventType];

/** An event that a newer version wrote: kept, shown as one opaque line, without effect on the state. */
export interface OpaqueEvent extends Envelope {
  readonly type: 'opaque';
  readonly writtenType: string;
  readonly data: unknown;
}

export type AnyEvent = IncidentEvent | OpaqueEvent;

const EnvelopeSchema = v.object({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: Id,
  incident: Id,
  at: Instant,
  recordedAt: Instant,
  by: ActorSchema,
  type: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  data: v.unknown(),
  source: v.optional(v.unknown()),
});

/** Why a stored event could not be read. */
export type EventProblem = 'notJson' | 'notAnEvent' | 'badData' | 'wrongPlace';

export type EventReading =
  { readonly ok: true; readonly event: AnyEvent } | { readonly ok: false; readonly problem: EventProblem };

/** Reads one stored event. Never throws, whatever the text holds. */
export function readEvent(text: string): EventReading {
  try {
    return decodeEvent(JSON.parse(text));
  } catch {
    return { ok: false, problem: 'notJson' };
  }
}

export function decodeEvent(value: unknown): EventReading {
  const envelope = v.safeParse(EnvelopeSchema, value);
  if (!envelope.success) return { ok: false, problem: 'notAnEvent' };
  const { type, data, source, ...rest } = envelope.output;
  const sourceReading = source === undefined ? undefined : v.safeParse(SourceSchema, source);
  const base = sourceReading?.success === true ? { ...rest, source: sourceReading.output } : rest;
  if (rest.v > eventVersion || !isEventType(type)) {
    return { ok: true, event: { ...base, type: 'opaque', writtenType: type, data } };
  }
  const reading = v.safeParse(eventData[type], data);
  if (!reading.success) return { ok: false, problem: 'badData' };
  return { ok: true, event: { ...base, type, data: reading.output } as IncidentEvent };
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventData, type);
}

/** The stored form: readable in a diff, one event a file. */
export function printEvent(event: IncidentEvent): string {
  return JSON.stringify(event, null, 1) + '\n';
}
