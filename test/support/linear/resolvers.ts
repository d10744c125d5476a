import { invalid, notFound, taken } from './refusal.ts';
import { passes, readIssue, readTeam } from './filter.ts';
import type { StandInIssue, StandInWorkspace } from './workspace.ts';

type Args = Readonly<Record<string, unknown>>;
type Input = Readonly<Record<string, unknown>>;
interface LabelInput {
  readonly addedLabelIds?: readonly string[];
  readonly removedLabelIds?: readonly string[];
}
type Fields = Record<string, unknown>;

const uuidV4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const now = (): string => new Date().toISOString();

/** Answers to the root fields that Sitrep asks for; others are refused by the server. */
export function rootOf(workspace: StandInWorkspace): Readonly<Record<string, (args: Args) => unknown>> {
  const view = viewsOf(workspace);
  return {
    viewer: () => view.user(workspace.viewerId),
    organization: () => workspace.organization,
    teams: ({ filter, first, after }) =>
      page(
        workspace.teams.filter(({ id }) => passes(filter as Fields, readTeam(workspace, id) ?? (() => undefined))),
        first,
        after,
        ({ id }) => view.team(id),
      ),
    users: ({ first, after, includeDisabled }) =>
      page(
        workspace.users.filter(({ active }) => active || includeDisabled === true),
        first,
        after,
        ({ id }) => view.user(id),
      ),
    issueLabels: ({ filter, first, after }) =>
      page(
        workspace.labels.filter(({ teamId }) => passes(filter as Fields, () => () => readTeam(workspace, teamId))),
        first,
        after,
        (label) => ({ isGroup: false, ...label }),
      ),
    issues: ({ filter, first, after, includeArchived }) =>
      page(
        workspace.issues.filter(
          (issue) =>
            (includeArchived === true || issue.archivedAt === null) &&
            passes(filter as Fields, readIssue(workspace, issue)),
        ),
        first,
        after,
        (issue) => view.issue(issue),
      ),
    document: ({ id }) => {
      const found = workspace.documents.find((document) => document.id === id);
      if (found === undefined) throw notFound('Document');
      return found;
    },
    issueBatchCreate: ({ input }) => {
      const inputs = (input as { readonly issues: readonly Input[] }).issues;
      if (inputs.length > 50) throw invalid('issues must contain no more than 50 elements.');
      // All or none: what would be refused is found before the first one is made.
      const made = inputs.map((one) => newIssue(workspace, one));
      const ids = made.map(({ id }) => id);
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined) throw taken('Issue', twice);
      workspace.issues.push(...made.map((issue) => numbered(workspace, issue)));
      return { success: true, lastSyncId: 1, issues: made.map(({ id }) => view.issueOf(id)) };
    },
    issueUpdate: ({ id, input }) => {
      const issue = workspace.issues.find((one) => one.id === id || one.identifier === id);
      if (issue === undefined) throw notFound('Issue');
      const { addedLabelIds = [], removedLabelIds = [], ...others } = input as Input & LabelInput;
      const checked = checkReferences(workspace, issue.teamId, others);
      checkReferences(workspace, issue.teamId, { labelIds: [...addedLabelIds, ...removedLabelIds] });
      const kept = issue.labelIds.filter((id) => !removedLabelIds.includes(id));
      issue.labelIds = [...new Set([...kept, ...addedLabelIds])];
      Object.assign(issue, pick(checked, ['title', 'stateId', 'assigneeId', 'dueDate', 'priority', 'description']));
      return { success: true, lastSyncId: 1, issue: view.issue(issue) };
    },
    documentCreate: ({ input }) => {
      const { id, title, content, issueId } = input as { id: string; title: string; content: string; issueId?: string };
      checkId('Document', id, workspace.documents);
      if (issueId !== undefined && view.issueOf(issueId) === undefined) throw notFound('Issue');
      const url = `https://linear.app/${workspace.organization.urlKey}/document/${id}`;
      const document = { id, title, content, issueId: issueId ?? null, url };
      workspace.documents.push(document);
      return { success: true, lastSyncId: 1, document };
    },
    documentUpdate: ({ id, input }) => {
      const document = workspace.documents.find((one) => one.id === id);
      if (document === undefined) throw notFound('Document');
      Object.assign(document, pick(input as Input, ['title', 'content']));
      return { success: true, lastSyncId: 1, document };
    },
  };
}

function viewsOf(workspace: StandInWorkspace) {
  const user = (id: string | null): unknown => workspace.users.find((one) => one.id === id) ?? null;
  const team = (id: string): unknown => {
    const found = workspace.teams.find((one) => one.id === id);
    if (found === undefined) return null;
    const nodes = (items: readonly unknown[]) => ({ nodes: items, pageInfo: { hasNextPage: false, endCursor: null } });
    return {
      ...found,
      states: nodes(workspace.states.filter(({ teamId }) => teamId === id)),
      projects: nodes(workspace.projects.filter(({ teamId }) => teamId === id)),
    };
  };
  const issue = (one: StandInIssue): Fields => ({
    ...one,
    state: workspace.states.find(({ id }) => id === one.stateId) ?? null,
    assignee: user(one.assigneeId),
    team: team(one.teamId),
    labels: {
      nodes: workspace.labels.filter(({ id }) => one.labelIds.includes(id)),
      pageInfo: { hasNextPage: false, endCursor: null },
    },
    updatedAt: one.createdAt,
  });
  const issueOf = (id: string): Fields | undefined => {
    const found = workspace.issues.find((one) => one.id === id);
    return found === undefined ? undefined : issue(found);
  };
  return { user, team, issue, issueOf };
}

function newIssue(workspace: StandInWorkspace, input: Input): Omit<StandInIssue, 'number' | 'identifier' | 'url'> {
  const given = checkReferences(workspace, String(input['teamId']), input);
  const id = String(given['id']);
  checkId('Issue', id, workspace.issues);
  const title = text(given['title']);
  if (title.trim() === '') throw invalid('title must be longer than or equal to 1 characters.');
  if (title.length > 512) throw invalid('title must be shorter than or equal to 512 characters.');
  const teamId = String(given['teamId']);
  const todo = workspace.states.find((state) => state.teamId === teamId && state.type === 'unstarted');
  return {
    id,
    teamId,
    title,
    description: (given['description'] as string | undefined) ?? null,
    priority: Number(given['priority'] ?? 0),
    stateId: (given['stateId'] as string | undefined) ?? todo?.id ?? '',
    assigneeId: (given['assigneeId'] as string | undefined) ?? null,
    projectId: (given['projectId'] as string | undefined) ?? null,
    parentId: (given['parentId'] as string | undefined) ?? null,
    labelIds: (given['labelIds'] as readonly string[] | undefined) ?? [],
    dueDate: (given['dueDate'] as string | undefined) ?? null,
    archivedAt: null,
    trashed: null,
    createdAt: now(),
  };
}

function numbered(workspace: StandInWorkspace, issue: ReturnType<typeof newIssue>): StandInIssue {
  const team = workspace.teams.find(({ id }) => id === issue.teamId);
  if (team === undefined) throw notFound('Team');
  team.issueCount += 1;
  const identifier = `${team.key}-${team.issueCount}`;
  const url = `https://linear.app/${workspace.organization.urlKey}/issue/${identifier}`;
  return { ...issue, number: team.issueCount, identifier, url };
}

function checkId(entity: string, id: string, existing: readonly { readonly id: string }[]): void {
  if (!uuidV4.test(id)) throw invalid('id must be a UUID.');
  if (existing.some((one) => one.id === id)) throw taken(entity, id);
}

/** What an issue refers to must be there: Linear refuses what it does not know, and people who have left. */
function checkReferences(workspace: StandInWorkspace, teamId: string, input: Input): Input {
  const has = (list: readonly { readonly id: string }[], id: unknown): boolean => list.some((one) => one.id === id);
  const { stateId, assigneeId, projectId, parentId, labelIds, dueDate } = input;
  if (!has(workspace.teams, teamId)) throw notFound('Team');
  if (
    isGiven(stateId) &&
    !has(
      workspace.states.filter((state) => state.teamId === teamId),
      stateId,
    )
  ) {
    throw notFound('WorkflowState');
  }
  if (isGiven(assigneeId) && !has(workspace.users, assigneeId)) throw notFound('User');
  if (isGiven(assigneeId) && workspace.users.find(({ id }) => id === assigneeId)?.active === false) {
    throw invalid('Cannot assign an issue to a suspended user.');
  }
  if (isGiven(projectId) && !has(workspace.projects, projectId)) throw notFound('Project');
  if (isGiven(parentId) && !has(workspace.issues, parentId)) throw notFound('Issue');
  if (((labelIds ?? []) as readonly unknown[]).some((id) => !has(workspace.labels, id))) throw notFound('IssueLabel');
  if (isGiven(dueDate) && !/^\d{4}-\d\d-\d\d$/.test(text(dueDate))) throw invalid('dueDate must be a date.');
  return input;
}

function pick(input: Input, names: readonly string[]): Fields {
  const unknown = Object.keys(input).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`The stand-in changes nothing called “${unknown.join(', ')}”.`);
  return Object.fromEntries(names.flatMap((name) => (name in input ? [[name, input[name]]] : [])));
}

/** A page of a list; the cursor is the place in it. */
function page<T>(all: readonly T[], first: unknown, after: unknown, show: (one: T) => unknown): unknown {
  const size = Math.min(250, Number(first ?? 50));
  const start = !isGiven(after) ? 0 : Number(after) + 1;
  const nodes = all.slice(start, start + size);
  const end = start + nodes.length - 1;
  return {
    nodes: nodes.map(show),
    pageInfo: { hasNextPage: end < all.length - 1, endCursor: nodes.length === 0 ? null : String(end) },
  };
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
