import { readDuration } from '../markdown/duration.ts';
import type { MarkdownDiagnostic } from '../markdown/diagnostic.ts';
import { finding } from '../markdown/finding.ts';
import type { FrontMatter } from '../markdown/frontMatter.ts';
import type { MarkdownFile } from '../markdown/markdownFile.ts';
import { fencedLines } from '../markdown/fencedLines.ts';
import { missingParts } from './missingParts.ts';
import type { PlaybookReading } from './reading.ts';

type Unchecked = Omit<PlaybookReading, 'diagnostics'>;

/** What can be said of a playbook without looking beyond its file. */
export function checkPlaybook(
  file: MarkdownFile,
  reading: Unchecked,
  frontMatter: FrontMatter | undefined,
): readonly MarkdownDiagnostic[] {
  const found: MarkdownDiagnostic[] = [];
  if (frontMatter?.error !== undefined) {
    found.push(
      finding('front-matter-unreadable', 'warning', 'The front matter is no valid YAML: {0}', {
        args: [frontMatter.error],
        line: frontMatter.line,
      }),
    );
  }
  found.push(...checkProcess(reading), ...checkRoles(reading), ...checkMarks(file), ...missingParts(file, reading));
  return found;
}

function checkProcess({ process }: Unchecked): readonly MarkdownDiagnostic[] {
  return process.flatMap(({ name, timeBox, startMs, endMs, origin }, index) => {
    const previous = process[index - 1];
    if (startMs !== undefined && endMs !== undefined && startMs > endMs) {
      return [
        finding('contradictory-limit', 'warning', 'The time box "{0}" ends before it begins.', {
          args: [timeBox ?? name],
          line: origin.line,
        }),
      ];
    }
    if (previous?.endMs !== undefined && startMs !== undefined && startMs < (previous.startMs ?? 0)) {
      return [
        finding('contradictory-limit', 'warning', '"{0}" begins before the step ahead of it ({1}).', {
          args: [name, previous.name],
          line: origin.line,
        }),
      ];
    }
    const bracket = /\(([^)]*\d[^)]*)\)/.exec(name)?.[1];
    if (timeBox === undefined && bracket !== undefined && /min|hour|day|sec/i.test(bracket) && !readDuration(bracket)) {
      return [
        finding('unreadable-duration', 'warning', 'No duration can be read in "{0}".', {
          args: [bracket],
          line: origin.line,
        }),
      ];
    }
    return [];
  });
}

function checkRoles({ roles }: Unchecked): readonly MarkdownDiagnostic[] {
  return roles
    .filter(({ responsibilities }) => responsibilities.length === 0)
    .map(({ name, origin }) =>
      finding('role-without-duties', 'information', 'No responsibilities are given for {0}.', {
        args: [name],
        line: origin.line,
      }),
    );
}

/** Marks that Markdown does not take as they were meant; each can be put right without touching a word. */
function checkMarks(file: MarkdownFile): readonly MarkdownDiagnostic[] {
  const fenced = fencedLines(file);
  return file.lines.flatMap((text, line) => {
    if (fenced.has(line)) return [];
    const box = /^\s*(?=\[[ xX]\]\s)/.exec(text);
    if (box) {
      const edits = [
        { startLine: line, startColumn: box[0].length, endLine: line, endColumn: box[0].length, newText: '- ' },
      ];
      return [
        finding('bare-checkbox', 'hint', 'A check box needs a bullet before it.', {
          line,
          fix: { title: 'Add the bullet', edits },
        }),
      ];
    }
    const hashes = /^#{2,6}(?=[\p{L}\p{N}])/u.exec(text);
    if (!hashes) return [];
    const at = hashes[0].length;
    const edits = [{ startLine: line, startColumn: at, endLine: line, endColumn: at, newText: ' ' }];
    return [
      finding('heading-without-space', 'hint', 'A heading needs a space after its hashes.', {
        line,
        fix: { title: 'Add the space', edits },
      }),
    ];
  });
}
