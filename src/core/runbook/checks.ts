import type { MarkdownDiagnostic } from '../markdown/diagnostic.ts';
import { finding } from '../markdown/finding.ts';
import type { FrontMatter } from '../markdown/frontMatter.ts';
import type { RunbookReading } from './reading.ts';

/** What can be said of a runbook without looking beyond its file. */
export function checkRunbook(
  { steps, owner, title }: Omit<RunbookReading, 'diagnostics'>,
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
  if (title === undefined)
    found.push(finding('no-title', 'information', 'No title: the file’s name is used.', { line: 0 }));
  if (steps.length === 0) {
    found.push(
      finding('no-steps', 'warning', 'No steps found. Use a numbered list, a task list or headings such as "Step 1".', {
        line: title?.line ?? 0,
      }),
    );
  }
  if (owner === undefined)
    found.push(
      finding('unowned', 'information', 'Nobody is named as owner. Add "owner: …" to the front matter.', {
        line: title?.line ?? 0,
      }),
    );
  return found;
}
