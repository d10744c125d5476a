import { gapsOf } from '../playbook/messages/placeholders.ts';
import type { MessageTemplate, TemplateKind } from '../playbook/messages/template.ts';
import type { IncidentState } from '../incident/state.ts';
import { isWorking } from '../incident/phase.ts';
import { factFor, fillKnown, hasGapForWords, withWords, type ValueOf } from './gaps.ts';
import type { MessageFacts } from './messageFacts.ts';

/** The team's message to its own people at this point: the first one, one on the way, or the last. */
export function internalTemplate(
  { phase, lastUpdateAtMs }: Pick<IncidentState, 'phase' | 'lastUpdateAtMs'>,
  templates: readonly MessageTemplate[],
): MessageTemplate | undefined {
  const kind: TemplateKind = !isWorking(phase) ? 'resolved' : lastUpdateAtMs === undefined ? 'announcement' : 'update';
  const internal = templates.filter(({ audience }) => audience === 'internal');
  return internal.find((template) => template.kind === kind) ?? internal.find((template) => template.kind === 'update');
}

/**
 * The template with what the record tells and with the words that somebody typed. A line with a gap that nothing fills
 * is left out: it would promise what nobody said. The words stand in the gap for what is known, else below the first
 * line. Undefined when no line of the template can be filled.
 */
export function renderMessage(
  { text }: Pick<MessageTemplate, 'text'>,
  facts: MessageFacts,
  typed: string,
): string | undefined {
  const written = text.split(/\r\n|\r|\n/u);
  const at = written.findIndex((line) => hasGapForWords(line) && fill(line, withWords(typed, facts)) !== undefined);
  const lines = written.flatMap((line, index): readonly string[] => {
    const filled = fill(line, index === at ? withWords(typed, facts) : (gap) => factFor(gap, facts));
    return filled === undefined ? [] : [filled];
  });
  if (lines.length === written.filter((line) => gapsOf(line).length === 0).length) return undefined;
  const [first = '', ...rest] = lines;
  return [first, ...(at < 0 ? [typed] : []), ...rest]
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Undefined when a gap stays open. */
function fill(line: string, valueOf: ValueOf): string | undefined {
  const { text, isWhole } = fillKnown(line, valueOf);
  return isWhole ? text : undefined;
}
