import type { Failure } from '../core/failure.ts';
import type { ClockName, Source } from '../core/incident/event.ts';
import type { IncidentState } from '../core/incident/state.ts';
import { amendableText } from '../core/incident/amendable.ts';
import { failed, ok, type Result } from '../core/result.ts';
import type { Incidents } from './incidents.ts';

type Answer = Promise<Result<IncidentState, Failure>>;

export interface Note {
  readonly text: string;
  /** The words of a file or terminal that the note is about; `source` says whose. */
  readonly evidence?: string;
  readonly source?: Source;
  readonly atMs?: number;
}

export function addNote(incidents: Incidents, incident: string, note: Note): Answer {
  return incidents.record(incident, () => {
    const text = note.text.trim();
    const evidence = note.evidence === undefined || note.evidence.trim() === '' ? undefined : note.evidence;
    if (text === '' && evidence === undefined) return failed({ code: 'emptyText' });
    return ok([
      {
        type: 'noteAdded',
        data: { text, ...(evidence === undefined ? {} : { evidence }) },
        ...(note.source === undefined ? {} : { source: note.source }),
        ...(note.atMs === undefined ? {} : { atMs: note.atMs }),
      },
    ]);
  });
}

/** Writes down an update that was given to an audience; the next one is due a cadence later. */
export function recordUpdate(incidents: Incidents, incident: string, audience: string, written: string): Answer {
  return incidents.record(incident, () => {
    const text = written.trim();
    return text === '' ? failed({ code: 'emptyText' }) : ok([{ type: 'updateRecorded', data: { audience, text } }]);
  });
}

export interface Amendment {
  readonly atMs?: number;
  readonly text?: string;
}

/** Corrects an entry's time or text; what was written first stays in the record. */
export function amendEntry(incidents: Incidents, incident: string, entry: string, change: Amendment): Answer {
  return incidents.record(incident, ({ timeline }) => {
    const found = timeline.find(({ id }) => id === entry);
    if (found === undefined) return failed({ code: 'noSuchEntry', entry });
    if (change.atMs !== undefined && !Number.isFinite(change.atMs)) return failed({ code: 'badTime' });
    const text = change.text?.trim();
    if (text === '') return failed({ code: 'emptyText' });
    const newText = text === undefined || text === amendableText(found) ? undefined : text;
    const newAtMs = change.atMs === found.atMs ? undefined : change.atMs;
    if (newText === undefined && newAtMs === undefined) return ok([]);
    const data = {
      entry,
      ...(newAtMs === undefined ? {} : { at: new Date(newAtMs).toISOString() }),
      ...(newText === undefined ? {} : { text: newText }),
    };
    return ok([{ type: 'amended', data }]);
  });
}

/** Takes an entry off the timeline, and its effect with it. The declaration cannot be retracted. */
export function retractEntry(incidents: Incidents, incident: string, entry: string, reason?: string): Answer {
  return incidents.record(incident, ({ timeline }) => {
    const found = timeline.find(({ id }) => id === entry);
    if (found === undefined || found.event.type === 'declared') return failed({ code: 'noSuchEntry', entry });
    const said = reason?.trim();
    return ok([{ type: 'retracted', data: { entry, ...(said === undefined || said === '' ? {} : { reason: said }) } }]);
  });
}

export function snoozeClock(incidents: Incidents, incident: string, clock: ClockName, untilMs: number): Answer {
  return incidents.record(incident, () =>
    ok([{ type: 'clockSnoozed', data: { clock, until: new Date(untilMs).toISOString() } }]),
  );
}

export function handOverClock(incidents: Incidents, incident: string, clock: ClockName, person: string): Answer {
  return incidents.record(incident, () => {
    const to = person.trim();
    return to === '' ? failed({ code: 'emptyText' }) : ok([{ type: 'clockHandedOver', data: { clock, to } }]);
  });
}

export function recordPostMortem(incidents: Incidents, incident: string, uri: string, path: string): Answer {
  return incidents.record(incident, ({ postMortem }) =>
    postMortem?.uri === uri ? ok([]) : ok([{ type: 'postMortemDrafted', data: { uri, path } }]),
  );
}
