import type { MarkdownDiagnostic } from '../markdown/diagnostic.ts';
import { finding } from '../markdown/finding.ts';
import type { MarkdownFile } from '../markdown/markdownFile.ts';
import { defaultMarkdown } from './default/defaultMarkdown.ts';
import type { PlaybookPart } from './playbook.ts';
import type { PlaybookReading } from './reading.ts';

/** The parts that every team needs, with the heading of the default playbook that has them. */
const parts: readonly (readonly [PlaybookPart, string, string])[] = [
  ['severities', 'severities', 'Severities'],
  ['process', 'response process', 'Response process'],
  ['resolution', 'resolution criteria', 'Resolution criteria'],
  ['postMortem', 'rule on post-mortems', 'Post-mortems'],
  ['cadence', 'update cadence', 'Update cadence'],
  ['roles', 'roles', 'Roles'],
  ['templates', 'message templates', 'Message templates'],
];

/** Which of those parts a file does not speak of; the fix appends the default's section, to be adapted. */
export function missingParts(
  file: MarkdownFile,
  reading: Omit<PlaybookReading, 'diagnostics'>,
): readonly MarkdownDiagnostic[] {
  const lastLine = file.lines.length - 1;
  const column = file.lines[lastLine]?.length ?? 0;
  const newline = file.source.includes('\r\n') ? '\r\n' : '\n';
  return parts
    .filter(([part]) => isMissing(part, reading))
    .map(([part, words, heading]) => {
      const section = defaultSection(heading).split('\n').join(newline);
      const newText = `${column === 0 ? '' : newline}${newline}${section}${newline}`;
      const edits = [{ startLine: lastLine, startColumn: column, endLine: lastLine, endColumn: column, newText }];
      return finding('missing-part', 'information', 'No {0} found; the default playbook’s are used.', {
        args: [words, part],
        line: reading.title?.line ?? 0,
        fix: { title: 'Add the section "{0}" from the default playbook', args: [heading], edits },
      });
    });
}

function isMissing(part: PlaybookPart, reading: Omit<PlaybookReading, 'diagnostics'>): boolean {
  if (part === 'postMortem') return reading.postMortem.requiredFor === undefined;
  if (part === 'cadence') return reading.cadence.updateEveryMs === undefined;
  const list = reading[part];
  return Array.isArray(list) && list.length === 0;
}

/** The default playbook's section of that name, heading included. */
function defaultSection(heading: string): string {
  const start = defaultMarkdown.indexOf(`## ${heading}\n`);
  const end = defaultMarkdown.indexOf('\n## ', start + 1);
  return defaultMarkdown.slice(start, end < 0 ? undefined : end).trim();
}
