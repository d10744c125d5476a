import { fieldOf, type PostMortem, type WrittenTime } from '../../src/core/postmortem/postMortem.ts';
import { readPostMortem } from '../../src/core/postmortem/readPostMortem.ts';

/**
 * One post-mortem as `inspect -- postmortem` prints it. Lines are 1-based; `time` is "2026-11-24T03:12", as
 * much of it as the file gives; `rootCause` says whether a heading names the root cause.
 */
export function postMortemJson(file: string, markdown: string): Record<string, unknown> {
  const document = readPostMortem(markdown, file);
  return {
    file,
    title: document.title?.value ?? null,
    date: document.date?.value ?? null,
    severity: valueOf(document, 'severity'),
    duration: valueOf(document, 'duration'),
    affected: valueOf(document, 'affected'),
    lead: valueOf(document, 'lead'),
    timeZone: document.timeZone?.value ?? null,
    timeline: document.timeline.map(({ when, title, text, line }) => ({
      time: timeOf(when),
      ...(title === undefined ? {} : { title }),
      text,
      line: line + 1,
    })),
    actionItems: document.actionItems.map(({ text, owner, done, due, link, line }) => ({
      text,
      owner: owner ?? null,
      done: done ?? null,
      due: due ?? null,
      link: link ?? null,
      line: line + 1,
    })),
    rootCause: document.sections.some(({ title }) => /\broot[\s-]*causes?\b/iu.test(title)),
    sections: document.sections.map(({ title, kind, depth, line, endLine, empty }) => ({
      title,
      kind,
      depth,
      line: line + 1,
      endLine,
      empty,
    })),
  };
}

function valueOf(document: PostMortem, kind: 'severity' | 'duration' | 'affected' | 'lead'): string | null {
  const text = fieldOf(document, kind)?.text ?? '';
  return text === '' ? null : text;
}

function timeOf({ date, time }: WrittenTime): string | null {
  if (date === undefined) return time ?? null;
  return time === undefined ? date : `${date}T${time}`;
}
