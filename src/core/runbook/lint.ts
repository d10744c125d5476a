import type { MarkdownDiagnostic } from '../markdown/diagnostic.ts';
import { dayMs } from '../markdown/duration.ts';
import { finding } from '../markdown/finding.ts';
import type { RunbookReading } from './reading.ts';
import type { RunbookCommand } from './runbook.ts';
import { shellPrograms, wordPrograms } from './shellPrograms.ts';

/** What only a host with files, git and a PATH can know of a runbook. Each part is absent where it could not be found out. */
export interface RunbookSurroundings {
  /** Programs that were looked up and are not on the PATH. */
  readonly missingPrograms?: ReadonlySet<string>;
  /** When the file was last changed, and what counts as too long ago. */
  readonly lastChangedMs?: number;
  readonly nowMs?: number;
  /** 0 never calls a file stale. */
  readonly staleAfterDays?: number;
  /** Somebody answers for the file although it does not say so, as in a CODEOWNERS file. */
  readonly isOwned?: boolean;
}

/** All that is to be said of a runbook where it lies; broken links are in `markdown/linkedFiles.ts`. */
export function lintRunbook(
  { steps, title, diagnostics }: RunbookReading,
  around: RunbookSurroundings,
): readonly MarkdownDiagnostic[] {
  const found = diagnostics.filter(({ code }) => !(code === 'unowned' && around.isOwned === true));
  const { missingPrograms, lastChangedMs, nowMs, staleAfterDays } = around;
  for (const { commands } of steps) {
    for (const command of commands) {
      for (const { name, line } of programsOf(command)) {
        if (!missingPrograms?.has(name)) continue;
        found.push(
          finding('program-missing', 'information', '"{0}" is not on the PATH of this machine.', {
            args: [name],
            line,
          }),
        );
      }
    }
  }
  if (lastChangedMs !== undefined && nowMs !== undefined && (staleAfterDays ?? 0) > 0) {
    const days = Math.floor((nowMs - lastChangedMs) / dayMs);
    if (days > (staleAfterDays ?? 0)) {
      found.push(
        finding('stale', 'information', 'Not changed for {0} days. Check that it still holds.', {
          args: [String(days)],
          line: title?.line ?? 0,
        }),
      );
    }
  }
  return found;
}

/** The names of all programs that a runbook's commands call, each once. */
export function programsIn({ steps }: Pick<RunbookReading, 'steps'>): readonly string[] {
  const called = steps.flatMap(({ commands }) => commands.flatMap(programsOf));
  return [...new Set(called.map(({ name }) => name))];
}

export interface CalledProgram {
  readonly name: string;
  readonly line: number;
}

const builtIns = new Set(
  'cd echo export set unset if then else elif fi for while until do done case esac function return exit read source eval exec test true false alias local declare wait trap shift printf pwd umask type jobs fg bg let break continue time'.split(
    ' ',
  ),
);

/** The programs that a command calls by name, each with its line; shell built-ins, paths and gaps are left out. */
export function programsOf({ text, line }: RunbookCommand): readonly CalledProgram[] {
  const found: CalledProgram[] = [];
  let continues = false;
  for (const [index, written] of text.split('\n').entries()) {
    const isContinued = continues;
    continues = /\\\s*$/.test(written);
    if (isContinued || /^\s*#/.test(written)) continue;
    const parts = written.replace(/"(?:\\.|[^"\\])*"|'[^']*'/g, '""').split(/\|\||&&|[|;]/);
    for (const part of parts) {
      const words = part
        .trim()
        .replace(/^(?:[A-Za-z_]\w*=\S*\s+)+/, '')
        .replace(/^(?:sudo|env|nohup|time)\s+(?:-\S+\s+)*/, '');
      const [name] = /^[a-z][\w.+-]*(?=\s|$)/.exec(words) ?? [];
      if (name === undefined || builtIns.has(name) || (wordPrograms.has(name) && name !== 'watch')) continue;
      // Below the first command stands its output as often as another command.
      if (found.length > 0 && !shellPrograms.has(name)) continue;
      if (!found.some((program) => program.name === name)) found.push({ name, line: line + index });
    }
  }
  return found;
}
