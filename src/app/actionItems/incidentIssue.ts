import type { IncidentState } from '../../core/incident/state.ts';
import type { NewIssue, TrackerTeamDetails } from '../../core/tracker/issue.ts';
import type { OutboxEffect } from '../outbox.ts';
import { incidentDescription, issueTitle } from './describeIssue.ts';
import type { CreateData } from './outboxData.ts';
import type { Planning } from './planPush.ts';
import { incidentIssueKind } from './senders.ts';
import { labelIdsOf, sameName } from './teams.ts';

/** What all issues of the team have in common: names that it does not have are left out, and the preview says so. */
export function commonTo(
  team: TrackerTeamDetails,
  { labels, project }: Planning['options'],
): Pick<NewIssue, 'teamId' | 'labelIds' | 'projectId'> {
  const projectId = team.projects.find(({ name }) => sameName(name, project))?.id;
  return {
    teamId: team.id,
    labelIds: labelIdsOf(team.labels, labels),
    ...(projectId === undefined ? {} : { projectId }),
  };
}

interface Parent {
  readonly id: string;
  readonly common: ReturnType<typeof commonTo>;
  /** The post-mortem's, as its description names it. */
  readonly path: string;
  readonly uri: string;
}

/** The incident's own issue, under which its action items and its document stand. */
export function incidentIssueEffect(state: IncidentState, { id, common, path, uri }: Parent): OutboxEffect {
  const title = issueTitle(state.title);
  const issue: NewIssue = {
    ...common,
    id,
    title,
    description: incidentDescription(state, path),
    priority: state.severity ?? 0,
  };
  const data: CreateData = { issue, uri };
  return { key: `issue-${id}`, kind: incidentIssueKind, incident: state.id, label: title, data };
}
