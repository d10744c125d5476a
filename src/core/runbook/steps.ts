import type { Code, List, ListItem, RootContent } from 'mdast';
import { itemOf } from '../markdown/fields.ts';
import { lineOf } from '../markdown/lines.ts';
import type { MarkdownFile } from '../markdown/markdownFile.ts';
import { oneLine, plainText } from '../markdown/plainText.ts';
import { readSections, type Section } from '../markdown/sections.ts';
import type { RunbookCommand, RunbookStep } from './runbook.ts';
import { commandText, isShellBlock } from './shellBlock.ts';

interface OpenStep {
  text: string;
  line: number;
  level: number;
  section: string;
  commands: RunbookCommand[];
  expected?: string;
}

/** Deeper lists are no steps a person could follow. */
const deepest = 20;

/** Sections whose bullets are things to do, other than those that explain. */
const procedural =
  /diagnos|mitigat|remediat|resol|investigat|triage|troubleshoot|\bsteps?\b|procedure|action|recover|restor|repair|\bfix|workaround|verif|check|rollback|roll back|escalat|response|how to|instructions|what to do|respond/i;
const explaining =
  /meaning|impact|overview|background|summary|about|symptom|introduction|references?|links|see also|further|related|prerequisite|glossary|table of contents|contents|faq/i;

/** "Step 3: Drain the node", "3. Drain the node", "3) Drain". */
const stepHeading = /^(?:step\s+\d+|\d+(?:\.\d+)*\s*[.):–—-]|\d+(?:\.\d+)+\s)/i;

/**
 * The things to do, in the order of the file: numbered and task list items, bullets of sections that prescribe,
 * headings that number steps, and shell blocks with the paragraph before them. Sub-steps are nested lists.
 */
export function readSteps(file: MarkdownFile): readonly RunbookStep[] {
  return readSectionSteps(readSections(file));
}

/**
 * As `readSteps`, for one section of a file with all that is below it. `prescribes`: its bullets are things to do
 * whatever its heading says.
 */
export function readSectionSteps(top: Section, { prescribes } = { prescribes: false }): readonly RunbookStep[] {
  const steps: OpenStep[] = [];
  readSection(top, { steps, level: 0, prescribes });
  return steps.map(finish);
}

function finish({ text, line, level, section, commands, expected }: OpenStep, index: number): RunbookStep {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    key: `${index + 1}-${words.slice(0, 6).join('-')}`,
    text,
    line,
    level,
    ...(section === '' ? {} : { section }),
    commands,
    ...(expected === undefined ? {} : { expected }),
  };
}

interface Context {
  readonly steps: OpenStep[];
  readonly level: number;
  readonly prescribes: boolean;
}

function readSection(section: Section, outer: Context, depth = 0): void {
  const isStep = section.depth > 0 && stepHeading.test(section.title) && !section.title.endsWith('?');
  if (isStep) {
    const text =
      section.title.replace(/^step\s+\d+\s*[.:)–—-]?\s*|^\d+(?:\.\d+)*\s*[.):–—-]?\s*/i, '') || section.title;
    outer.steps.push({ text, line: section.line, level: outer.level, section: '', commands: [] });
  }
  const prescribes = !explaining.test(section.title) && (outer.prescribes || isStep || procedural.test(section.title));
  const context = { ...outer, level: outer.level + (isStep ? 1 : 0), prescribes };
  readBlocks(section, context);
  if (depth < deepest) for (const child of section.children) readSection(child, context, depth + 1);
}

/** The blocks of one section: lists are steps, a fence belongs to the step or the paragraph right before it. */
function readBlocks(section: Section, { steps, level, prescribes }: Context): void {
  const heading = section.depth > 0 ? steps[steps.length - 1] : undefined;
  let owner = heading?.line === section.line ? heading : undefined;
  let before: RootContent | undefined;
  for (const node of section.nodes) {
    if (node.type === 'list') {
      const first = steps.length;
      readList(node, { steps, level, section: section.title, prescribes });
      owner = steps.length > first ? steps[steps.length - 1] : undefined;
      before = undefined;
    } else if (node.type === 'code') {
      if (isShell(node)) {
        if (before || !owner) {
          owner = {
            text: introduction(before, section),
            line: lineOf(before ?? node),
            level,
            section: section.title,
            commands: [],
          };
          steps.push(owner);
        }
        owner.commands.push(commandOf(node));
        before = undefined;
      } else if (owner && !before && owner.commands.length > 0) owner.expected ??= clip(node.value);
    } else if (node.type === 'paragraph') {
      const text = plainText(node);
      if (owner && expects.test(text)) owner.expected ??= expectation(text);
      else before = node;
    } else if (node.type !== 'html') before = undefined;
  }
}

const expects =
  /^(?:expected(?: (?:results?|outputs?|outcome))?\b|you should (?:now )?see\b|(?:the )?(?:result|output) should\b|this should (?:return|show|print|output)\b)/i;

function expectation(text: string): string {
  return text.replace(/^expected(?: (?:results?|outputs?|outcome))?\s*:\s*(?=\S)/i, '');
}

function introduction(before: RootContent | undefined, section: Section): string {
  const text = before ? plainText(before) : '';
  if (text === '') return section.title === '' ? 'Run' : section.title;
  // The last sentence of a long paragraph is the one that leads to the block.
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  return (text.length > 200 ? (sentences[sentences.length - 1] ?? text) : text).replace(/\s*:$/, '');
}

interface ListContext {
  readonly steps: OpenStep[];
  readonly level: number;
  readonly section: string;
  readonly prescribes: boolean;
}

function readList(list: List, { steps, level, section, prescribes }: ListContext, depth = 0): void {
  if (depth > deepest || isContents(list)) return;
  for (const item of list.children) {
    const isStep = list.ordered === true || isTask(item) || (prescribes && depth === 0) || hasShell(item);
    const { text, line } = itemOf(item);
    const step: OpenStep | undefined = isStep ? { text, line, level, section, commands: [] } : undefined;
    if (step) steps.push(step);
    for (const child of item.children) {
      if (child.type === 'list')
        readList(child, { steps, level: level + (step ? 1 : 0), section, prescribes }, depth + 1);
      else if (step) readItemBlock(step, child);
    }
    if (step?.text === '') step.text = oneLine(step.commands[0]?.text.split('\n')[0] ?? section);
  }
}

function readItemBlock(step: OpenStep, node: RootContent): void {
  if (node.type === 'code') {
    if (isShell(node)) step.commands.push(commandOf(node));
    else if (step.commands.length > 0) step.expected ??= clip(node.value);
  } else if (node.type === 'paragraph') {
    const text = plainText(node);
    if (expects.test(text)) step.expected ??= expectation(text);
  }
}

function isTask(item: ListItem): boolean {
  return typeof item.checked === 'boolean' || /^\[[ xX]?\]\s/.test(plainText(item.children[0] ?? item).slice(0, 4));
}

function hasShell({ children }: ListItem): boolean {
  return children.some((child) => child.type === 'code' && isShell(child));
}

/** A table of contents: every item is one link into the same page. */
function isContents(list: List): boolean {
  return list.children.every(({ children: [first] }) => {
    if (first?.type !== 'paragraph') return false;
    const [only, ...rest] = first.children;
    return (
      only?.type === 'link' && only.url.startsWith('#') && rest.every((node) => /^[\s.;,]*$/.test(plainText(node)))
    );
  });
}

function isShell({ lang, value }: Code): boolean {
  return isShellBlock(lang ?? '', value);
}

function commandOf(node: Code): RunbookCommand {
  const { text, skippedLines } = commandText(node.value);
  const fenced =
    node.position !== undefined &&
    node.position.end.line - node.position.start.line + 1 > node.value.split('\n').length;
  return { language: node.lang ?? '', text, line: lineOf(node) + (fenced ? 1 : 0) + skippedLines };
}

function clip(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
