/**
 * Questions to Linear in documents of our own: the SDK's ask for every field, and for one issue after another. Each
 * stays far below the 10,000 points that one request may cost.
 */

const person = 'id name displayName email active';
/** Labels cost most: of an issue with more than ten the others are not looked at. */
const issue = `id identifier url title dueDate priority archivedAt trashed
  state { name type } assignee { ${person} } team { key } labels(first: 10) { nodes { id name } }`;
const more = 'pageInfo { hasNextPage endCursor }';

export const accountDocument = `query SitrepAccount {
  viewer { ${person} }
  organization { id name }
}`;

export const teamsDocument = `query SitrepTeams($after: String) {
  teams(first: 100, after: $after) { nodes { id key name } ${more} }
}`;

export const teamDocument = `query SitrepTeam($team: TeamFilter!) {
  teams(first: 1, filter: $team) { nodes {
    id key name
    states(first: 100) { nodes { id name type position } }
    projects(first: 250) { nodes { id name } }
  } }
}`;

export const labelsDocument = `query SitrepLabels($filter: IssueLabelFilter!, $after: String) {
  issueLabels(first: 250, filter: $filter, after: $after) { nodes { id name isGroup } ${more} }
}`;

/** Those who have left as well: an item may still name them. */
export const peopleDocument = `query SitrepPeople($after: String) {
  users(first: 250, after: $after, includeDisabled: true) { nodes { ${person} } ${more} }
}`;

export const issuesDocument = `query SitrepIssues($first: Int!, $filter: IssueFilter!) {
  issues(first: $first, includeArchived: true, filter: $filter) { nodes { ${issue} } }
}`;

export const sharedDocument = `query SitrepDocument($id: String!) {
  document(id: $id) { id url }
}`;
