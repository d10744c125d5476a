import type { TimelineEntry } from './state.ts';

/** The words of an entry that a person wrote and may correct; undefined where there are none. */
export function amendableText({ event, text }: Pick<TimelineEntry, 'event' | 'text'>): string | undefined {
  switch (event.type) {
    case 'declared':
    case 'retitled':
      return text ?? event.data.title;
    case 'noteAdded':
    case 'impactStated':
    case 'updateRecorded':
      return text ?? event.data.text;
    case 'phaseChanged':
    case 'severityChanged':
      return text ?? event.data.reason;
    default:
      return undefined;
  }
}
