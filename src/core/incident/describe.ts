import type { Change } from '../changes/change.ts';
import type { Say } from '../say.ts';
import type { Actor, ClockName, EventData, Source } from './event.ts';
import { formatMoment } from '../moment.ts';
import { isReopening, type Phase } from './phase.ts';
import { deployName, outcomeLine, requestLine } from './rollbackLines.ts';
import type { TimelineEntry } from './state.ts';

/** An entry in words: one line, and what belongs under it (a reason, evidence), when there is more. */
export interface EntryWords {
  readonly line: string;
  readonly detail?: string;
}

export function phaseName(phase: Phase, say: Say): string {
  switch (phase) {
    case 'investigating':
      return say('Investigating');
    case 'identified':
      return say('Identified');
    case 'mitigating':
      return say('Mitigating');
    case 'monitoring':
      return say('Monitoring');
    case 'resolved':
      return say('Resolved');
    case 'closed':
      return say('Closed');
    case 'canceled':
      return say('Canceled');
  }
}

export function clockLabel(clock: ClockName, say: Say): string {
  switch (clock) {
    case 'firstResponse':
      return say('First response');
    case 'nextUpdate':
      return say('Next update');
    case 'stability':
      return say('Stability window');
    case 'postMortem':
      return say('Post-mortem');
  }
}

/** "#234 Lower the pool limit (Mira Okafor)" */
export function describeChange({ number, tag, sha, title, author }: Change): string {
  const name = number === undefined ? (tag ?? sha?.slice(0, 8)) : `#${number}`;
  const words = name === undefined || title.startsWith(name) ? title : `${name} ${title}`;
  return author === undefined ? words : `${words} (${author})`;
}

/** What an entry says. It states what the event holds and nothing else. */
export function describeEntry(entry: TimelineEntry, say: Say): EntryWords {
  const words = entryWords(entry, say);
  if (entry.applied) return words;
  // "No effect" would read as if production had not changed.
  if (entry.event.type === 'rollbackFinished') return { ...words, line: say('{0} (told already)', words.line) };
  return { ...words, line: say('{0} (no effect: something else came first)', words.line) };
}

function entryWords({ event, text, toldBy }: TimelineEntry, say: Say): EntryWords {
  switch (event.type) {
    case 'declared':
      return { line: say('Declared as Sev {0}: {1}', event.data.severity, text ?? event.data.title) };
    case 'retitled':
      return { line: say('Renamed: {0}', text ?? event.data.title) };
    case 'startCorrected': {
      const { from, to, reason } = event.data;
      const [before, now] = [from, to].map((at) => formatMoment(Date.parse(at), 'UTC'));
      return withDetail(say('Start corrected: {0}, not {1}', now ?? to, before ?? from), [reason]);
    }
    case 'impactStated':
      return firstLine(text ?? event.data.text, (line) => say('Impact: {0}', line));
    case 'acknowledged':
      return { line: say('Acknowledged') };
    case 'phaseChanged': {
      const { from, to, criteria, reason } = event.data;
      const line = isReopening(from, to) ? say('Reopened') : say('Phase: {0}', phaseName(to, say));
      const answers = criteria?.map(({ text: criterion, answer }) => `${answerWord(answer, say)}: ${criterion}`) ?? [];
      return withDetail(line, [text ?? reason, ...answers]);
    }
    case 'severityChanged':
      return withDetail(say('Severity: Sev {0} → Sev {1}', event.data.from, event.data.to), [
        text ?? event.data.reason,
      ]);
    case 'roleAssigned': {
      const { roleName, person } = event.data;
      return { line: person === undefined ? say('{0}: nobody', roleName) : say('{0}: {1}', roleName, person) };
    }
    case 'noteAdded':
      return note(text ?? event.data.text, event.data.evidence, say);
    case 'updateRecorded':
      return firstLine(text ?? event.data.text, (line) => say('Update to {0}: {1}', event.data.audience, line));
    case 'evidenceAdded': {
      const { title, text: log, from } = event.data;
      // What Sitrep did in git proves nothing.
      const words = firstLine(text ?? log, (line) =>
        from === 'git' ? (title ?? line) : say('Evidence: {0}', title ?? line),
      );
      return withDetail(words.line, [text ?? log]);
    }
    case 'rollbackRequested': {
      const { vendor, from } = event.data;
      return withDetail(requestLine(event.data, say), [
        from === undefined ? undefined : say('From {0}', deployName(from)),
        say('Asked of {0}', vendor),
      ]);
    }
    case 'rollbackFinished':
      return rollbackWords(event.data, toldBy?.name, say);
    case 'changeLinked':
      return { line: linkLine(event.data, say) };
    case 'changeUnlinked':
      return { line: say('Unlinked {0}', event.data.name ?? event.data.key) };
    case 'changeJudged':
      return { line: verdictLine(event.data.verdict, event.data.name ?? event.data.key, say) };
    case 'runStarted':
      return { line: say('Runbook started: {0}', event.data.title) };
    case 'stepMarked':
      return withDetail(stepLine(event.data.mark, event.data.text ?? event.data.step, say), [event.data.note]);
    case 'commandRan':
      return commandWords(event.data, say);
    case 'clockSnoozed':
      return { line: say('{0}: reminder snoozed', clockLabel(event.data.clock, say)) };
    case 'clockHandedOver':
      return { line: say('{0}: handed to {1}', clockLabel(event.data.clock, say), event.data.to) };
    case 'issuesCreated': {
      const { tracker, role, issues } = event.data;
      const names = issues.map(({ identifier, title }) => `${identifier} ${title}`);
      const list = issues.map(({ identifier }) => identifier).join(', ');
      return role === 'incident'
        ? { line: say('Tracked in {0}: {1}', tracker, list) }
        : withDetail(say('Action items sent to {0}: {1}', tracker, list), names);
    }
    case 'postMortemShared':
      return { line: say('Post-mortem shared in {0}: {1}', event.data.tracker, event.data.url) };
    case 'postMortemDrafted':
      return { line: say('Post-mortem drafted: {0}', event.data.path) };
    case 'amended':
    case 'retracted':
      return { line: say('Corrected an entry') };
    case 'opaque':
      return { line: say('Written by a newer version of Sitrep: {0}', event.writtenType) };
  }
}

function linkLine({ change, openedBy }: EventData<'changeLinked'>, say: Say): string {
  const name = describeChange(change);
  switch (change.unmerged) {
    case undefined:
      return say('Linked {0}', name);
    case 'draft':
      return openedBy === undefined
        ? say('Linked a draft, not merged: {0}', name)
        : say('{0} opened a draft, not merged: {1}', openedBy, name);
    case 'open':
      return openedBy === undefined
        ? say('Linked a pull request, not merged: {0}', name)
        : say('{0} opened a pull request, not merged: {1}', openedBy, name);
  }
}

function rollbackWords(data: EventData<'rollbackFinished'>, teller: string | undefined, say: Say): EntryWords {
  const { outcome, vendorWord, failure, servingId, servingSha } = data;
  const serving = servingSha?.slice(0, 8) ?? servingId;
  return withDetail(outcomeLine(data, say), [
    serving === undefined ? undefined : say('Production serves {0}', serving),
    vendorWord === undefined ? undefined : say('{0} says: {1}', teller ?? say('The vendor'), vendorWord),
    failure === undefined ? undefined : say('The request was not carried out: {0}', failure),
    outcome === 'unknown' ? say('Nothing was read back that tells. Look at the vendor’s page.') : undefined,
  ]);
}

function answerWord(answer: 'yes' | 'no' | 'unknown', say: Say): string {
  switch (answer) {
    case 'yes':
      return say('Yes');
    case 'no':
      return say('No');
    case 'unknown':
      return say('Unknown');
  }
}

function verdictLine(verdict: 'culprit' | 'cleared' | 'open', change: string, say: Say): string {
  switch (verdict) {
    case 'culprit':
      return say('Marked as culprit: {0}', change);
    case 'cleared':
      return say('Cleared: {0}', change);
    case 'open':
      return say('Verdict withdrawn: {0}', change);
  }
}

function stepLine(mark: 'done' | 'skipped' | 'open', step: string, say: Say): string {
  switch (mark) {
    case 'done':
      return say('Step done: {0}', step);
    case 'skipped':
      return say('Step skipped: {0}', step);
    case 'open':
      return say('Step reopened: {0}', step);
  }
}

function commandWords(data: EventData<'commandRan'>, say: Say): EntryWords {
  const { command, where, output, captured } = data;
  const [first = '', ...more] = command.trim().split(/\r?\n/u);
  // Several lines are run in braces, which say nothing.
  const telling = /^(?:\{|begin|\. \{)$/u.test(first) ? (more[0] ?? first) : first;
  const name = more.length === 0 ? first : `${telling} …`;
  const line = captured ? say('Ran: {0} ({1})', name, outcome(data, say)) : say('Ran: {0} (nothing captured)', name);
  return withDetail(line, [more.length === 0 ? undefined : command.trim(), say('In {0}', where), output]);
}

function outcome({ exitCode, durationMs }: EventData<'commandRan'>, say: Say): string {
  const code = exitCode === undefined ? say('exit code unknown') : say('exit code {0}', exitCode);
  return durationMs === undefined ? code : say('{0}, {1} s', code, (durationMs / 1000).toFixed(1));
}

function note(text: string, evidence: string | undefined, say: Say): EntryWords {
  if (text === '' && evidence !== undefined) return firstLine(evidence, (line) => say('Evidence: {0}', line));
  const words = firstLine(text, (line) => line);
  return withDetail(words.line, [words.detail, evidence]);
}

function firstLine(text: string, wrap: (line: string) => string): EntryWords {
  const [first = '', ...rest] = text.trim().split(/\r?\n/u);
  return rest.length === 0 ? { line: wrap(first) } : { line: wrap(first), detail: text.trim() };
}

function withDetail(line: string, details: readonly (string | undefined)[]): EntryWords {
  const detail = details.filter((part) => part !== undefined && part !== '').join('\n');
  return detail === '' ? { line } : { line, detail };
}

/** "Ada", "Vercel, asked by Ada", "unknown": who says what the entry says. */
export function entryTeller({ event, toldBy }: TimelineEntry, say: Say): string {
  const nameOf = ({ name }: Actor): string => (name === '' ? say('unknown') : name);
  return toldBy === undefined ? nameOf(event.by) : say('{0}, asked by {1}', toldBy.name, nameOf(toldBy.askedBy));
}

/** Where the entry came from, when it was not simply typed: "logs/checkout.log:12", "terminal zsh". */
export function describeSource(source: Source, say: Say): string {
  switch (source.kind) {
    case 'file': {
      const { path, startLine, endLine } = source;
      return endLine > startLine ? `${path}:${startLine + 1}-${endLine + 1}` : `${path}:${startLine + 1}`;
    }
    case 'terminal':
      return say('terminal {0}', source.name);
    case 'git':
      return source.sha === undefined ? source.repository : `${source.repository}@${source.sha.slice(0, 8)}`;
    case 'link':
      return source.title ?? source.url;
    case 'runbook':
      return `${source.path}:${source.line + 1}`;
  }
}
