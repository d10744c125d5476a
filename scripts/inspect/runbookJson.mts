import type { RunbookReading } from '../../src/core/runbook/reading.ts';
import { understandRunbook } from '../../src/core/runbook/understandRunbook.ts';
import { diagnosticJson } from './diagnosticJson.mts';

/** One runbook as `inspect -- runbooks` prints it. Lines are 1-based; `title` is null when only the file's name is left. */
export function runbookJson(file: string, markdown: string): Record<string, unknown> {
  return readingJson(file, understandRunbook(markdown));
}

export function readingJson(file: string, reading: RunbookReading): Record<string, unknown> {
  const values = (stated: readonly { readonly value: string }[]): readonly string[] => stated.map(({ value }) => value);
  return {
    file,
    title: reading.title?.value ?? null,
    tags: values(reading.tags),
    alerts: values(reading.alerts),
    symptoms: values(reading.symptoms),
    components: values(reading.components),
    severity: reading.severity?.value ?? null,
    owner: reading.owner?.value ?? null,
    steps: reading.steps.map(({ text, line, level, section, commands, expected }) => ({
      text,
      line: line + 1,
      level,
      section: section ?? null,
      commands: commands.map((command) => ({ ...command, line: command.line + 1 })),
      ...(expected === undefined ? {} : { expected }),
    })),
    counts: reading.counts,
    links: reading.links.map(({ text, target, line }) => ({ text, target, line: line + 1 })),
    diagnostics: reading.diagnostics.map(diagnosticJson),
  };
}
