import type { SeverityReading, Stated } from '../../src/core/playbook/reading.ts';
import { readPlaybook } from '../../src/core/playbook/readPlaybook.ts';
import { diagnosticJson } from './diagnosticJson.mts';

const minuteMs = 60_000;

/** One playbook as `inspect -- playbook` prints it: only what the file itself says. Lines are 1-based. */
export function playbookJson(file: string, markdown: string): Record<string, unknown> {
  const reading = readPlaybook(markdown);
  return {
    file,
    title: reading.title?.value ?? null,
    severities: reading.severities.map(severityJson),
    process: reading.process.map(printable),
    mitigation: reading.mitigation.map(printable),
    resolution: reading.resolution.map(printable),
    roles: reading.roles.map(printable),
    postMortem: stated(reading.postMortem),
    cadence: stated(reading.cadence),
    templates: reading.templates.map(printable),
    postMortemTemplate: printable(reading.postMortemTemplate) ?? null,
    thresholds: reading.thresholds.map(printable),
    monitored: reading.monitored.map(printable),
    rota: printable(reading.rota) ?? {},
    runbooks: reading.runbooks.map(printable),
    resources: reading.resources.map(printable),
    customerCare: reading.customerCare.map(printable),
    testing: reading.testing.map(printable),
    history: printable(reading.history) ?? null,
    diagnostics: reading.diagnostics.map(diagnosticJson),
  };
}

function severityJson(severity: SeverityReading): Record<string, unknown> {
  return {
    level: severity.level,
    label: severity.label,
    name: severity.name === '' ? null : severity.name,
    definition: severity.definition === '' ? null : severity.definition,
    examples: severity.examples,
    respondWithin: severity.respondWithin ?? null,
    respondWithinMinutes: minutes(severity.respondWithinMs),
    pages: severity.pages,
    pageNote: severity.pageNote ?? null,
    updateEvery: severity.updateEvery ?? null,
    updateEveryMinutes: minutes(severity.updateEveryMs),
    line: severity.origin.line + 1,
  };
}

function minutes(ms: number | undefined): number | null {
  return ms === undefined ? null : ms / minuteMs;
}

/** `{ value, line }` pairs of a part that is no list; times in minutes. */
function stated(part: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(part).map(([name, pair]: [string, Stated<unknown>]) => {
      const isTime = name.endsWith('Ms');
      const value = isTime ? Number(pair.value) / minuteMs : pair.value;
      return [isTime ? `${name.slice(0, -2)}Minutes` : name, { value, line: pair.line + 1 }];
    }),
  );
}

/** Any part with 1-based lines, its `origin` replaced by the line, and times in minutes. */
function printable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      if (name === 'origin') return [['line', (inner as { line: number }).line + 1]];
      if (name === 'lines') return [];
      if (/^(?:line|textLine|endLine)$/.test(name)) return [[name, Number(inner) + 1]];
      if (name.endsWith('Ms') && typeof inner === 'number') return [[`${name.slice(0, -2)}Minutes`, inner / minuteMs]];
      return [[name, printable(inner)]];
    }),
  );
}
