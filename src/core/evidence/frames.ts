import type { AnyEvent } from '../incident/event.ts';
import type { Frame } from '../changes/stack/frame.ts';
import { parseStack } from '../changes/stack/parseStack.ts';

/** The text in which an event may name places in code. */
export function evidenceText(event: AnyEvent): string | undefined {
  if (event.type === 'evidenceAdded') return event.data.text;
  return event.type === 'noteAdded' ? event.data.evidence : undefined;
}

/** Frames of the code itself, each place once, innermost first where several traces name them. */
export function ownFrames(text: string, most: number): readonly Frame[] {
  const seen = new Set<string>();
  const frames: Frame[] = [];
  for (const frame of parseStack(text)) {
    const place = `${frame.file ?? ''}:${frame.line ?? ''}`;
    if (frame.outside || frame.file === undefined || seen.has(place)) continue;
    seen.add(place);
    frames.push(frame);
    if (frames.length === most) break;
  }
  return frames;
}

/** What names a log at a glance: its first line that speaks of an error, else its first line. */
export function evidenceTitle(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /\b[A-Z]\w*(?:Error|Exception)\b/u.test(line) && !/^\s*at /u.test(line));
  return (telling ?? lines[0] ?? '').trim().slice(0, 200);
}
