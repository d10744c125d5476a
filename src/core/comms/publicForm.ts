import type { IncidentState } from '../incident/state.ts';
import { isWorking, type Phase } from '../incident/phase.ts';
import { gapsOf } from '../playbook/messages/placeholders.ts';
import type { MessageTemplate, TemplateKind } from '../playbook/messages/template.ts';
import type { MessageFacts } from './messageFacts.ts';
import { factFor, factOf, fillKnown, hasGapForWords, withWords, type ValueOf } from './gaps.ts';

/** A message to people outside, as far as the record fills it. */
export interface PublicForm {
  readonly title: string;
  readonly text: string;
  /** The gaps that nothing fills, as they stand in `text`: "[feature]". */
  readonly open: readonly string[];
}

/** The team's message to people outside at this point; a mail that tells how it ended is for when it has. */
export function publicTemplate(
  audience: 'statusPage' | 'customers',
  { phase }: Pick<IncidentState, 'phase'>,
  templates: readonly MessageTemplate[],
): MessageTemplate | undefined {
  const theirs = templates.filter((template) => template.audience === audience);
  if (audience === 'customers') return theirs.find((template) => !isWorking(phase) || !tellsOfTheEnd(template));
  const wanted = statusKind(phase);
  return theirs.find(({ kind }) => kind === wanted) ?? theirs.find(({ kind }) => kind === 'other');
}

function tellsOfTheEnd({ text }: MessageTemplate): boolean {
  const wanted = new Set<keyof MessageFacts | undefined>();
  for (const line of text.split('\n')) fillKnown(line, (gap) => void wanted.add(factOf(gap)));
  return wanted.has('resolved') || wanted.has('duration');
}

function statusKind(phase: Phase): TemplateKind | undefined {
  switch (phase) {
    case 'investigating':
      return 'statusInvestigating';
    case 'identified':
    case 'mitigating':
      return 'statusIdentified';
    case 'monitoring':
      return 'statusMonitoring';
    case 'resolved':
    case 'closed':
      return 'statusResolved';
    case 'canceled':
      return undefined;
  }
}

/**
 * The whole template with what the record tells; every other gap stays as the team wrote it, for a person to fill. The
 * words that somebody typed, if any, stand in the gap for what is known, else below the first line.
 */
export function publicForm(
  { title, subject, text }: Pick<MessageTemplate, 'title' | 'subject' | 'text'>,
  facts: MessageFacts,
  typed = '',
): PublicForm {
  const body = text.split(/\r\n|\r|\n/u);
  const known: ValueOf = (gap) => factFor(gap, facts);
  const at = typed === '' ? -1 : body.findIndex(hasGapForWords);
  const [first = '', ...rest] = body.map(
    (line, index) => fillKnown(line, index === at ? withWords(typed, facts) : known).text,
  );
  const filled = [
    ...(subject === undefined ? [] : [`Subject: ${fillKnown(subject, known).text}`, '']),
    first,
    ...(at < 0 && typed !== '' ? [typed] : []),
    ...rest,
  ];
  const gaps = [subject ?? '', ...body].flatMap((line) => gapsOf(line).map(({ written }) => written));
  const whole = filled.join('\n').trim();
  return { title, text: whole, open: openGaps(whole, [...new Set(gaps)]) };
}

/** Those of a form's gaps that stand in a text still. */
export function openGaps(text: string, gaps: readonly string[]): readonly string[] {
  const standing = new Set(text.split('\n').flatMap((line) => gapsOf(line).map(({ written }) => written)));
  return gaps.filter((written) => standing.has(written));
}
