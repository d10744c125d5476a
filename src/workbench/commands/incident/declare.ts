import { l10n } from 'vscode';
import { declareIncident } from '../../../app/declare.ts';
import type { PlaybookSource } from '../../../app/ports.ts';
import type { SeverityLevel } from '../../../core/incident/severity.ts';
import { maxTitleLength, readTitle } from '../../../core/incident/title.ts';
import { formatDuration } from '../../../core/duration.ts';
import { parseMoment } from '../../../core/momentText.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { suggestSeverity } from '../../../core/playbook/severities/severityHelp.ts';
import type { Parts, PlaybookFile } from '../../parts.ts';
import { readSoon } from '../../playbook/readSoon.ts';
import { timeZone } from '../../settings/settings.ts';
import { given, type Answer, type Place } from '../ask/answer.ts';
import { askMoment } from '../ask/askMoment.ts';
import { askOne, type Choice } from '../ask/askOne.ts';
import { askText, type Remark } from '../ask/askText.ts';
import { noted, walk } from '../ask/walk.ts';
import { momentProblemWords } from '../../words.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { offerRunbook } from '../runbook/offerRunbook.ts';
import { severityChoices, severityLabel } from './severityChoices.ts';
import { severityReason } from './severityReason.ts';
import { settled } from '../subject.ts';

interface Draft {
  readonly title: string;
  readonly severity?: SeverityLevel;
  readonly started: Started;
}

/** Minutes are counted back from the last answer, not from the opening of the box. */
type Started = { readonly minutesAgo: number } | { readonly atMs: number };

const id = 'sitrep.declareIncident';
const minuteMs = 60_000;
const offeredMinutes: readonly number[] = [0, 5, 15, 30, 60];

export function declaring({ parts, views, unwritten }: CommandContext): Pick<Handlers, 'sitrep.declareIncident'> {
  return {
    'sitrep.declareIncident': async () => {
      // Severities are asked for after the title; until then the playbook as last known helps.
      void parts.playbook.read();
      const start: Draft = { title: unwritten.of(id), started: { minutesAgo: 0 } };
      const draft = await walk(start, [
        (before, place) => noted(askTitle(parts.playbook, before.title, place), (title) => ({ ...before, title })),
        (before, place) => noted(askSeverity(parts.playbook, before, place), (severity) => ({ ...before, severity })),
        (before, place) => noted(askStarted(parts, before.started, place), (started) => ({ ...before, started })),
      ]);
      if (draft?.severity === undefined) return;
      const { title, severity, started } = draft;
      const startedAtMs = 'atMs' in started ? started.atMs : parts.clock.now() - started.minutesAgo * minuteMs;
      const result = await declareIncident(parts.incidents, { title, severity, startedAtMs });
      const state = settled(parts, unwritten.keep(result, title, id));
      if (state === undefined) return;
      parts.current.choose(state.id);
      views.reveal(state.id);
      void offerRunbook(parts, state);
    },
  };
}

const flow = (): string => l10n.t('Declare incident');

function askTitle(playbook: PlaybookSource, value: string, place: Place): Promise<Answer<string>> {
  return askText({
    title: flow(),
    prompt: l10n.t('What is wrong? One line, as you would say it on the phone.'),
    placeholder: l10n.t('Checkout answers 500 for every customer'),
    value,
    place,
    remark: (text) => titleRemark(text) ?? severityRemark(playbook.current(), text),
  });
}

function titleRemark(text: string): Remark | undefined {
  const { title, rest } = readTitle(text);
  if (title === '') return { kind: 'error', message: l10n.t('Say in a few words what is wrong.') };
  if (rest === undefined) return undefined;
  return {
    kind: 'hint',
    message: l10n.t('The first {0} characters become the title; all of it becomes the first note.', maxTitleLength),
  };
}

/** Figures and words of the title may already say how severe it is. */
function severityRemark(playbook: Playbook, text: string): Remark | undefined {
  const [suggestion] = suggestSeverity(text, playbook);
  const rule = playbook.severities.find(({ level }) => level === suggestion?.level);
  if (suggestion === undefined || rule === undefined) return undefined;
  const message = l10n.t('Sounds like {0}: {1}', severityLabel(rule), severityReason(suggestion, l10n.t));
  return { kind: 'hint', message };
}

/** What the playbook suggests is where the list begins; the person decides. */
function askSeverity(playbook: PlaybookFile, { title, severity }: Draft, place: Place): Promise<Answer<SeverityLevel>> {
  let first = severity;
  const offered = readSoon(playbook).then((rules) => {
    const suggestions = suggestSeverity(title, rules);
    first ??= suggestions[0]?.level;
    return severityChoices(rules, l10n.t, suggestions);
  });
  return askOne({
    title: flow(),
    placeholder: l10n.t('How severe is it? When in doubt, take the worse.'),
    choices: offered,
    active: (level) => level === first,
    place,
  });
}

async function askStarted(parts: Parts, before: Started, place: Place): Promise<Answer<Started>> {
  const nowMs = parts.clock.now();
  const zone = timeZone();
  const fixed = 'atMs' in before ? before : undefined;
  for (;;) {
    const answer = await askOne<Started | 'other'>({
      title: flow(),
      placeholder: l10n.t('When did it start?'),
      choices: [
        ...offeredMinutes.map((minutesAgo) => ({
          label: minutesAgo === 0 ? l10n.t('Now') : l10n.t('{0} min ago', minutesAgo),
          ...(minutesAgo === 0 ? {} : { description: formatTimeNear(nowMs - minutesAgo * minuteMs, nowMs, zone) }),
          value: { minutesAgo },
        })),
        { label: l10n.t('At a time…'), value: 'other' },
      ],
      active: (value) =>
        value === 'other'
          ? fixed !== undefined
          : 'minutesAgo' in value && 'minutesAgo' in before && value.minutesAgo === before.minutesAgo,
      typed: (text) => typedStart(text, parts.clock.now(), zone),
      place,
    });
    if (answer.kind !== 'given') return answer;
    if (answer.value !== 'other') return given(answer.value);
    const value = fixed === undefined ? {} : { value: formatTimeNear(fixed.atMs, nowMs, zone) };
    const typed = await askMoment({
      title: flow(),
      now: () => parts.clock.now(),
      place: { ...place, canGoBack: true },
      ...value,
    });
    if (typed.kind === 'given') return given({ atMs: typed.value });
    if (typed.kind === 'left') return typed;
  }
}

/** A time that is typed into the list is a row of its own, and so is what is wrong with it. */
function typedStart(text: string, nowMs: number, zone: string): Choice<Started | 'other'> | undefined {
  if (text === '') return undefined;
  const reading = parseMoment(text, { nowMs, timeZone: zone });
  if (!reading.ok) return { label: momentProblemWords(reading.failure, l10n.t), icon: 'info', value: 'other' };
  const ago = l10n.t('{0} ago', formatDuration(nowMs - reading.value, l10n.t));
  return { label: formatMoment(reading.value, zone), description: ago, icon: 'clock', value: { atMs: reading.value } };
}
