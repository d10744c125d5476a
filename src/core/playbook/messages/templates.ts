import type { RootContent } from 'mdast';
import { lineOf } from '../../markdown/lines.ts';
import type { MarkdownFile } from '../../markdown/markdownFile.ts';
import { textLines } from '../../markdown/plainText.ts';
import type { Section } from '../../markdown/sections.ts';
import { isShellBlock } from '../../runbook/shellBlock.ts';
import { readPlaceholders } from './placeholders.ts';
import type { MessageTemplate } from './template.ts';
import { statusPhase, templateUse } from './templateKind.ts';
import type { TopicalSection } from '../topics.ts';

const isMessage = /template|message|announce|e-?mail|update|status\s?page|notification|wording|script/i;
export const isPostMortem = /post[\s-]?mortem|retrospective|incident (?:report|review)/i;

/** A block of text that stands in the file as it is to be sent. */
export interface TextBlock {
  readonly text: string;
  readonly line: number;
  readonly language: string;
  /** The label right before it, else the heading it stands under. */
  readonly title: string;
  readonly titleLine: number;
}

/** The messages of the sections on templates, and those whose own heading or label says that they are one. */
export function readTemplates(file: MarkdownFile, topics: readonly TopicalSection[]): readonly MessageTemplate[] {
  return topics.flatMap(({ section, topic, outerTitle }) => {
    if (topic === 'runbooks' || topic === 'postMortemTemplate') return [];
    return textBlocks(file, section, topic === 'templates').flatMap((block) => {
      if (isPostMortem.test(block.title) || /^\s*#+\s.*post[\s-]?mortem/i.test(block.text)) return [];
      if (topic !== 'templates' && !isMessage.test(block.title)) return [];
      if (/^(?:json|ya?ml|js|ts|python|ruby|go|sql|html|diff|xml|mermaid)$/i.test(block.language)) return [];
      if (isShellBlock(block.language, block.text) && topic !== 'templates') return [];
      return messagesOf(block, `${outerTitle} ${section.title}`);
    });
  });
}

/** The fenced blocks of a section and, with `quotes`, its block quotes. */
export function textBlocks(file: MarkdownFile, section: Section, quotes: boolean): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let label: { text: string; line: number } | undefined;
  const add = (node: RootContent): void => {
    if (node.type === 'code') {
      const start = lineOf(node);
      const fenced = /^\s*[>\d.*+\-\s]*(?:`{3}|~{3})/.test(file.lines[start] ?? '');
      const place = { title: label?.text ?? section.title, titleLine: label?.line ?? section.line };
      blocks.push({ text: node.value, line: start + (fenced ? 1 : 0), language: node.lang ?? '', ...place });
    } else if (node.type === 'blockquote' && quotes && node.position) {
      const { start, end } = node.position;
      const lines = file.lines.slice(start.line - 1, end.line).map((line) => line.replace(/^\s*>\s?/, ''));
      const place = { title: label?.text ?? section.title, titleLine: label?.line ?? section.line };
      blocks.push({ text: lines.join('\n'), line: start.line - 1, language: '', ...place });
    } else if (node.type === 'list') {
      for (const item of node.children) for (const child of item.children) add(child);
    } else if (node.type === 'paragraph') {
      const last = textLines(node.children).at(-1);
      const named = last && (/^(.{3,80}):$/.exec(last.text)?.[1] ?? (last.rest === '' ? last.lead : undefined));
      label = named === undefined || last === undefined ? undefined : { text: named, line: last.line };
    }
  };
  for (const node of section.nodes) add(node);
  return blocks;
}

function messagesOf(block: TextBlock, around: string): readonly MessageTemplate[] {
  const use = templateUse(block.title, around, block.text);
  const parts = use.audience === 'statusPage' || /status/i.test(block.title) ? statusParts(block) : [];
  if (parts.length >= 2) return parts;
  const subject = /^[\s*_]*subject[\s*_]*:[\s*_]*(.*)$/im.exec(block.text);
  const lines = block.text.split(/\r\n|\r|\n/);
  const at = subject ? lines.findIndex((line) => /^[\s*_]*subject[\s*_]*:/i.test(line)) : -1;
  let first = at + 1;
  while (at >= 0 && first < lines.length && lines[first]?.trim() === '') first++;
  const text = (at >= 0 ? lines.slice(first) : lines).join('\n').trimEnd();
  const said = subject?.[1]?.trim();
  return [
    {
      ...use,
      title: block.title,
      ...(said === undefined || said === '' ? {} : { subject: said }),
      text,
      textLine: block.line + (at >= 0 && first < lines.length ? first : 0),
      placeholders: readPlaceholders(block.text, block.line),
      origin: { from: 'team', line: block.titleLine },
    },
  ];
}

const phaseLine = /^[\s*_#-]*(investigating|identified|monitoring|resolved|update)[\s*_]*(?:[:–—-]|$)[\s*_]*(.*)$/i;

/** One block that holds the messages of several phases, each begun by its phase: "Investigating: we are …". */
function statusParts(block: TextBlock): readonly MessageTemplate[] {
  const parts: { phase: string; line: number; lines: string[] }[] = [];
  for (const [index, line] of block.text.split(/\r\n|\r|\n/).entries()) {
    const [, phase, rest = ''] = phaseLine.exec(line) ?? [];
    if (phase !== undefined)
      parts.push({ phase, line: block.line + index + (rest === '' ? 1 : 0), lines: rest === '' ? [] : [rest] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts.flatMap(({ phase, line, lines }) => {
    const text = lines.join('\n').trim();
    if (text === '') return [];
    return [
      {
        kind: statusPhase(phase) ?? 'other',
        audience: 'statusPage' as const,
        title: phase,
        text,
        textLine: line,
        placeholders: readPlaceholders(lines.join('\n'), line),
        origin: { from: 'team' as const, line },
      },
    ];
  });
}
