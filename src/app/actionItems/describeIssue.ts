import { escapeText } from '../../core/postmortem/escape.ts';
import type { PostMortem } from '../../core/postmortem/postMortem.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { TrackerPriority } from '../../core/tracker/issue.ts';

/** Linear takes titles of up to 512 characters, others fewer. */
const longestTitle = 255;

export function issueTitle(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= longestTitle) return line;
  // Not in the middle of a character that takes two units.
  return `${line.slice(0, longestTitle - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** Where an action item comes from, for somebody who only sees the issue. Only what the document and record say. */
export function issueDescription(
  document: PostMortem,
  path: string,
  text: string,
  state: IncidentState | undefined,
): string {
  const whole = issueTitle(text) === text ? [] : [escapeText(text), ''];
  return [
    ...whole,
    `Action item of the post-mortem “${escapeText(document.title?.value ?? path)}” (\`${path.replaceAll('`', '')}\`).`,
    ...(state === undefined ? [] : ['', ...incidentLines(state)]),
  ].join('\n');
}

export function incidentDescription(state: IncidentState, path: string): string {
  return [...incidentLines(state), '', `Post-mortem: \`${path.replaceAll('`', '')}\``].join('\n');
}

function incidentLines({ id, title, severity, startedAtMs, impact, changes }: IncidentState): readonly string[] {
  const culprit = changes.find(({ verdict }) => verdict === 'culprit')?.change;
  const name = culprit === undefined ? undefined : escapeText(culprit.title);
  return [
    `Incident: ${escapeText(title)}${severity === undefined ? '' : ` (Sev ${severity})`}`,
    `Started: ${new Date(startedAtMs).toISOString()}`,
    ...(impact === undefined ? [] : [`Impact: ${escapeText(impact)}`]),
    ...(name === undefined ? [] : [`Cause: ${culprit?.url === undefined ? name : `${name} <${culprit.url}>`}`]),
    `Record: ${id}`,
  ];
}

/** The item's own word, else the severity of its incident: Sev 1 is urgent, Sev 4 is low. */
export function issuePriority(written: string | undefined, state: IncidentState | undefined): TrackerPriority {
  const word = written?.toLowerCase() ?? '';
  if (/\b(?:urgent|p0|critical|sev ?1)\b/u.test(word)) return 1;
  if (/\b(?:high|p1|sev ?2)\b/u.test(word)) return 2;
  if (/\b(?:medium|normal|p2|sev ?3)\b/u.test(word)) return 3;
  if (/\b(?:low|p3|p4|sev ?4)\b/u.test(word)) return 4;
  return state?.severity ?? 0;
}
