import type { Change } from '../changes/change.ts';
import { describeChange } from '../incident/describe.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Say } from '../say.ts';
import { documentMoments } from './check/documentZone.ts';
import type { PostMortem } from './postMortem.ts';
import { measureSpans, readEnds, type Span } from './span.ts';

export type MarkKind =
  'started' | 'detected' | 'acknowledged' | 'mitigated' | 'resolved' | 'change' | 'culprit' | 'entry';

/** A moment on the drawn time line. */
export interface DrawnMark {
  readonly kind: MarkKind;
  readonly atMs: number;
  readonly label: string;
  /** The record's entry behind it. */
  readonly entry?: string;
  /** The document's own timeline entry. */
  readonly index?: number;
}

export interface Drawing {
  /** When people were harmed; empty where the record does not say until when. */
  readonly impact: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** By time. */
  readonly marks: readonly DrawnMark[];
  readonly spans: readonly Span[];
}

/** The incident on a line: the record's own moments, and the document's entries whose moment is known for certain. */
export function drawTimeLine(document: PostMortem, state: IncidentState | undefined, say: Say): Drawing {
  const spans = state === undefined ? [] : measureSpans(state);
  const marks = [...(state === undefined ? [] : recordMarks(state, say)), ...entryMarks(document)];
  return {
    impact: spans
      .filter(({ name }) => name === 'downtime')
      .flatMap(({ windows }) => windows.map(({ from, to }) => ({ fromMs: from.atMs, toMs: to.atMs }))),
    marks: marks.sort((a, b) => a.atMs - b.atMs),
    spans,
  };
}

function recordMarks(state: IncidentState, say: Say): readonly DrawnMark[] {
  const { started, declared, responded, mitigated, resolved } = readEnds(state);
  const ends = [
    { kind: 'started', label: say('Started'), end: started },
    { kind: 'detected', label: say('Detected'), end: declared },
    {
      kind: 'acknowledged',
      label: responded?.act === undefined ? say('Acknowledged') : say('First response'),
      end: responded,
    },
    { kind: 'mitigated', label: say('Mitigated'), end: mitigated },
    { kind: 'resolved', label: say('Resolved'), end: resolved },
  ] as const;
  const changes = state.changes.flatMap(({ change, verdict, entry }): readonly DrawnMark[] => {
    const atMs = Date.parse(change.at);
    if (Number.isNaN(atMs)) return [];
    return [{ kind: verdict === 'culprit' ? 'culprit' : 'change', atMs, label: changeLabel(change, say), entry }];
  });
  return [
    ...ends.flatMap(({ kind, label, end }) =>
      end === undefined ? [] : [{ kind, label, atMs: end.atMs, entry: end.entry }],
    ),
    ...changes,
  ];
}

function changeLabel(change: Change, say: Say): string {
  const name = describeChange(change);
  return change.unmerged === undefined ? name : say('Opened, not merged: {0}', name);
}

function entryMarks(document: PostMortem): readonly DrawnMark[] {
  return document.timeline.flatMap(({ when, text, title, marks }, index): readonly DrawnMark[] => {
    const [atMs, other] = documentMoments(document, when) ?? [];
    if (atMs === undefined || other !== undefined) return [];
    const entry = marks[0]?.ids[0];
    return [{ kind: 'entry', atMs, label: title ?? text, index, ...(entry === undefined ? {} : { entry }) }];
  });
}
