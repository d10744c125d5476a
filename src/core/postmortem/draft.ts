import type { IncidentState, TimelineEntry } from '../incident/state.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { factLines, orUnknown, resolution, rootCause, spanLabel, whatHappened } from './draftFacts.ts';
import { isImportant, timelineItems, type TimelineItem } from './draftTimeline.ts';
import { draftTimes, printSpan, unknown, type DraftTimes } from './draftTimes.ts';
import { escapeHeading } from './escape.ts';
import { digest, printDraftedMark, printIncidentMark } from './marks.ts';
import { measureSpans } from './span.ts';

export interface DraftInput {
  readonly state: IncidentState;
  readonly playbook: Playbook;
  /** An IANA name. */
  readonly timeZone: string;
  readonly nowMs: number;
  /** Ids of the timeline entries that somebody chose in the review; without it the important ones. */
  readonly keep?: ReadonlySet<string>;
}

/** A drafted section: its own lines, without its heading. */
export interface DraftSection {
  readonly title: string;
  readonly depth: 2 | 3;
  readonly lines: readonly string[];
}

/** A draft in its parts. `items` are the timeline's lines, which stand at the end of that section. */
export interface Draft {
  readonly title: string;
  readonly facts: readonly string[];
  readonly sections: readonly DraftSection[];
  readonly items: readonly TimelineItem[];
  readonly times: DraftTimes;
}

/**
 * The post-mortem as far as the record tells it, in the default shape. What the record does not hold reads
 * "Unknown"; each line that states a fact names the entries behind it (see marks.ts).
 */
export function draftPostMortem(input: DraftInput): string {
  const draft = makeDraft(input);
  const { title, facts, sections, items } = draft;
  const lines = [title, '', printIncidentMark(input.state.id), '', ...facts];
  for (const section of sections) {
    const own = section.title === timelineTitle ? [...section.lines, '', ...itemLines(items)] : section.lines;
    lines.push('', `${'#'.repeat(section.depth)} ${section.title}`, '', ...own);
  }
  return [...lines, '', printDraftedMark(draftDigests(draft)), ''].join('\n');
}

export const timelineTitle = 'Timeline';

export function makeDraft(input: DraftInput): Draft {
  const { state, timeZone } = input;
  const entries = draftEntries(input);
  const times = draftTimes(state, entries, timeZone);
  const spans = measureSpans(state);
  const section = (title: string, lines: readonly string[], depth: 2 | 3 = 2): DraftSection => ({
    title,
    depth,
    lines,
  });
  return {
    title: `# Post-Mortem: ${escapeHeading(state.title) || unknown}`,
    facts: factLines(
      input,
      times,
      spans.find(({ name }) => name === 'resolve'),
    ),
    sections: [
      section('What happened', whatHappened(input, times)),
      section(
        'How long it took',
        spans.map((span) => `- **${spanLabel(span)}**: ${printSpan(span, times)}`),
        3,
      ),
      section('Resolution criteria', resolution(state), 3),
      section(timelineTitle, [`All times are in ${zoneWords(timeZone, times.zones)}.`]),
      section('Root cause', rootCause(state, timeZone)),
      ...['What went well', 'What could be better', 'Action items', 'Prevention'].map((title) =>
        section(title, [unknown]),
      ),
    ],
    items: timelineItems(state, entries, times),
    times,
  };
}

function itemLines(items: readonly TimelineItem[]): readonly string[] {
  return orUnknown(items.flatMap(({ lines }) => lines));
}

/** See `printDraftedMark`. */
export function draftDigests({ facts, sections, items }: Draft): readonly string[] {
  const lines = [...facts, ...sections.flatMap((section) => section.lines)].filter((line) => line !== unknown);
  return [
    ...lines.map(digest),
    ...items.flatMap(({ key, lines: block }) => [digest(`key ${key}`), digest(block.join('\n'))]),
  ];
}

/** The entries that the draft's timeline shows, oldest first. */
export function draftEntries({ state, keep }: Pick<DraftInput, 'state' | 'keep'>): readonly TimelineEntry[] {
  return state.timeline.filter((entry) => keep?.has(entry.id) ?? isImportant(entry));
}

/** The zone with its letters, where they say more: "Europe/Berlin (CET, CEST)", "UTC". */
function zoneWords(timeZone: string, letters: readonly string[]): string {
  const said = letters.join(', ');
  return said === timeZone ? timeZone : `${timeZone} (${said})`;
}
