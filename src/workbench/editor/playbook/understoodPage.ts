import { formatDuration } from '../../../core/duration.ts';
import type { MarkdownDiagnostic } from '../../../core/markdown/diagnostic.ts';
import type { Fact } from '../../../core/playbook/facts.ts';
import type { PlaybookPart } from '../../../core/playbook/playbook.ts';
import type { Say } from '../../../core/say.ts';
import { fieldName, partName } from './understoodWords.ts';

export interface Understood {
  /** The file as the workspace names it; undefined where there is none and the default holds. */
  readonly path: string | undefined;
  readonly facts: readonly Fact[];
  readonly findings: readonly MarkdownDiagnostic[];
  /** A finding in the reader's language. */
  readonly wordsOf: (finding: MarkdownDiagnostic) => string;
  readonly say: Say;
}

const parts: readonly PlaybookPart[] = [
  'severities',
  'process',
  'mitigation',
  'resolution',
  'cadence',
  'postMortem',
  'roles',
  'templates',
  'postMortemTemplate',
  'thresholds',
  'rota',
  'runbooks',
  'resources',
  'customerCare',
  'testing',
  'history',
];
const longest = 160;

/**
 * The page that shows what Sitrep took from a playbook. Each value begins with its line: "L12" of the team's file, "D12" of
 * the default playbook; `lineMarks` finds them again.
 */
export function understoodPage(understood: Understood): string {
  const { path, facts, say } = understood;
  const byPart = new Map(parts.map((part) => [part, facts.filter((fact) => fact.part === part)]));
  const of = (whose: (own: readonly Fact[]) => boolean): string =>
    parts
      .filter((part) => whose(byPart.get(part) ?? []))
      .map((part) => partName(part, say))
      .join(', ') || say('nothing');
  const isTeam = ({ from }: Fact): boolean => from === 'team';
  const head = [
    path === undefined
      ? say('There is no playbook in this workspace: the default holds.')
      : say('What Sitrep understood of {0}', path),
    '',
    ...(path === undefined
      ? []
      : [
          `  ${say(
            'From your playbook: {0}',
            of((own) => own.some(isTeam)),
          )}`,
        ]),
    `  ${say(
      'From the default: {0}',
      of((own) => own.some((fact) => !isTeam(fact))),
    )}`,
    `  ${say(
      'In neither: {0}',
      of((own) => own.length === 0),
    )}`,
    `  ${say('Click a line’s mark, or press F12 beside it: L12 is line 12 of your playbook, D12 line 12 of the default.')}`,
  ];
  const sections = parts.flatMap((part) => {
    const own = byPart.get(part) ?? [];
    return own.length === 0 ? [] : ['', `${partName(part, say)} · ${whoseWords(own, say)}`, ...rows(own, say)];
  });
  return [...head, ...findingRows(understood), ...sections, ''].join('\n');
}

function whoseWords(own: readonly Fact[], say: Say): string {
  const team = own.filter(({ from }) => from === 'team').length;
  if (team === own.length) return say('yours');
  return team === 0 ? say('default') : say('yours, gaps from the default');
}

function findingRows({ findings, wordsOf, say }: Understood): readonly string[] {
  if (findings.length === 0) return [];
  const kind = (severity: MarkdownDiagnostic['severity']): string => {
    if (severity === 'error') return say('Error');
    return severity === 'warning' ? say('Warning') : say('Note');
  };
  return [
    '',
    say('What is doubtful or missing'),
    ...findings.map((finding) => row('L', finding.startLine, `${kind(finding.severity)}: ${wordsOf(finding)}`)),
  ];
}

/** What belongs together stands under its name. */
function rows(facts: readonly Fact[], say: Say): readonly string[] {
  let owner = '';
  return facts.flatMap((fact) => {
    const mark = fact.from === 'team' ? 'L' : 'D';
    const begins = fact.of !== '' && fact.of !== owner;
    owner = fact.of;
    const value = words(fact, say);
    const heading = begins ? [row(mark, fact.line, headingOf(fact, say))] : [];
    const indent = fact.of === '' ? '' : '  ';
    return value === '' ? heading : [...heading, row(mark, fact.line, `${indent}${value}`)];
  });
}

function headingOf({ of, field, value }: Fact, say: Say): string {
  const isOwnScale = field === 'level' && of.toLowerCase().replace(/[\s-]/g, '') !== `sev${value}`;
  return oneLine(isOwnScale ? say('{0} (counts as Sev {1})', of, value) : of);
}

function words({ field, value, ms }: Fact, say: Say): string {
  if (field === 'level') return '';
  const name = fieldName(field, say);
  const time = ms === undefined ? '' : formatDuration(ms, say);
  const shown = field.endsWith('Ms') ? time : oneLine(value);
  if (shown === '') return '';
  const counted = time === '' || field.endsWith('Ms') ? '' : ` → ${time}`;
  return name === undefined ? `${shown}${counted}` : `${name}: ${shown}${counted}`;
}

function row(mark: 'L' | 'D', line: number, text: string): string {
  return `${`${mark}${line + 1}`.padStart(7)}  ${text}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
