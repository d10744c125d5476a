import type { MarkdownDiagnostic } from '../markdown/diagnostic.ts';
import { finding } from '../markdown/finding.ts';
import type { FrontMatter } from '../markdown/frontMatter.ts';
import type { RunbookReading } from './reading.ts';
import { assignedIn, variablesOf } from './variables.ts';

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
  found.push(...unsetVariables(steps));
  return found;
}

/** Shell variables that no command sets and that a shell does not have of itself: the user has to be asked. */
function unsetVariables(steps: RunbookReading['steps']): readonly MarkdownDiagnostic[] {
  const set = new Set<string>();
  const told = new Set<string>();
  return steps.flatMap(({ commands }) =>
    commands.flatMap(({ text, line }) => {
      const unset = variablesOf(text).filter(({ form, name }) => form === 'shell' && !set.has(name) && !told.has(name));
      for (const name of assignedIn(text)) set.add(name);
      return unset.map(({ name, written }) => {
        told.add(name);
        const at = text.slice(0, text.indexOf(written)).split('\n').length - 1;
        return finding(
          'variable-never-set',
          'information',
          '"{0}" is never set; you are asked for it when the command runs.',
          {
            args: [name],
            line: line + at,
          },
        );
      });
    }),
  );
}
