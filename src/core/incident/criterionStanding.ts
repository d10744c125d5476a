import { formatDuration } from '../duration.ts';
import { readDuration } from '../markdown/duration.ts';
import { formatTimeNear } from '../moment.ts';
import { aboutStability } from '../playbook/response/cadence.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Say } from '../say.ts';
import { describeChange, phaseName } from './describe.ts';
import type { CriterionAnswer, EvidenceOrigin } from './event.ts';
import type { IncidentState } from './state.ts';

/** What the record says of a resolution criterion: `yes` supports it, `no` contradicts it, `unknown` does neither. */
export interface CriterionStanding {
  readonly answer: CriterionAnswer['answer'];
  readonly words: string;
}

export interface CriterionContext {
  readonly playbook: Playbook;
  readonly nowMs: number;
  readonly timeZone: string;
  readonly say: Say;
}

/** Evidence that no service wrote. */
const ofHistory: ReadonlySet<string> = new Set<EvidenceOrigin>(['bisect', 'git']);
const asksMore = /\band\b|[,;&]|\b(?:fix|remov|address|mitigat|correct|eliminat)\w*\b/iu;
const aboutCause = /\b(?:cause|culprit)\b/i;
const aboutService =
  /\brestored?\b|\brecover(?:y|ed|s)?\b|\bworks? again\b|\b(?:services?|systems?|functionality)\b.*\b(?:up|back|operational|healthy|normal)\b/i;

/** Supports a criterion only as a whole: of "restored and customers told" the record may know a half. */
export function criterionStanding(text: string, state: IncidentState, context: CriterionContext): CriterionStanding {
  const standing = standingOf(text, state, context);
  return standing.answer === 'yes' && asksMore.test(text) ? { ...standing, answer: 'unknown' } : standing;
}

function standingOf(text: string, state: IncidentState, context: CriterionContext): CriterionStanding {
  if (aboutStability.test(text)) return stability(text, state, context);
  if (aboutCause.test(text)) return cause(state, context);
  if (aboutService.test(text)) return service(state, context);
  return { answer: 'unknown', words: context.say('The record does not say.') };
}

/** Quiet is only watched in monitoring; a criterion may ask for more or less of it than the playbook's window. */
function stability(text: string, state: IncidentState, context: CriterionContext): CriterionStanding {
  const { playbook, nowMs, timeZone, say } = context;
  if (state.phase !== 'monitoring') return phaseOnly(state, say);
  const windowMs = readDuration(text)?.maxMs ?? playbook.cadence.stabilityWindowMs;
  const sinceMs = state.phaseSinceMs;
  const endsAt = formatTimeNear(sinceMs + windowMs, nowMs, timeZone);
  const window = formatDuration(windowMs, say);
  if (nowMs < sinceMs + windowMs) {
    const passed = formatDuration(Math.max(0, nowMs - sinceMs), say);
    return {
      answer: 'no',
      words: say('The stability window ends {0}: {1} of {2} have passed.', endsAt, passed, window),
    };
  }
  const errors = state.timeline.filter(
    ({ event, atMs, applied }) =>
      applied && atMs > sinceMs && event.type === 'evidenceAdded' && !ofHistory.has(event.data.from),
  );
  const last = errors.at(-1);
  if (last !== undefined) {
    const at = formatTimeNear(last.atMs, nowMs, timeZone);
    return { answer: 'unknown', words: say('Error lines were added {0}, after monitoring had begun.', at) };
  }
  return { answer: 'yes', words: say('The stability window of {0} ended {1}.', window, endsAt) };
}

function cause(state: IncidentState, { nowMs, timeZone, say }: CriterionContext): CriterionStanding {
  const culprit = state.changes.find(({ verdict }) => verdict === 'culprit');
  if (culprit !== undefined)
    return { answer: 'yes', words: say('Marked as culprit: {0}', describeChange(culprit.change)) };
  const { identifiedAtMs } = state.milestones;
  return identifiedAtMs === undefined
    ? { answer: 'unknown', words: say('No change is marked as the culprit.') }
    : { answer: 'yes', words: say('Identified since {0}.', formatTimeNear(identifiedAtMs, nowMs, timeZone)) };
}

function service(state: IncidentState, { nowMs, timeZone, say }: CriterionContext): CriterionStanding {
  if (state.phase !== 'monitoring') return phaseOnly(state, say);
  const since = formatTimeNear(state.phaseSinceMs, nowMs, timeZone);
  return { answer: 'yes', words: say('In monitoring since {0}.', since) };
}

function phaseOnly({ phase }: IncidentState, say: Say): CriterionStanding {
  return { answer: 'unknown', words: say('The phase is {0}: monitoring has not begun.', phaseName(phase, say)) };
}
