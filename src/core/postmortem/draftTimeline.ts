import type { CriterionAnswer, Source } from '../incident/event.ts';
import { amendableText } from '../incident/amendable.ts';
import { evidenceOf } from '../incident/evidence.ts';
import { takenBack } from '../incident/takenBack.ts';
import { describeChange, describeEntry, describeSource, entryTeller } from '../incident/describe.ts';
import type { IncidentState, LinkedChange, TimelineEntry } from '../incident/state.ts';
import { sayEnglish } from '../say.ts';
import type { DraftTimes } from './draftTimes.ts';
import { escapeBlock, escapeText, printFence, printLink } from './escape.ts';
import { printEntryMark } from './marks.ts';
import { declaredEntry, startEntry } from './span.ts';

/** One item of the drafted timeline. `key` is equal for the same item of a later draft. */
export interface TimelineItem {
  readonly key: string;
  readonly atMs: number;
  readonly lines: readonly string[];
}

/** Whether an entry belongs into a post-mortem unless somebody says otherwise: what happened, not how Sitrep was used. */
export function isImportant({ event, applied }: TimelineEntry): boolean {
  switch (event.type) {
    case 'retitled':
    case 'startCorrected':
    case 'clockSnoozed':
    case 'clockHandedOver':
    case 'issuesCreated':
    case 'postMortemShared':
    case 'postMortemDrafted':
    case 'amended':
    case 'retracted':
    case 'opaque':
      return false;
    default:
      return applied;
  }
}

/** Which of the entries matter to readers: important ones that were not taken back. */
export function worthTelling(entries: readonly TimelineEntry[]): (entry: TimelineEntry) => boolean {
  const withdrawn = takenBack(entries);
  return (entry) => isImportant(entry) && !withdrawn.has(entry.id);
}

/** The entries as list items, by time. The start and the landing of culprits stand before the entry that told of them. */
export function timelineItems(
  state: IncidentState,
  entries: readonly TimelineEntry[],
  times: DraftTimes,
): readonly TimelineItem[] {
  const items = [...startItem(state, times), ...culprits(state).flatMap((linked) => landingItem(linked, times))];
  for (const entry of entries) items.push(entryItem(entry, state, times));
  return items.sort((a, b) => a.atMs - b.atMs);
}

export function culprits(state: IncidentState): readonly LinkedChange[] {
  return state.changes.filter(({ verdict }) => verdict === 'culprit');
}

function startItem(state: IncidentState, times: DraftTimes): readonly TimelineItem[] {
  const declared = declaredEntry(state);
  if (declared === undefined || state.startedAtMs >= state.declaredAtMs) return [];
  const source = startEntry(state) ?? declared;
  const mark = printEntryMark([source.id], 'started');
  const how = source === declared ? 'declared' : 'corrected';
  const line = `- ${times.print(state.startedAtMs)} Started, as ${how} by ${person(source.event.by.name)} ${mark}`;
  return [{ key: `started ${source.id}`, atMs: state.startedAtMs, lines: [line] }];
}

function landingItem({ change, entry }: LinkedChange, times: DraftTimes): readonly TimelineItem[] {
  const atMs = Date.parse(change.at);
  if (Number.isNaN(atMs)) return [];
  const verb =
    change.unmerged !== undefined
      ? 'Opened, not merged'
      : change.timeOf === 'commit' || change.kind === 'commit'
        ? 'Committed'
        : change.kind === 'deploy'
          ? 'Deployed'
          : 'Merged';
  const words = printLink(describeChange(change), change.url ?? '');
  const line = `- ${times.print(atMs)} ${verb}: ${words} ${printEntryMark([entry], 'landed')}`;
  return [{ key: `landed ${entry}`, atMs, lines: [line] }];
}

/** What an entry says and where that comes from, as Markdown within a line. */
export function recordedWords(
  entry: TimelineEntry,
  state: IncidentState,
): { readonly line: string; readonly sources: string } {
  const { event } = entry;
  const teller = entry.toldBy === undefined ? person(event.by.name) : escapeText(entryTeller(entry, sayEnglish));
  const sources = [teller, printSource(event.source), changeLink(entry, state)].filter(Boolean).join(', ');
  return { line: escapeText(describeEntry(entry, sayEnglish).line), sources };
}

function entryItem(entry: TimelineEntry, state: IncidentState, times: DraftTimes): TimelineItem {
  const words = recordedWords(entry, state);
  const line = `- ${times.print(entry.atMs)} ${words.line} (${words.sources}) ${printEntryMark([entry.id])}`;
  return { key: entry.id, atMs: entry.atMs, lines: [line, ...details(entry)] };
}

function changeLink({ event }: TimelineEntry, state: IncidentState): string {
  if (event.type === 'changeLinked' && event.source?.kind === 'link') return '';
  if (event.type === 'changeLinked') return printLink(shortName(event.data.change), event.data.change.url ?? '');
  if (event.type !== 'changeJudged') return '';
  const judged = state.changes.find(({ change }) => change.key === event.data.key)?.change;
  return judged === undefined ? '' : printLink(shortName(judged), judged.url ?? '');
}

function shortName({ number, tag, sha, key }: LinkedChange['change']): string {
  return number === undefined ? (tag ?? (sha === undefined ? key : `commit ${sha.slice(0, 8)}`)) : `#${number}`;
}

/** What belongs under an entry: further lines of a note, a reason, answers; evidence as it was selected. */
function details(entry: TimelineEntry): readonly string[] {
  const { event } = entry;
  const evidence = evidenceOf(event);
  const text = amendableText(entry) ?? '';
  const reason = event.type === 'phaseChanged' || event.type === 'severityChanged';
  const written = reason
    ? text.split(/\r\n|\r|\n/u)
    : event.type === 'declared'
      ? []
      : text
          .trim()
          .split(/\r\n|\r|\n/u)
          .slice(1);
  const note = event.type === 'stepMarked' && event.data.note !== undefined ? event.data.note.split(/\r\n|\r|\n/u) : [];
  const answers = event.type === 'phaseChanged' ? criterionLines(event.data.criteria ?? []) : [];
  const lines = [...written, ...answers, ...note].map(escapeBlock).filter((line) => line !== '');
  return [
    ...lines.map((line) => `  - ${line}`),
    ...(event.type === 'commandRan' && event.data.command.trim().includes('\n')
      ? printFence(event.data.command, '  ')
      : []),
    ...(evidence === undefined ? [] : printFence(evidence, '  ')),
  ];
}

function criterionLines(answers: readonly CriterionAnswer[]): readonly string[] {
  const words = { yes: 'Yes', no: 'No', unknown: 'Unknown' };
  return answers.map(({ text, answer }) => `${words[answer]}: ${text}`);
}

/** Who said so; a machine that did not know its user leaves the name empty. */
export function person(name: string): string {
  const words = escapeText(name);
  return words === '' ? 'an unknown person' : words;
}

function printSource(source: Source | undefined): string {
  if (source === undefined) return '';
  const words = describeSource(source, sayEnglish);
  switch (source.kind) {
    case 'file':
      return printLink(words, placeInWorkspace(source.path, source.startLine));
    case 'runbook':
      return printLink(words, placeInWorkspace(source.path, source.line));
    case 'link':
      return printLink(words === '' ? source.url : words, source.url);
    case 'git':
    case 'terminal':
      return escapeText(words);
  }
}

/** A path from the workspace's root, which Markdown previews and code hosts resolve; empty for any other path. */
function placeInWorkspace(path: string, line: number): string {
  const inside = !/^[\\/]|^[a-z]:|(?:^|[\\/])\.\.(?:[\\/]|$)/iu.test(path) && path !== '';
  return inside ? `/${path.replaceAll('\\', '/')}#L${line + 1}` : '';
}
