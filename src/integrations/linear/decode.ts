import * as v from 'valibot';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { StateKind, TrackerIssue, TrackerPerson, TrackerPriority } from '../../core/tracker/issue.ts';

/** Written into Markdown and opened by a click: a web page, and nothing that ends a link. */
const WebAddress = v.pipe(v.string(), v.regex(/^https?:\/\/[^\s<>()[\]]+$/u));
const Identifier = v.pipe(v.string(), v.regex(/^[^\s<>()[\]]+$/u));
const Named = v.object({ id: v.string(), name: v.string() });
const Person = v.object({
  id: v.string(),
  name: v.string(),
  displayName: v.string(),
  email: v.nullish(v.string()),
  active: v.boolean(),
});
const Issue = v.object({
  id: v.string(),
  identifier: Identifier,
  url: WebAddress,
  title: v.string(),
  dueDate: v.nullish(v.string()),
  priority: v.number(),
  archivedAt: v.nullish(v.string()),
  trashed: v.nullish(v.boolean()),
  state: v.object({ name: v.string(), type: v.string() }),
  assignee: v.nullish(Person),
  team: v.object({ key: v.string() }),
  labels: v.object({ nodes: v.array(Named) }),
});
const Page = v.object({ hasNextPage: v.boolean(), endCursor: v.nullish(v.string()) });

export const AccountReply = v.object({ viewer: Person, organization: Named });
export const TeamsReply = v.object({
  teams: v.object({
    nodes: v.array(v.object({ id: v.string(), key: v.string(), name: v.string() })),
    pageInfo: Page,
  }),
});
export const LabelsReply = v.object({
  issueLabels: v.object({ nodes: v.array(v.object({ ...Named.entries, isGroup: v.boolean() })), pageInfo: Page }),
});
export const TeamReply = v.object({
  teams: v.object({
    nodes: v.array(
      v.object({
        id: v.string(),
        key: v.string(),
        name: v.string(),
        states: v.object({
          nodes: v.array(v.object({ id: v.string(), name: v.string(), type: v.string(), position: v.number() })),
        }),
        projects: v.object({ nodes: v.array(Named) }),
      }),
    ),
  }),
});
export const PeopleReply = v.object({ users: v.object({ nodes: v.array(Person), pageInfo: Page }) });
export const IssuesReply = v.object({ issues: v.object({ nodes: v.array(Issue) }) });
export const DocumentReply = v.object({ document: v.object({ id: v.string(), url: WebAddress }) });

/** Reads a reply; keys that a newer version of Linear adds do no harm. */
export function decode<S extends v.GenericSchema>(schema: S, reply: unknown): Result<v.InferOutput<S>, Failure> {
  const reading = v.safeParse(schema, reply);
  if (reading.success) return ok(reading.output);
  const [issue] = reading.issues;
  return failed({
    code: 'badReply',
    where: 'Linear',
    detail: `${v.getDotPath(issue) ?? 'reply'}: ${issue.type} expected`,
  });
}

export function toPerson({ id, name, displayName, email, active }: v.InferOutput<typeof Person>): TrackerPerson {
  return { id, name: displayName, fullName: name, ...(typeof email === 'string' ? { email } : {}), active };
}

export function toIssue(reply: v.InferOutput<typeof Issue>): TrackerIssue {
  const { id, identifier, url, title, dueDate, priority, archivedAt, trashed, state, assignee, team, labels } = reply;
  const removed = trashed === true ? 'deleted' : typeof archivedAt === 'string' ? 'archived' : undefined;
  return {
    id,
    identifier,
    url,
    title,
    state: { name: state.name, kind: toStateKind(state.type) },
    ...(assignee ? { assignee: toPerson(assignee) } : {}),
    ...(dueDate ? { due: dueDate.slice(0, 10) } : {}),
    priority: toPriority(priority),
    labels: labels.nodes,
    teamKey: team.key,
    ...(removed === undefined ? {} : { removed }),
  };
}

const kinds: readonly string[] = [
  'triage',
  'backlog',
  'unstarted',
  'started',
  'completed',
  'canceled',
  'duplicate',
] satisfies readonly StateKind[];

export function toStateKind(type: string): StateKind {
  return kinds.includes(type) ? (type as StateKind) : 'other';
}

function toPriority(priority: number): TrackerPriority {
  return priority === 1 || priority === 2 || priority === 3 || priority === 4 ? priority : 0;
}
