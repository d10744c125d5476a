import { formatDate, formatMoment, formatTime } from '../../moment.ts';
import type { IncidentState } from '../../incident/state.ts';
import { linesOf } from '../edit/applyEdits.ts';
import { readEntryMarks } from '../marks.ts';
import { measureSpans, startEntry } from '../span.ts';
import { errorBeforeStart } from '../../evidence/firstError.ts';
import { outcomeLine } from '../../incident/rollbackLines.ts';
import { fieldOf, type PostMortem, type WrittenEntry } from '../postMortem.ts';
import { check, type Check, type CheckInput } from './check.ts';
import { documentMoments } from './documentZone.ts';

const minuteMs = 60_000;

/** Lines that state an entry of the record against the entry as it stands now. */
export function checkAgainstRecord(input: CheckInput): readonly Check[] {
  const { document, state, say } = input;
  if (state === undefined || (document.incident !== undefined && document.incident !== state.id)) return [];
  const timeline = document.timeline.flatMap((entry) => [
    ...checkTime(document, state, entry, say),
    ...checkRetracted(state, entry, say),
  ]);
  return [
    ...checkDate(document, state, say),
    ...checkStart(document, state, say),
    ...checkRolledBack(document, state, say),
    ...timeline,
  ];
}

function checkTime(
  document: PostMortem,
  state: IncidentState,
  entry: WrittenEntry,
  say: CheckInput['say'],
): readonly Check[] {
  const recordedMs = recordedMoment(state, entry);
  const moments = documentMoments(document, entry.when);
  if (recordedMs === undefined || moments === undefined) return [];
  const minute = Math.floor(recordedMs / minuteMs);
  if (moments.some((ms) => Math.floor(ms / minuteMs) === minute)) return [];
  const zone = document.timeZone?.value ?? 'UTC';
  const [written, recorded] = [entry.when.time ?? '', formatMoment(recordedMs, isPlace(zone) ? zone : 'UTC')];
  const message = say('{0} contradicts the record, which says {1}.', written, recorded);
  return [check('timeContradictsRecord', 'warning', message, { line: entry.line }, [written, recorded])];
}

/** When the record says it was; undefined for a line that states no entry, or several. */
function recordedMoment(state: IncidentState, { marks }: WrittenEntry): number | undefined {
  const [mark, ...others] = marks;
  const [id, ...more] = mark?.ids ?? [];
  if (mark === undefined || id === undefined || others.length > 0 || more.length > 0) return undefined;
  if (mark.part === 'started') return state.startedAtMs;
  if (mark.part === 'landed') {
    const at = state.changes.find((linked) => linked.entry === id)?.change.at;
    return at === undefined ? undefined : Date.parse(at);
  }
  return state.timeline.find((entry) => entry.id === id)?.atMs;
}

function checkRetracted(state: IncidentState, { marks, line }: WrittenEntry, say: CheckInput['say']): readonly Check[] {
  const ids = marks.flatMap((mark) => mark.ids);
  if (!state.retracted.some((entry) => ids.includes(entry.id))) return [];
  return [check('entryRetracted', 'warning', say('The entry that this line states was retracted.'), { line })];
}

/** The day that the document gives, against the day on which the incident began, in the document's zone. */
function checkDate(document: PostMortem, state: IncidentState, say: CheckInput['say']): readonly Check[] {
  const field = fieldOf(document, 'date');
  const zone = document.timeZone?.value ?? '';
  if (field === undefined || field.text === '' || document.date === undefined || state.title === '') return [];
  const started = formatDate(state.startedAtMs, isPlace(zone) ? zone : 'UTC');
  const apartMs = Math.abs(Date.parse(document.date.value) - Date.parse(started));
  if (apartMs <= (isPlace(zone) ? 0 : 24 * 60 * minuteMs)) return [];
  const { value } = document.date;
  const message = say('{0} contradicts the record, which says {1}.', value, started);
  return [check('timeContradictsRecord', 'warning', message, { line: field.line }, [value, started])];
}

/** A log on the record whose errors begin before the incident does: one of the two moments is wrong, or the errors are others. */
function checkStart(document: PostMortem, state: IncidentState, say: CheckInput['say']): readonly Check[] {
  const earlier = errorBeforeStart(state);
  const source = startEntry(state)?.id;
  if (earlier === undefined || source === undefined) return [];
  const zone = document.timeZone?.value ?? 'UTC';
  const [error, start] = [earlier.atMs, state.startedAtMs].map((ms) => formatMoment(ms, isPlace(zone) ? zone : 'UTC'));
  const stated = linesOf(document).findIndex((text) => readEntryMarks(text).some(({ ids }) => ids.includes(source)));
  const args = [error ?? '', start ?? ''];
  const message = say(
    'The first error of a log on the record is at {0}, before the start at {1}. If it began then, use “Correct start time…”.',
    ...args,
  );
  return [check('errorBeforeStart', 'information', message, { line: Math.max(0, stated) }, args)];
}

/**
 * The harm is counted until the team says that it monitors or that it is over: the phase is their word. Where a rollback
 * had succeeded before that, somebody should ask which of the two ended it.
 */
function checkRolledBack(document: PostMortem, state: IncidentState, say: CheckInput['say']): readonly Check[] {
  const zone = document.timeZone?.value ?? 'UTC';
  const time = (ms: number): string => formatTime(ms, isPlace(zone) ? zone : 'UTC');
  const minute = (ms: number): number => Math.floor(ms / minuteMs);
  const windows = measureSpans(state).find(({ name }) => name === 'downtime')?.windows ?? [];
  return windows.flatMap(({ from, to }) => {
    const done = state.timeline.find(
      ({ event, applied, atMs }) =>
        event.type === 'rollbackFinished' &&
        event.data.outcome === 'succeeded' &&
        applied &&
        atMs >= from.atMs &&
        minute(atMs) < minute(to.atMs),
    );
    if (done?.event.type !== 'rollbackFinished') return [];
    const line = linesOf(document).findIndex((text) => readEntryMarks(text).some(({ ids }) => ids.includes(to.entry)));
    if (line < 0) return [];
    const { durationMs: _, ...succeeded } = done.event.data;
    const args = [outcomeLine(succeeded, say), time(done.atMs), to.name, time(to.atMs)];
    const message = say(
      '{0} at {1}, before {2} {3}, until which the downtime is counted. Until when were people harmed?',
      ...args,
    );
    return [check('rolledBackEarlier', 'information', message, { line }, args)];
  });
}

function isPlace(zone: string): boolean {
  try {
    formatDate(0, zone);
    return zone.includes('/') || zone === 'UTC';
  } catch {
    return false;
  }
}
