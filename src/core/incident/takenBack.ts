import { keysOf } from '../changes/change.ts';
import type { TimelineEntry } from './state.ts';

/**
 * Ids of what was taken back, with what took it back: links that were undone with their verdicts, withdrawn verdicts,
 * undone steps; and of a log that had been added before. Only what is among `entries` counts.
 */
export function takenBack(entries: readonly TimelineEntry[]): ReadonlySet<string> {
  const found = new Set<string>();
  const standing = new Map<string, readonly string[]>();
  const keys = new Map<string, string>();
  const logs = new Set<string>();
  const stand = (subject: string, id: string): void => {
    standing.set(subject, [...(standing.get(subject) ?? []), id]);
  };
  const withdraw = (subjects: readonly string[], id: string): void => {
    const withdrawn = subjects.flatMap((subject) => standing.get(subject) ?? []);
    for (const one of withdrawn.length === 0 ? [] : [...withdrawn, id]) found.add(one);
    for (const subject of subjects) standing.delete(subject);
  };
  for (const { id, event, applied } of entries) {
    if (!applied) continue;
    switch (event.type) {
      case 'changeLinked': {
        const { change } = event.data;
        for (const key of keysOf(change)) keys.set(key, change.key);
        stand(`link ${change.key}`, id);
        break;
      }
      case 'changeUnlinked': {
        const key = keys.get(event.data.key) ?? event.data.key;
        withdraw([`link ${key}`, `verdict ${key}`], id);
        break;
      }
      case 'changeJudged': {
        const verdict = `verdict ${keys.get(event.data.key) ?? event.data.key}`;
        if (event.data.verdict === 'open') withdraw([verdict], id);
        else stand(verdict, id);
        break;
      }
      case 'stepMarked': {
        const step = `step ${event.data.run} ${event.data.step}`;
        if (event.data.mark === 'open') withdraw([step], id);
        else stand(step, id);
        break;
      }
      case 'evidenceAdded':
        if (logs.has(event.data.text)) found.add(id);
        logs.add(event.data.text);
        break;
      default:
    }
  }
  return found;
}
