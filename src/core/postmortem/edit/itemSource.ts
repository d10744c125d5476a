import { printLink } from '../escape.ts';
import { keepMarks, withoutMarks } from '../hiddenMarks.ts';
import type { ItemParts, Part } from '../read/itemParts.ts';
import { guardBlockStart, guardInline } from './guard.ts';
import { printLabels } from './labelText.ts';

/** What to change of an item; what is not named stays, null takes it away. Text is Markdown for within a line. */
export interface ItemChange {
  readonly text?: string;
  readonly owner?: string | null;
  readonly due?: string | null;
  readonly done?: boolean;
  readonly priority?: string | null;
  /** All that it then has, as they are called; none takes them away. */
  readonly labels?: readonly string[];
  readonly link?: { readonly name: string; readonly url: string } | null;
  /** A link behind the one that is there, which stays. */
  readonly addedLink?: { readonly name: string; readonly url: string };
  /** Written as `<!-- sitrep:item … -->`. */
  readonly id?: string;
}

/** A replacement in an item's own Markdown. */
export interface Spot {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Replacements as they are found, and what is to be written behind all else. */
interface Changing {
  readonly source: string;
  readonly parts: ItemParts;
  readonly spots: Spot[];
  readonly behind: string[];
}

/** The replacements that a change asks for, from left to right; `inCell` in a table, where no check box can stand. */
export function changeSource(source: string, parts: ItemParts, change: ItemChange, inCell: boolean): readonly Spot[] {
  const changing: Changing = { source, parts, spots: [], behind: [] };
  const { spots, behind } = changing;
  if (change.done !== undefined) spots.push(...doneSpots(source, parts, change.done, inCell));
  changeText(changing, change, inCell);
  changeOwner(changing, change.owner);
  changeFact(changing, 'due', change.due);
  changeFact(changing, 'priority', change.priority);
  changeLabels(changing, change.labels);
  changeLink(changing, change.link);
  if (change.addedLink !== undefined) behind.push(printLink(change.addedLink.name, change.addedLink.url));
  if (change.id !== undefined && parts.id !== change.id) {
    behind.push(`<!-- sitrep:item ${change.id.replace(/[^\w-]/gu, '')} -->`);
  }
  const at = source.trimEnd().length;
  if (behind.length > 0) spots.push({ from: at, to: at, text: ` ${behind.join(' ')}` });
  return joined(spots.sort((a, b) => a.from - b.from || a.to - b.to));
}

function changeText({ source, parts, spots }: Changing, { text, owner }: ItemChange, inCell: boolean): void {
  const before = source.slice(parts.start, parts.end);
  if (text === undefined || text === before) return;
  const leads = !inCell && parts.box === undefined && parts.owner === undefined && !isHandle(owner);
  const guarded = leads ? guardBlockStart(withoutMarks(text)) : guardInline(withoutMarks(text));
  spots.push({ from: parts.start, to: parts.end, text: keepMarks(before, guarded) });
}

/** "mira" stands before the text as "@mira:", a name of several words behind it. */
function changeOwner({ source, parts, spots, behind }: Changing, owner: string | null | undefined): void {
  if (owner === undefined) return;
  const grows = owner !== null && owner !== '' && !isHandle(owner) && source[parts.owner?.start ?? -1] === '@';
  if (parts.owner !== undefined && grows) {
    spots.push(partSpot(source, parts.owner, null));
    behind.push(`(owner: ${guardInline(owner)})`);
  } else if (parts.owner !== undefined) spots.push(partSpot(source, parts.owner, owner));
  else if (owner !== null && isHandle(owner)) spots.push({ from: parts.start, to: parts.start, text: `@${owner}: ` });
  else if (owner !== null && owner !== '') behind.push(`(owner: ${guardInline(owner)})`);
}

function isHandle(owner: string | null | undefined): boolean {
  return /^[\w.-]+$/u.test(owner ?? '');
}

const labels = { due: 'Due', priority: 'Priority' } as const;

function changeFact(
  { source, parts, spots, behind }: Changing,
  fact: keyof typeof labels,
  value: string | null | undefined,
): void {
  const part = parts[fact];
  if (value === undefined) return;
  if (part !== undefined) spots.push(partSpot(source, part, value));
  else if (value !== null && value !== '') behind.push(`**${labels[fact]}**: ${guardInline(value)}`);
}

function changeLabels({ source, parts, spots, behind }: Changing, labels: ItemChange['labels']): void {
  if (labels === undefined) return;
  const { labels: part } = parts;
  const printed = printLabels(labels, part?.value);
  if (part === undefined) behind.push(...(printed === '' ? [] : [`**Labels**: ${printed}`]));
  else if (printed === '') spots.push(partSpot(source, part, null));
  else if (printed !== part.value) spots.push({ from: part.start, to: part.end, text: printed });
}

/** Only the link at the end is the item's own; one among the words stays. */
function changeLink({ parts, spots, behind }: Changing, link: ItemChange['link']): void {
  if (link === undefined) return;
  const own = parts.link !== undefined && parts.link.from >= parts.end ? parts.link : undefined;
  const printed = link === null ? undefined : printLink(link.name, link.url);
  if (own === undefined && printed !== undefined) behind.push(printed);
  if (own === undefined) return;
  spots.push(
    printed === undefined ? { from: own.from, to: own.to, text: '' } : { from: own.start, to: own.end, text: printed },
  );
}

function doneSpots(source: string, parts: ItemParts, done: boolean, inCell: boolean): readonly Spot[] {
  const word = parts.doneWord;
  const spots: Spot[] = word === undefined || done ? [] : [{ from: word.from, to: word.to, text: '' }];
  if (parts.box !== undefined) {
    const to = source[parts.box] === ']' ? parts.box : parts.box + 1;
    return [...spots, { from: parts.box, to, text: done ? 'x' : ' ' }];
  }
  if (word !== undefined && (done || inCell)) return spots;
  if (inCell) return done ? [{ from: parts.start, to: parts.start, text: '✅ ' }] : [];
  const [lead, bullet] = /^\s*(?:>\s?)*((?:[-*+]|\d{1,9}[.)])\s+)?/u.exec(source) ?? ['', undefined];
  return [
    ...spots,
    { from: lead.length, to: lead.length, text: `${bullet === undefined ? '- ' : ''}[${done ? 'x' : ' '}] ` },
  ];
}

/** Gives a piece another value; without one it goes, with the words that introduce it. */
function partSpot(source: string, part: Part, value: string | null): Spot {
  if (value !== null && value !== '') {
    const mark = source[part.start] === '@' ? '@' : '';
    return { from: part.start, to: part.end, text: mark + guardInline(value).replace(/^@/u, '') };
  }
  const whole = source.slice(part.from, part.to);
  // In "(owner: …, due: …)" the bracket closes what came before.
  const closing = /^\s*[([]/u.test(whole) ? 0 : (/[)\]][.,;]?\s*$/u.exec(whole)?.[0].length ?? 0);
  return { from: part.from, to: part.to - closing, text: '' };
}

/** Two replacements that touch become one: editors do not agree on which comes first. */
function joined(spots: readonly Spot[]): readonly Spot[] {
  const found: Spot[] = [];
  for (const spot of spots) {
    const last = found[found.length - 1];
    if (last !== undefined && last.to >= spot.from) {
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, spot.to), text: last.text + spot.text };
    } else found.push(spot);
  }
  return found;
}
