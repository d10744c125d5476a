import { readFields, readOwnFields, type Field, type Fields } from '../../markdown/fields.ts';
import type { MarkdownFile } from '../../markdown/markdownFile.ts';
import type { Section } from '../../markdown/sections.ts';
import { readTables, type Grid } from '../../markdown/tables.ts';
import type { RoleRule } from '../playbook.ts';
import { slug } from '../slug.ts';
import { sectionsOf, type TopicalSection } from '../topics.ts';

/** Roles that teams name in several ways share one key, so that "incident lead" is found as the commander. */
const known: readonly (readonly [string, RegExp])[] = [
  ['incident-commander', /^(?:(?:major )?incident (?:commander|lead|manager|coordinator|captain)|ic|commander)\b/i],
  [
    'technical-lead',
    /^(?:tech(?:nical)? (?:lead|owner|expert)|ops lead|operations lead|engineering lead|resolver|lead engineer)\b/i,
  ],
  [
    'communications-lead',
    /^(?:comm(?:s|unications?)? (?:lead|manager|officer|liaison|coordinator)|comms|internal liaison)\b/i,
  ],
  [
    'support-lead',
    /^(?:(?:customer )?support (?:lead|liaison|manager|representative)|customer liaison|customer success lead)\b/i,
  ],
  ['scribe', /^(?:scribe|note[\s-]?taker|timeline keeper|recorder)\b/i],
  ['deputy', /^(?:deputy|deputy incident commander|backup commander)\b/i],
  ['subject-matter-expert', /^(?:subject[\s-]matter experts?|smes?)\b/i],
  ['on-call-engineer', /^(?:(?:primary )?on[\s-]?call (?:engineer|developer|responder)|first responder)\b/i],
];

/** The roles that a section on roles describes, as headings, labelled lines or a table, or else headings that are well-known roles. */
export function readRoles(file: MarkdownFile, topics: readonly TopicalSection[]): readonly RoleRule[] {
  const described = sectionsOf(topics, 'roles').map((section) => rolesOf(file, section));
  const headed = topics
    .filter(({ topic }) => topic !== 'templates' && topic !== 'rota' && topic !== 'runbooks')
    .map(({ section }) => unique(section.children.filter(({ title }) => knownKey(title)).map(roleOfSection)));
  const candidates = [...described, ...headed.filter((roles) => roles.length >= 2)];
  const most = candidates.reduce((best, roles) => (roles.length > best.length ? roles : best), []);
  return most.length === 1 && !most.some(({ name }) => knownKey(name)) ? [] : most;
}

function rolesOf(file: MarkdownFile, section: Section): readonly RoleRule[] {
  const tabled = readTables(file, section.nodes).flatMap(rolesOfTable);
  if (tabled.length > 0) return unique(tabled);
  const described = section.children.filter(({ title }) => isRoleName(title));
  if (described.length > 0) return unique(described.map(roleOfSection));
  const { fields, items } = readOwnFields(section);
  const lined = fields.filter(({ name }) => isRoleName(name)).map(roleOfField);
  const plain = items
    .filter(({ text }) => knownKey(text))
    .map(({ text, line }) => {
      const [, name = text, rest = ''] = /^([^:–—(]{2,40}?)\s*(?::|\s[–—-]\s|\()\s*(.*?)\)?$/s.exec(text) ?? [];
      return roleOfField({ name, value: rest, line, items: [] });
    });
  return unique([...lined, ...plain].sort((a, b) => a.origin.line - b.origin.line));
}

function knownKey(name: string): string | undefined {
  const bare = withoutLead(name);
  return bare.split(' ').length > 9 ? undefined : known.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** "1. The incident commander" and "Steps for scribe" name a role with words around it. */
function withoutLead(name: string): string {
  return name
    .replace(/^[^\p{L}]+/u, '')
    .replace(/^(?:(?:steps|checklist|duties|responsibilities|role)(?: (?:for|of)|:)\s+)?(?:the\s+)?/i, '');
}

/** A short name that is not a heading about roles in general. */
function isRoleName(name: string): boolean {
  if (knownKey(name)) return true;
  return (
    name.split(' ').length <= 5 &&
    !/[?:.,]|\b(?:is|are|to|how|for|with|your|our)\b|responsib|^(?:roles?|who|what|how|why|when|overview|escalation|notes?|example|reference|structure)\b/i.test(
      name,
    ) &&
    /(?:lead|manager|commander|engineer|owner|liaison|officer|expert|scribe|deputy|responder|specialist|director|sponsor|counsel|analyst|coordinator|developer|support|cto|ceo|team)s?\b/i.test(
      name,
    )
  );
}

function roleOfSection(section: Section): RoleRule {
  return role(section.title, section.line, readFields(section));
}

function roleOfField({ name, value, line, items }: Field): RoleRule {
  const statements = items.length > 0 ? [] : splitDuties(value);
  return role(name, line, {
    fields: items.length > 0 && value !== '' ? [{ name: 'Responsibilities', value, line, items }] : [],
    prose: [],
    items: items.length > 0 ? items : statements.map((text) => ({ text, line })),
  });
}

const usualName = /\busually|typically|normally|default|held by|assigned|filled by|who (?:are|is)|^who\b|person/i;

function role(title: string, line: number, { fields, prose, items }: Fields): RoleRule {
  const [, bare = title, bracket] = /^(.*?)\s*\(([^)]*)\)\s*$/.exec(title) ?? [];
  const duties = fields.find(({ name }) => /responsib|duties|tasks|\bdoes\b|job|owns/i.test(name));
  const usual = fields.find(({ name }) => usualName.test(name));
  const dutyItems = duties
    ? duties.items.length > 0
      ? duties.items.map(({ text }) => text)
      : splitDuties(duties.value)
    : [];
  const usualItems = items.filter(({ text }) => /^(?:usually|typically|normally)\b/i.test(text));
  // "Decides: severity, next step" is a duty among others, although it has a name.
  const named = fields.flatMap((field) =>
    field.listed === undefined || field === usual ? [] : [{ text: field.listed, line: field.line }],
  );
  const loose = [...items.filter((item) => !usualItems.includes(item)), ...named]
    .sort((a, b) => a.line - b.line)
    .map(({ text }) => text);
  const responsibilities = dutyItems.length > 0 ? dutyItems : loose.length > 0 ? loose : prose.map(({ text }) => text);
  const inText = [bracket ?? '', ...prose.map(({ text }) => text), ...items.map(({ text }) => text)]
    .map(
      (text) =>
        /\b(?:usually|typically|normally)(?:\s+(?:is|held by|filled by|taken by|this is))?:?\s+(.*?)[.)]*$/i.exec(
          text,
        )?.[1],
    )
    .find((text) => text !== undefined);
  const usually = usual ? [usual.value, ...usual.items.map(({ text }) => text)].filter(Boolean).join(', ') : inText;
  return {
    key: knownKey(bare) ?? slug(withoutLead(bare)),
    name: withoutLead(bare),
    responsibilities: responsibilities.filter((text) => !/^(?:usually|typically|normally)\b/i.test(text)),
    ...(usually === undefined || usually === '' ? {} : { usually }),
    origin: { from: 'team', line },
    lines: {
      ...(duties ? { responsibilities: duties.line } : {}),
      ...(usual ? { usually: usual.line } : {}),
    },
  };
}

function rolesOfTable(grid: Grid): readonly RoleRule[] {
  const at = (pattern: RegExp): number => grid.head.findIndex(({ text }) => pattern.test(text));
  const name = at(/^roles?\b|position|title/i);
  const duties = at(/responsib|duties|tasks|does|description|what/i);
  const usual = at(usualName);
  if (name < 0) return [];
  return grid.rows.flatMap((row) => {
    const cell = row[name];
    if (!cell || cell.text === '') return [];
    const duty = row[duties];
    const usually = usual === duties ? undefined : row[usual];
    const items = duty
      ? duty.items.length > 0
        ? [duty.lead, ...duty.items].filter(Boolean)
        : splitDuties(duty.text)
      : [];
    const fields = usually?.text ? [{ name: 'Usually', value: usually.text, line: usually.line, items: [] }] : [];
    return [role(cell.text, cell.line, { fields, prose: [], items: items.map((text) => ({ text, line: cell.line })) })];
  });
}

function splitDuties(text: string): readonly string[] {
  return text
    .split(/\s*;\s+|(?<=[.!])\s+(?=\p{Lu})/u)
    .map((duty) => duty.replace(/[.;]$/, '').trim())
    .filter(Boolean);
}

function unique(roles: readonly RoleRule[]): readonly RoleRule[] {
  return roles.filter(({ key }, index) => roles.findIndex((other) => other.key === key) === index);
}
