import type { MarkdownFile } from '../../markdown/markdownFile.ts';
import { hourMs, minuteMs, readDuration } from '../../markdown/duration.ts';
import { itemOf, listItems, type Item } from '../../markdown/fields.ts';
import { lineOf } from '../../markdown/lines.ts';
import { plainText } from '../../markdown/plainText.ts';
import { allNodes, walkSections, type Section } from '../../markdown/sections.ts';
import { readTables, type Grid } from '../../markdown/tables.ts';
import type { ProcessStep } from '../playbook.ts';
import { sectionsOf, type TopicalSection } from '../topics.ts';

/** The ordered steps of the response: headings with time boxes wherever they stand, else what a process section lists. */
export function readProcess(file: MarkdownFile, topics: readonly TopicalSection[]): readonly ProcessStep[] {
  const timed = topics
    .filter(({ topic, isTitle }) => isTitle || (topic !== 'rota' && topic !== 'severities' && topic !== 'runbooks'))
    .map(({ section }) => section.children)
    .find((children) => children.filter(({ title }) => readStepTitle(title).timeBox !== undefined).length >= 2);
  if (timed) return timed.map(stepOfSection);
  for (const section of sectionsOf(topics, 'process')) {
    for (const inner of walkSections(section)) {
      const steps = stepsOf(file, inner, inner === section);
      if (steps.length >= 2) return steps;
    }
  }
  return [];
}

const isNumbered = /^(?:(?:step|phase|stage)\s+)?\d+\s*[.):–—-]/i;
const phase =
  /\b(?:detect|alert|triage|assess|acknowledg|declar|assembl|investigat|diagnos|identif|contain|mitigat|eradicat|fix|recover|resol|restor|communicat|monitor|clos|post[\s-]?mortem|review|follow[\s-]?up|learn)/i;

/** A list counts only right below the process's own heading: further down, lists are about single matters. */
function stepsOf(file: MarkdownFile, section: Section, lists: boolean): readonly ProcessStep[] {
  const [grid] = readTables(file, section.nodes);
  const tabled = grid ? stepsOfTable(grid) : [];
  if (tabled.length >= 2) return tabled;
  const steps = section.children.filter(({ title }) => isNumbered.test(title) || phase.test(title));
  if (steps.length >= 2) return steps.map(stepOfSection);
  const list = lists ? section.nodes.find((node) => node.type === 'list' && node.ordered === true) : undefined;
  if (list?.type !== 'list' || list.children.some((item) => itemOf(item).text.endsWith('?'))) return [];
  return list.children.map((item) => {
    const [first] = item.children;
    const strong = first?.type === 'paragraph' ? first.children.find(({ type }) => type === 'strong') : undefined;
    const named = itemOf(item).text;
    const title = strong ? plainText(strong) : (/^([^:]{2,60}):\s/.exec(named)?.[1] ?? named);
    const box = /^\s*[–—:-]?\s*(\([^)]*\))/.exec(named.slice(title.length))?.[1] ?? '';
    return step(`${title.replace(/:$/, '')} ${box}`, lineOf(item), listItems(item.children));
  });
}

function stepsOfTable(grid: Grid): readonly ProcessStep[] {
  const at = (pattern: RegExp): number => grid.head.findIndex(({ text }) => pattern.test(text));
  const name = at(/step|phase|stage|activity/i);
  const time = at(/time|when|duration|within/i);
  if (name < 0) return [];
  return grid.rows.map((row) => {
    const rest = row.filter((_, index) => index !== name && index !== time);
    const checklist = rest.flatMap(({ text, lead, items, line }) =>
      items.length > 0 ? [lead, ...items].map((item) => ({ text: item, line })) : [{ text, line }],
    );
    const box = time < 0 ? '' : (row[time]?.text ?? '');
    return step(
      `${row[name]?.text ?? ''} ${box && `(${box})`}`,
      row[0]?.line ?? grid.line,
      checklist.filter(({ text }) => text !== ''),
    );
  });
}

function stepOfSection(section: Section): ProcessStep {
  return step(section.title, section.line, listItems(allNodes(section)));
}

function step(title: string, line: number, checklist: readonly Item[]): ProcessStep {
  const { name, timeBox, startMs, endMs } = readStepTitle(title);
  return {
    name,
    ...(timeBox === undefined ? {} : { timeBox }),
    ...(startMs === undefined ? {} : { startMs }),
    ...(endMs === undefined ? {} : { endMs }),
    checklist,
    origin: { from: 'team', line },
  };
}

export interface StepTitle {
  readonly name: string;
  readonly timeBox?: string;
  readonly startMs?: number;
  readonly endMs?: number;
}

/** "2. Investigation (5-15)" is the step "Investigation" from minute 5 to 15: a range without a unit is in minutes. */
export function readStepTitle(title: string): StepTitle {
  const bare = title
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:step|phase|stage)?\s*(?:\d+(?:\.\d+)*|[ivx]+)\s*[.):–—-]\s+/i, '')
    .replace(/^(?:step|phase|stage)\s+\d+\s*[:–—-]?\s*/i, '')
    .trim();
  const [, name, boxed] =
    /^(.*?)\s*[([]([^)\]]*)[)\]]\s*:?$/.exec(bare) ?? /^(.*?)\s+[–—-]\s+(.*\d.*)$/.exec(bare) ?? [];
  if (name === undefined || boxed === undefined) return { name: bare };
  const box = timeBoxOf(boxed);
  return box ? { name: name.replace(/[:\s]+$/, ''), timeBox: boxed.trim(), ...box } : { name: bare };
}

function timeBoxOf(text: string): { startMs?: number; endMs?: number } | undefined {
  const bare = /^\s*(?:T?\+?\s*)(\d{1,3})\s*(?:-|–|—|to)\s*(?:T?\+?\s*)(\d{1,3})\s*$/i.exec(text);
  if (bare) return { startMs: Number(bare[1]) * minuteMs, endMs: Number(bare[2]) * minuteMs };
  const open =
    /^\s*(?:T?\+?\s*)?(\d{1,3})\s*(h|hours?|m|min|mins|minutes?)?\s*\+\s*(h|hours?|m|min|mins|minutes?)?\s*$/i.exec(
      text,
    );
  if (open) return { startMs: Number(open[1]) * (/^h/i.test(open[2] ?? open[3] ?? '') ? hourMs : minuteMs) };
  const read = readDuration(text);
  if (!read || (read.maxMs === 0 && text.length > 20)) return undefined;
  if (/\bafter\b|\bfrom\b/i.test(text) && read.minMs === undefined) return { startMs: read.maxMs };
  const fromStart = /^\s*(?:first|0\b|<|within the first)/i.test(text) ? { startMs: 0 } : {};
  return { ...(read.minMs === undefined ? fromStart : { startMs: read.minMs }), endMs: read.maxMs };
}
