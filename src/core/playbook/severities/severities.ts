import type { MarkdownFile } from '../../markdown/markdownFile.ts';
import { allNodes } from '../../markdown/sections.ts';
import { readTables } from '../../markdown/tables.ts';
import { readDuration } from '../../markdown/duration.ts';
import type { MarkdownDiagnostic } from '../../markdown/diagnostic.ts';
import { finding } from '../../markdown/finding.ts';
import type { SeverityReading } from '../reading.ts';
import { finishDraft, type SeverityDraft } from './severityFields.ts';
import type { SeverityLabel } from './severityLabel.ts';
import { severitiesOfTable } from './severityTables.ts';
import { severitiesOfHeadings, severitiesOfLines, severitiesOfProse } from './severityText.ts';
import type { Topic, TopicalSection } from '../topics.ts';

export interface Severities {
  readonly severities: readonly SeverityReading[];
  /** Levels that a "post-mortem" column or line names; undefined when the severities do not speak of it. */
  readonly postMortemFor?: readonly number[];
  readonly diagnostics: readonly MarkdownDiagnostic[];
}

const notOnSeverities: ReadonlySet<Topic> = new Set(['templates', 'postMortemTemplate', 'history', 'runbooks']);

/** Finds the severities of a file by shape, wherever they stand; a summary table and headings are put together. */
export function readSeverities(file: MarkdownFile, topics: readonly TopicalSection[]): Severities {
  const groups = topics.flatMap(({ section, topic, isTitle }) => {
    const about = topic === 'severities' || (topic === undefined && /severit/i.test(section.title));
    // Blocks of sections on other matters may name severities without defining them.
    if (!isTitle && topic !== undefined && notOnSeverities.has(topic)) return [];
    return [
      severitiesOfHeadings(section, about),
      ...readTables(file, section.nodes).map((grid) => severitiesOfTable(grid, about)),
      severitiesOfLines(section, about),
    ].filter((drafts) => drafts.length > 0);
  });
  const top = topics[0]?.section;
  const found = groups.length > 0 || top === undefined ? groups : [severitiesOfProse(allNodes(top))];
  const scale = bestScale(found);
  const chosen = found.filter(([draft]) => draft?.scale === scale);
  const diagnostics: MarkdownDiagnostic[] = [];
  const drafts = mergeGroups(chosen, diagnostics);
  const spoken = drafts.filter(({ postMortem }) => postMortem !== undefined);
  const shift = scale === 'priority' && drafts.some(({ level }) => level === 0) ? 1 : 0;
  for (const draft of drafts) draft.level = Math.max(1, draft.level + shift);
  const severities = drafts.map(finishDraft).sort((a, b) => a.level - b.level);
  diagnostics.push(...checkSeverities(severities, drafts));
  return {
    severities,
    ...(spoken.length > 0
      ? { postMortemFor: spoken.filter(({ postMortem }) => postMortem).map(({ level }) => level) }
      : {}),
    diagnostics,
  };
}

/** The scale with the most levels; among equals the one that says "severity". */
function bestScale(groups: readonly (readonly SeverityDraft[])[]): SeverityLabel['scale'] | undefined {
  const order: readonly SeverityLabel['scale'][] = ['sev', 'priority', 'weak'];
  const counts = order.map((scale) => ({
    scale,
    count: Math.max(0, ...groups.filter(([draft]) => draft?.scale === scale).map(({ length }) => length)),
  }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).scale;
}

function mergeGroups(
  groups: readonly (readonly SeverityDraft[])[],
  diagnostics: MarkdownDiagnostic[],
): SeverityDraft[] {
  const merged = new Map<number, SeverityDraft>();
  for (const group of groups) {
    const inGroup = new Set<number>();
    for (const draft of group) {
      const known = merged.get(draft.level);
      if (!known) merged.set(draft.level, draft);
      else if (inGroup.has(draft.level)) {
        diagnostics.push(
          finding(
            'severity-twice',
            'warning',
            '{0} is defined twice (also on line {1}). The first definition is used.',
            {
              args: [draft.label, String(known.line + 1)],
              line: draft.line,
            },
          ),
        );
      } else merge(known, draft, diagnostics);
      inGroup.add(draft.level);
    }
  }
  return [...merged.values()];
}

function merge(known: SeverityDraft, more: SeverityDraft, diagnostics: MarkdownDiagnostic[]): void {
  const before = known.respondText === undefined ? undefined : readDuration(known.respondText)?.maxMs;
  const after = more.respondText === undefined ? undefined : readDuration(more.respondText)?.maxMs;
  if (before !== undefined && after !== undefined && before !== after) {
    diagnostics.push(
      finding('contradictory-limit', 'warning', 'Response time of {0} is "{1}" here but "{2}" on line {3}.', {
        args: [
          known.label,
          more.respondText ?? '',
          known.respondText ?? '',
          String((known.lines['respond'] ?? known.line) + 1),
        ],
        line: more.lines['respond'] ?? more.line,
      }),
    );
  }
  if (known.name === '') known.name = more.name;
  const take = (field: string, copy: () => void): void => {
    const line = more.lines[field];
    if (known.lines[field] !== undefined || line === undefined) return;
    known.lines[field] = line;
    copy();
  };
  take('definition', () => (known.definition = more.definition));
  take('examples', () => known.examples.push(...more.examples));
  take('respond', () => Object.assign(known, { respondText: more.respondText }));
  take('update', () => Object.assign(known, { updateText: more.updateText }));
  take('pages', () => {
    known.pages.push(...more.pages);
    if (more.pageNote !== undefined) known.pageNote = more.pageNote;
    known.pagesSaid = true;
  });
  take('postMortem', () => Object.assign(known, { postMortem: more.postMortem }));
}

function checkSeverities(
  severities: readonly SeverityReading[],
  drafts: readonly SeverityDraft[],
): MarkdownDiagnostic[] {
  const found: MarkdownDiagnostic[] = [];
  for (const { level, label, origin, respondWithin, respondWithinMs, lines } of severities) {
    const line = lines?.['respondWithin'] ?? origin.line;
    if (level > 4) {
      found.push(
        finding(
          'severity-beyond-four',
          'information',
          'Sitrep works with four severities; {0} is shown here but cannot be chosen for an incident.',
          {
            args: [label],
            line: origin.line,
          },
        ),
      );
    }
    if (respondWithin !== undefined && respondWithinMs === undefined) {
      found.push(
        finding(
          'unreadable-duration',
          'warning',
          'No duration can be read in "{0}", so {1} gets no response clock. Write it as "15 minutes" or "4 hours".',
          {
            args: [respondWithin, label],
            line,
          },
        ),
      );
    }
    const worse = severities.find(
      (other) => other.level < level && (other.respondWithinMs ?? 0) > (respondWithinMs ?? Infinity),
    );
    if (worse) {
      found.push(
        finding('contradictory-limit', 'warning', '{0} is answered within {1}, sooner than the worse {2} ({3}).', {
          args: [label, respondWithin ?? '', worse.label, worse.respondWithin ?? ''],
          line,
        }),
      );
    }
  }
  const [only] = drafts;
  if (only && drafts.length === 1) {
    found.push(
      finding(
        'severity-scale-short',
        'information',
        'Only {0} is defined; the other severities are taken from the default playbook.',
        {
          args: [only.label],
          line: only.line,
        },
      ),
    );
  }
  return found;
}
