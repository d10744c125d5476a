import { formatElapsed, formatLength } from '../duration.ts';
import { phaseName } from '../incident/describe.ts';
import { isWorking } from '../incident/phase.ts';
import type { IncidentState } from '../incident/state.ts';
import { formatDate, formatTimeNear, zoneName } from '../moment.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { updateRhythmMs } from '../playbook/response/updateRhythm.ts';
import type { Say } from '../say.ts';

/** What the record tells of an incident, in the words of a message; absent is what it does not tell. */
export interface MessageFacts {
  readonly severity?: string;
  readonly title?: string;
  readonly phase: string;
  readonly impact?: string;
  readonly commander?: string;
  readonly duration?: string;
  /** Absent where it began on another day than today: a form may mean either. */
  readonly date?: string;
  readonly now: string;
  readonly started: string;
  readonly resolved?: string;
  readonly nextUpdate?: string;
  /** How often updates come, in whole minutes: "15". */
  readonly updateMinutes?: string;
}

export interface FactsContext {
  readonly playbook: Playbook;
  readonly nowMs: number;
  readonly timeZone: string;
  readonly say: Say;
}

export function messageFacts(state: IncidentState, { playbook, nowMs, timeZone, say }: FactsContext): MessageFacts {
  const rule = playbook.severities.find(({ level }) => level === state.severity);
  const time = (ms: number): string => `${formatTimeNear(ms, nowMs, timeZone)} ${zoneName(ms, timeZone)}`;
  const everyMs = isWorking(state.phase) ? updateRhythmMs(rule, playbook) : undefined;
  const commander = state.roles.find(({ key }) => /commander|lead/iu.test(key))?.person;
  const { resolvedAtMs } = state.milestones;
  const date = formatDate(nowMs, timeZone);
  return {
    ...(state.severity === undefined ? {} : { severity: rule?.label ?? `Sev ${state.severity}` }),
    ...(state.title === '' ? {} : { title: oneLine(state.title) }),
    phase: phaseName(state.phase, say),
    ...(state.impact === undefined ? {} : { impact: oneLine(state.impact) }),
    ...(commander === undefined ? {} : { commander: oneLine(commander) }),
    ...(resolvedAtMs === undefined
      ? {}
      : { resolved: time(resolvedAtMs), duration: lasted(state.startedAtMs, resolvedAtMs, say) }),
    ...(date === formatDate(state.startedAtMs, timeZone) ? { date } : {}),
    now: time(nowMs),
    started: time(state.startedAtMs),
    // The update that is being written starts the interval anew.
    ...(everyMs === undefined
      ? {}
      : { nextUpdate: time(nowMs + everyMs), updateMinutes: String(Math.round(everyMs / 60_000)) }),
  };
}

/** In seconds below a minute. */
function lasted(fromMs: number, toMs: number, say: Say): string {
  return toMs - fromMs < 60_000 ? formatElapsed(toMs - fromMs, say) : formatLength(fromMs, toMs, say);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
