import { inlineText, normalizeReference } from './inlineText.ts';
import { isPlaceholder } from './placeholder.ts';
import { findDate, isoDate } from './writtenDate.ts';

/** A piece of an item's Markdown by its offsets; `from` and `to` enclose also what introduces it. */
export interface Part {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** What an action item's Markdown is made of. `start` and `end` enclose the text itself. */
export interface ItemParts {
  readonly start: number;
  readonly end: number;
  readonly done?: boolean;
  /** "(DONE)", "✅": words that say so without a check box. */
  readonly doneWord?: Part;
  /** The character in the check box. */
  readonly box?: number;
  readonly owner?: Part;
  readonly due?: Part;
  readonly priority?: Part;
  /** Its value holds several, for `readLabels`. */
  readonly labels?: Part;
  readonly link?: Part;
  readonly issue?: string;
  readonly id?: string;
}

/** Facts stand at an item's end; no more of it is searched for them. */
const longestTail = 2000;

type Building = { -readonly [K in keyof ItemParts]: ItemParts[K] };

const bullet = /^\s*(?:>\s?)*(?:(?:[-*+]|\d{1,9}[.)])(?:\s+|$))?/u;
const checkBox = /^\[(?<mark>[ xX]?)\]\s+/u;
const leadingOwner =
  /^(?:\*\*|__)?\[?@(?<owner>[\w.-]+(?:\/[\w.-]+)?)\]?(?:\([^()\s]*\))?(?:\*\*|__)?\s*(?::(?:\*\*|__)?|[–—-](?=\s))\s*/u;
const leadingWord =
  /^(?:(?:\*\*|__)?(?<word>todo|done|action|ai)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?|(?<tick>✅|☑️?|✔️?)\s*)/iu;
const mark = /<!--\s*sitrep:item\s+(?<id>[\w-]{1,64})\s*-->/u;
const comment = /<!--(?:(?!-->)[\s\S])*-->\s*$/u;
const doneBehind = /\s*(?:[([]\s*done\s*[)\]]|✅|✔️?)[.!]?\s*$/iu;
const ownerBehind = /\s*(?:[-–—]\s+|[([]\s*)\[?@(?<owner>[\w.-]+(?:\/[\w.-]+)?)\]?(?:\([^()\s]*\))?\s*[)\]]?\s*$/u;
const linkForm = String.raw`\[(?<label>(?:[^[\]\\]|\\.)*)\](?:\((?<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)|\[(?<reference>[^[\]]*)\])?|<(?<auto>https?:[^>\s]+)>|(?<bare>https?:\/\/[^\s<>)\]]*[^\s<>)\].,;:!?])`;
const linkBehind = new RegExp(
  String.raw`(?<gap>\s*(?:[-–—:,]\s*)?[([]?\s*(?:see:?\s+)?)(?:${linkForm})(?<rest>\s*[)\]]?[.,;]?\s*)$`,
  'iu',
);
const anyLink = new RegExp(linkForm, 'gu');
const telling =
  /^(?:(?:link(?:ed)?(?: to)?|see|the|this|an?|our|github|gh|jira|linear|tracking|tracked in|related|follow-up)\s+)*(?:issue|pull request|pr|ticket|bug|link|card|story|task|here|details|commit|jira|linear)s?(?:\s+(?:here|for.*))?$/iu;
const identifier = /^(?:[A-Z][A-Z0-9_]{0,9}-\d+|(?:[\w.-]+\/[\w.-]+)?#\d+)$/u;
const keys = String.raw`owners?|assignees?|assigned to|responsible|dri|due(?: date| by)?|deadline|target(?: date)?|eta|priority|prio`;
/** Where the next fact begins, the value of the one before it ends. */
const noFact = String.raw`(?!\s(?:\*\*|__|\*|_)?(?:${keys}|labels?|tags?)(?:\*\*|__|\*|_)?\s*[:=])`;
const factBehind = new RegExp(
  String.raw`(?<gap>(?:^|\s+|[,;|([])(?:[-–—|]\s*)?[,;.([]?\s*)(?:\*\*|__|\*|_)?(?<key>${keys})(?<sign>\s*:\s*(?:\*\*|__|\*|_)|(?:\*\*|__|\*|_)\s*:?\s*|\s*[:=]\s*|\s+)(?<value>(?:${noFact}[^,;|()[\]]){1,60}?|\[[^\]]{0,60}\]|\{[^}]{0,60}\}|<[^>]{0,60}>)(?<rest>\s*[)\]]?[.,;]?\s*)$`,
  'iu',
);

/** "**Labels**: a, `b, c`". Without marks only set off from the words: "add labels: a, b" is an action. */
const labelsBehind = new RegExp(
  String.raw`(?<gap>(?:^|\s+|[,;|([])(?:[-–—|]\s*)?[,;.([]?\s*)(?<open>\*\*|__|\*|_)?(?<key>(?:label|tag)s?)(?:\s*:\s*(?:\*\*|__|\*|_)\s*|(?:\*\*|__|\*|_)\s*:\s*|\s*[:=]\s*)(?<value>(?:\x60[^\x60]{1,100}\x60|&#?\w{1,31};|\\.|[^;|()[\]\x60*<>\\]){1,500}?)(?<rest>\s*[)\]]?[.,;]?\s*)$`,
  'iu',
);

/** Takes an item's Markdown apart, from both ends, as far as pieces are known; the text is what remains. */
export function readItemParts(source: string, targets?: ReadonlyMap<string, string>): ItemParts {
  const parts: Building = { start: bullet.exec(source)?.[0].length ?? 0, end: source.trimEnd().length };
  readFront(source, parts);
  for (let before = -1; before !== parts.end;) {
    before = parts.end;
    readBack(source, parts, targets);
    parts.end = parts.start + source.slice(parts.start, parts.end).trimEnd().length;
  }
  const link = parts.link ?? firstLink(source, parts, targets);
  // Somebody may have written on behind it.
  const id = mark.exec(source)?.groups?.['id'];
  return { ...parts, ...(link === undefined ? {} : { link }), ...(id === undefined ? {} : { id }) };
}

function readFront(source: string, parts: Building): void {
  const box = checkBox.exec(source.slice(parts.start));
  if (box !== null) {
    const ticked = box.groups?.['mark'] ?? '';
    parts.done = ticked.trim() !== '';
    parts.box = parts.start + 1;
    parts.start += box[0].length;
  }
  const word = leadingWord.exec(source.slice(parts.start));
  if (word !== null) {
    if (word.groups?.['tick'] !== undefined || /done/iu.test(word.groups?.['word'] ?? '')) {
      parts.done ??= true;
      parts.doneWord = span(word[0], parts.start, parts.start + word[0].length);
    }
    parts.start += word[0].length;
  }
  const owner = leadingOwner.exec(source.slice(parts.start));
  const name = owner?.groups?.['owner'];
  if (owner !== null && name !== undefined) {
    const start = parts.start + owner[0].indexOf('@');
    const to = parts.start + owner[0].length;
    parts.owner = { value: name, start, end: start + 1 + name.length, from: parts.start, to };
    parts.start = to;
  }
}

/** Behind a long gap too: white space without end would be tried over and over. */
function tailStart(source: string, { start, end }: ItemParts): number {
  const from = Math.max(start, end - longestTail);
  return from + (/^[\s\S]*\s{40}/u.exec(source.slice(from, end))?.[0].length ?? 0);
}

function readBack(source: string, parts: Building, targets: ReadonlyMap<string, string> | undefined): void {
  const base = tailStart(source, parts);
  const left = source.slice(base, parts.end);
  const dropped = comment.exec(left) ?? doneBehind.exec(left);
  if (dropped !== null) {
    const from = parts.end - dropped[0].length;
    if (!dropped[0].includes('<!--')) {
      parts.done ??= true;
      parts.doneWord ??= span(dropped[0], from, parts.end);
    }
    parts.end = from;
    return;
  }
  const link = linkBehind.exec(left);
  const found = link === null ? undefined : readLink(link, targets);
  if (link !== null && found !== undefined && (found.telling || found.bare)) {
    const start = base + link.index + (link.groups?.['gap']?.length ?? 0);
    const length = link[0].length - (link.groups?.['gap']?.length ?? 0) - (link.groups?.['rest']?.length ?? 0);
    if (parts.link === undefined) {
      const from = base + link.index;
      parts.link = { value: found.url, start, end: start + length, from, to: parts.end };
      if (identifier.test(found.label)) parts.issue = found.label;
    }
    parts.end = base + link.index;
    return;
  }
  const owner = ownerBehind.exec(left);
  const name = owner?.groups?.['owner'];
  if (owner !== null && name !== undefined && parts.owner === undefined) {
    const from = base + owner.index;
    const start = from + owner[0].indexOf('@');
    parts.owner = { value: name, start, end: start + 1 + name.length, from, to: parts.end };
    parts.end = from;
    return;
  }
  // Code at the end is a label's own words, whatever they say.
  if (left.trimEnd().endsWith('`') && readLabelsBehind(left, base, parts)) return;
  const { end } = parts;
  readFact(left, base, parts);
  if (parts.end === end) readLabelsBehind(left, base, parts);
}

function readLabelsBehind(left: string, base: number, parts: Building): boolean {
  const match = labelsBehind.exec(left);
  const { gap = '', open, key = '', value = '', rest = '' } = match?.groups ?? {};
  if (match === null || parts.labels !== undefined || value.trim() === '') return false;
  const isFirst = base + match.index === parts.start && gap === '';
  if (open === undefined && !isFirst && !/\S/u.test(gap) && !/^[LT]/u.test(key)) return false;
  const end = parts.end - rest.length - (/\s*$/u.exec(value)?.[0].length ?? 0);
  const start = parts.end - rest.length - value.trimStart().length;
  const from = base + match.index + (/^[.]/u.test(gap) ? 1 : 0);
  parts.labels = { value: value.trim(), start, end, from, to: parts.end };
  parts.end = from;
  return true;
}

/** "Due: …", "**Owner**: …", "(owner: …, due: …)". Without a sign between, only a date may follow: "due 2026-12-01". */
function readFact(left: string, base: number, parts: Building): void {
  const match = factBehind.exec(left);
  const { gap = '', key = '', sign = '', value = '' } = match?.groups ?? {};
  if (match === null || (!/[:=*_]/u.test(sign) && findDate(value)?.index !== 0)) return;
  const start =
    base + match.index + match[0].lastIndexOf(value, match[0].length - (match.groups?.['rest']?.length ?? 0));
  const from = base + match.index + (/^[.]/u.test(gap) ? 1 : 0);
  const part = { value: value.trim(), start, end: start + value.length, from, to: parts.end };
  const kind = /^(?:due|deadline|target|eta)/iu.test(key) ? 'due' : /^prio/iu.test(key) ? 'priority' : 'owner';
  if (parts[kind] !== undefined) return;
  parts[kind] = part;
  parts.end = from;
}

function span(value: string, from: number, to: number): Part {
  return { value, start: from, end: to, from, to };
}

interface FoundLink {
  readonly url: string;
  readonly label: string;
  /** The words of the link say that it is the item's issue, and no more. */
  readonly telling: boolean;
  readonly bare: boolean;
}

function readLink(match: RegExpExecArray, targets: ReadonlyMap<string, string> | undefined): FoundLink | undefined {
  const { label = '', url, reference, auto, bare } = match.groups ?? {};
  const address = auto ?? bare;
  if (address !== undefined) return { url: address, label: address, telling: false, bare: true };
  const target =
    url ?? targets?.get(normalizeReference(reference === undefined || reference === '' ? label : reference));
  if (target === undefined) return undefined;
  const words = inlineText(label);
  return {
    url: target,
    label: words,
    telling: telling.test(words) || identifier.test(words),
    bare: /^https?:/u.test(words),
  };
}

function firstLink(
  source: string,
  parts: Building,
  targets: ReadonlyMap<string, string> | undefined,
): Part | undefined {
  for (const match of source.slice(parts.start, parts.end).matchAll(anyLink)) {
    const found = readLink(match, targets);
    const start = parts.start + match.index;
    if (found !== undefined && found.url !== '')
      return { value: found.url, start, end: start + match[0].length, from: start, to: start + match[0].length };
  }
  return undefined;
}

/** "2026-12-01" for a date with its year, else as written; undefined where only a gap is. */
export function dueDate(text: string | undefined): string | undefined {
  if (text === undefined || isPlaceholder(text)) return undefined;
  const date = findDate(text)?.date;
  return (date === undefined ? undefined : isoDate(date)) ?? inlineText(text);
}

export function ownerName(text: string | undefined): string | undefined {
  if (text === undefined || isPlaceholder(text)) return undefined;
  const name = inlineText(text).replace(/^@/u, '');
  return isPlaceholder(name) ? undefined : name;
}
