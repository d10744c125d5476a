import { readPlaceholders } from '../playbook/messages/placeholders.ts';
import type { MessageTemplate, TemplateKind } from '../playbook/messages/template.ts';
import type { IncidentState } from '../incident/state.ts';
import { isWorking } from '../incident/phase.ts';
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
  const withWords = (gap: Gap): string | undefined => (isForWords(gap) ? typed : factFor(gap, facts));
  const at = written.findIndex(
    (line) => readPlaceholders(line, 0).some(isForWords) && fill(line, withWords) !== undefined,
  );
  const lines = written.flatMap((line, index): readonly string[] => {
    const filled = fill(line, index === at ? withWords : (gap) => factFor(gap, facts));
    return filled === undefined ? [] : [filled];
  });
  if (lines.length === written.filter((line) => readPlaceholders(line, 0).length === 0).length) return undefined;
  const [first = '', ...rest] = lines;
  return [first, ...(at < 0 ? [typed] : []), ...rest]
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

interface Gap {
  readonly name: string;
  /** What stands before it on its line. */
  readonly label: string;
}

/** Undefined when a gap stays open, or stands twice on the line and may mean two things. */
function fill(line: string, valueOf: (gap: Gap) => string | undefined): string | undefined {
  const gaps = readPlaceholders(line, 0);
  const parts: string[] = [];
  let rest = line;
  for (const { written, name } of gaps) {
    const [before = '', ...after] = rest.split(written);
    if (after.length !== 1) return undefined;
    const value = valueOf({ name, label: before });
    if (value === undefined) return undefined;
    parts.push(before, value);
    rest = after[0] ?? '';
  }
  return [...parts, rest].join('');
}

type Fact = { readonly [K in keyof MessageFacts]-?: RegExp };

/** By the gap's own name; the first that fits. */
const byName: Partial<Fact> = {
  severity: /^(?:severity|sev|priority)(?: level)?$/iu,
  title: /^(?:(?:incident )?title|incident(?: name)?)$/iu,
  phase: /^(?:phase|state|investigating\b.*)$/iu,
  impact: /impact|affected/iu,
  commander: /commander|incident lead/iu,
  duration: /duration|how long/iu,
  date: /^(?:date|day)$/iu,
};
const aboutTime = /\btime\b|^X+:X+$/iu;
const aboutWords = /status|finding|\bknown?\b|\bupdate\b|message|details|summary|situation/iu;

/** The gap for what somebody has to say; no fact of the record fits it. */
function isForWords({ name }: Pick<Gap, 'name'>): boolean {
  return aboutWords.test(name) && !aboutTime.test(name) && !Object.values(byName).some((pattern) => pattern.test(name));
}

function factFor({ name, label }: Gap, facts: MessageFacts): string | undefined {
  if (/^(?:name|person)$/iu.test(name)) return /commander|\blead\b/iu.test(label) ? facts.commander : undefined;
  if (aboutTime.test(name)) return timeFor(`${label} ${name}`, facts);
  for (const [fact, pattern] of Object.entries(byName)) {
    if (pattern.test(name)) return facts[fact as keyof MessageFacts];
  }
  return undefined;
}

function timeFor(words: string, facts: MessageFacts): string | undefined {
  if (/\bnext\b/iu.test(words)) return facts.nextUpdate;
  if (/\b(?:start\w*|began|since)\b/iu.test(words)) return facts.started;
  if (/\b(?:resolved|ended|end|until)\b/iu.test(words)) return facts.resolved;
  return /\b(?:at|as of|now|current|update)\b/iu.test(words) ? facts.now : undefined;
}
