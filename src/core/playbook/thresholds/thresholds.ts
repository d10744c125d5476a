import type { MarkdownDiagnostic } from '../../markdown/diagnostic.ts';
import { readOwnFields } from '../../markdown/fields.ts';
import { finding } from '../../markdown/finding.ts';
import type { MarkdownFile } from '../../markdown/markdownFile.ts';
import { readTables, type Grid } from '../../markdown/tables.ts';
import { readLimits } from './limit.ts';
import type { Monitored } from '../practice.ts';
import type { Limit, Threshold } from './threshold.ts';
import type { TopicalSection } from '../topics.ts';

export interface Thresholds {
  readonly thresholds: readonly Threshold[];
  readonly monitored: readonly Monitored[];
  readonly diagnostics: readonly MarkdownDiagnostic[];
}

const warnWord = /\bwarn(?:ing)?\b|\byellow\b|\bamber\b/i;
const criticalWord = /\bcrit(?:ical)?\b|\bpage\b|\bred\b|\balert\b/i;

/** "Error rate: > 1% (warn), > 5% (critical)" wherever sections speak of thresholds or monitoring, and tables of them. */
export function readThresholds(file: MarkdownFile, topics: readonly TopicalSection[]): Thresholds {
  const thresholds: Threshold[] = [];
  const monitored: Monitored[] = [];
  for (const { section, topic } of topics) {
    const about = topic === 'thresholds' || topic === 'monitored';
    if (!about && topic !== undefined && topic !== 'process') continue;
    for (const grid of readTables(file, section.nodes)) thresholds.push(...thresholdsOfTable(grid));
    const { fields, items } = readOwnFields(section);
    const statements = fields.flatMap(({ name, value, line, items: under }) => [
      { name, value, line },
      ...under.map(({ text, line: at }) => ({ ...named(text), line: at })),
    ]);
    for (const { name, value, line } of [
      ...statements,
      ...items.map(({ text, line: at }) => ({ ...named(text), line: at })),
    ]) {
      const threshold = value === '' ? undefined : thresholdOf(name, value, line);
      if (threshold && (about || (threshold.warn && threshold.critical))) thresholds.push(threshold);
      else if (topic === 'monitored' && !isIntroduction(name, value)) {
        monitored.push({ text: value === '' ? name : `${name}: ${value}`, origin: { from: 'team', line } });
      }
    }
  }
  return { thresholds, monitored, diagnostics: thresholds.flatMap(checkThreshold) };
}

function named(text: string): { name: string; value: string } {
  const [, name, value] = /^([^:<>]{2,60}?)\s*(?::|\s[–—-]\s|\s(?=[<>≥≤]))\s*(.*)$/su.exec(text) ?? [];
  return name === undefined || value === undefined ? { name: text, value: '' } : { name, value };
}

function isIntroduction(name: string, value: string): boolean {
  return value === '' && /monitor|watch|following|we track/i.test(name);
}

/** The limits of one statement; each takes the level word nearest behind it, else the nearest before it. */
function thresholdOf(metric: string, value: string, line: number): Threshold | undefined {
  if (!/\d/.test(value)) return undefined;
  const limits = readLimits(value, line);
  let warn: Limit | undefined;
  let critical: Limit | undefined;
  for (const [index, limit] of limits.entries()) {
    const from = limit.at + limit.written.length;
    const behind = value.slice(from, limits[index + 1]?.at ?? value.length).split(/[,;]/)[0] ?? '';
    const previous = limits[index - 1];
    const before = value.slice(previous ? previous.at + previous.written.length : 0, limit.at);
    const nearest = before.split(/[,;]/).at(-1) ?? '';
    const level = levelOf(behind) ?? levelOf(nearest);
    const { at: _, ...bare } = limit;
    if (level === 'warn') warn ??= bare;
    else if (level === 'critical') critical ??= bare;
  }
  if (!warn && !critical) return undefined;
  return {
    metric,
    ...(warn ? { warn } : {}),
    ...(critical ? { critical } : {}),
    written: `${metric}: ${value}`,
    origin: { from: 'team', line },
  };
}

function levelOf(text: string): 'warn' | 'critical' | undefined {
  return warnWord.test(text) ? 'warn' : criticalWord.test(text) ? 'critical' : undefined;
}

function thresholdsOfTable(grid: Grid): readonly Threshold[] {
  const at = (pattern: RegExp): number => grid.head.findIndex(({ text }) => pattern.test(text));
  const warnAt = at(warnWord);
  const criticalAt = at(/\bcrit(?:ical)?\b|\bpage\b|\bred\b/i);
  if (warnAt < 0 && criticalAt < 0) return [];
  const metricAt = [0, 1, 2].find((index) => index !== warnAt && index !== criticalAt) ?? 0;
  return grid.rows.flatMap((row) => {
    const metric = row[metricAt];
    if (!metric || metric.text === '') return [];
    const limit = (index: number): Limit | undefined => {
      const cell = row[index];
      const [first] = cell ? readLimits(cell.text, cell.line) : [];
      if (!first) return undefined;
      const { at: _, ...bare } = first;
      return bare;
    };
    const warn = limit(warnAt);
    const critical = limit(criticalAt);
    if (!warn && !critical) return [];
    const written = row.map(({ text }) => text).join(' | ');
    return [
      {
        metric: metric.text,
        ...(warn ? { warn } : {}),
        ...(critical ? { critical } : {}),
        written,
        origin: { from: 'team' as const, line: metric.line },
      },
    ];
  });
}

function checkThreshold({ metric, warn, critical }: Threshold): readonly MarkdownDiagnostic[] {
  if (warn === undefined || critical?.unit !== warn.unit) return [];
  if (warn.comparison.startsWith('>') !== critical.comparison.startsWith('>')) return [];
  const wrong = warn.comparison.startsWith('>') ? warn.value >= critical.value : warn.value <= critical.value;
  if (!wrong) return [];
  return [
    finding('contradictory-limit', 'warning', '{0} warns at {1}, which is not before it is critical ({2}).', {
      args: [metric, warn.written, critical.written],
      line: Math.min(warn.line, critical.line),
      lastLine: Math.max(warn.line, critical.line),
    }),
  ];
}
