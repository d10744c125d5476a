import { listItems, readFields } from '../markdown/fields.ts';
import type { FrontMatter } from '../markdown/frontMatter.ts';
import { walkSections, type Section } from '../markdown/sections.ts';
import type { StatedText } from './reading.ts';

/** What a runbook says of itself: whose it is, and which alerts, symptoms and parts of the system it is for. */
export interface About {
  readonly tags: readonly StatedText[];
  readonly alerts: readonly StatedText[];
  readonly symptoms: readonly StatedText[];
  readonly components: readonly StatedText[];
  readonly severity?: StatedText;
  readonly owner?: StatedText;
}

type Part = keyof About;

const keys: readonly (readonly [Part, RegExp])[] = [
  ['tags', /^(?:tags?|keywords?|labels?|categor(?:y|ies)|topics?)$/i],
  ['alerts', /^(?:alert(?:s|name|names| names?|_names?)?|monitors?|triggers?|triggered by|alarms?)$/i],
  ['symptoms', /^(?:symptoms?|signs|what you (?:will )?see|indicators)$/i],
  [
    'components',
    /^(?:components?|services?|systems?|applications?|apps?|affected (?:services?|components?|systems?))$/i,
  ],
  ['severity', /^(?:severity|sev|priority)$/i],
  [
    'owner',
    /^(?:owners?|owner[_ -]?slack|owned by|teams?|maintainers?|maintained by|authors?|contacts?|squad|on[- ]call team|responsible)$/i,
  ],
];

function partOf(name: string): Part | undefined {
  return keys.find(([, pattern]) => pattern.test(name.trim()))?.[0];
}

/** Reads the front matter first, then labelled lines and sections of the text. */
export function readAbout(frontMatter: FrontMatter | undefined, top: Section, title: string): About {
  const found: Record<Part, StatedText[]> = {
    tags: [],
    alerts: [],
    symptoms: [],
    components: [],
    severity: [],
    owner: [],
  };
  for (const [name, { values, line }] of frontMatter?.fields ?? []) {
    const part = partOf(name);
    if (part) found[part].push(...split(part, values).map((value) => ({ value, line })));
  }
  for (const section of walkSections(top)) {
    const part = section.depth > 0 ? partOf(section.title) : undefined;
    if (part === 'symptoms' || part === 'alerts' || part === 'components') found[part].push(...saidBy(section));
    if (section.depth > 3) continue;
    for (const { name, value, line, items } of readFields({ ...section, children: [] }).fields) {
      const field = partOf(name);
      if (!field || (found[field].length > 0 && (field === 'severity' || field === 'owner'))) continue;
      const listed = items.map((item) => ({ value: item.text, line: item.line }));
      found[field].push(...split(field, value === '' ? [] : [value]).map((text) => ({ value: text, line })), ...listed);
    }
  }
  // Operators' runbooks are called after the alert they belong to: "KubePodCrashLooping".
  const isAlertName = /^[A-Za-z]+(?:[A-Z0-9][a-z0-9]*){2,}$/.test(title) && !/\s/.test(title);
  if (isAlertName && !found.alerts.some(({ value }) => value === title)) found.alerts.push({ value: title, line: 0 });
  const [severity] = found.severity;
  const [owner] = found.owner;
  return {
    tags: found.tags,
    alerts: found.alerts,
    symptoms: found.symptoms,
    components: found.components,
    ...(severity ? { severity } : {}),
    ...(owner ? { owner } : {}),
  };
}

function saidBy(section: Section): readonly StatedText[] {
  const items = listItems(section.nodes);
  if (items.length > 0) return items.map(({ text, line }) => ({ value: text, line }));
  return readFields({ ...section, children: [] }).prose.map(({ text, line }) => ({ value: text, line }));
}

function split(part: Part, values: readonly string[]): readonly string[] {
  if (part === 'symptoms' || part === 'severity' || part === 'owner')
    return values.map((value) => value.trim()).filter(Boolean);
  return values
    .flatMap((value) => value.split(/\s*[,;]\s*/))
    .map((value) => value.trim())
    .filter(Boolean);
}
