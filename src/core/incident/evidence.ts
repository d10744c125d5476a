import type { AnyEvent } from './event.ts';

/** What was kept as it was seen: a note's selected lines, the output of a command. */
export function evidenceOf(event: AnyEvent): string | undefined {
  const evidence =
    event.type === 'noteAdded' ? event.data.evidence : event.type === 'commandRan' ? event.data.output : undefined;
  return evidence === undefined || evidence.trim() === '' ? undefined : evidence;
}
