import { fieldOf, type WrittenTime } from '../../src/core/postmortem/postMortem.ts';
import { readPostMortem } from '../../src/core/postmortem/readPostMortem.ts';

/**
 * One post-mortem as `inspect -- postmortem` prints it. Lines are 1-based; `time` is "2026-11-24T03:12", as
 * much of it as the file gives; `rootCause` says whether a heading names the root cause.
 */
export function postMortemJson(file: string, markdown: string): Record<string, unknown> {
  const document = readPostMortem(markdown, file);
  const severity = fieldOf(document, 'severity')?.text ?? '';
  return {
    file,
    title: document.title?.value ?? null,
    date: document.date?.value ?? null,
    severity: severity === '' ? null : severity,
    timeZone: document.timeZone?.value ?? null,
    timeline: document.timeline.map(({ when, text, line }) => ({ time: timeOf(when), text, line: line + 1 })),
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

function timeOf({ date, time }: WrittenTime): string | null {
  if (date === undefined) return time ?? null;
  return time === undefined ? date : `${date}T${time}`;
}
