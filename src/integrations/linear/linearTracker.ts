import type * as v from 'valibot';
import type { StopSignal, Tracker, TrackerDocument } from '../../app/ports.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type {
  IssuePatch,
  NewIssue,
  TrackerIssue,
  TrackerNamed,
  TrackerPerson,
  TrackerTeam,
} from '../../core/tracker/issue.ts';
import { ask, type LinearDoor } from './ask.ts';
import {
  AccountReply,
  decode,
  DocumentReply,
  IssuesReply,
  LabelsReply,
  PeopleReply,
  TeamReply,
  TeamsReply,
  toIssue,
  toPerson,
  toStateKind,
} from './decode.ts';
import {
  accountDocument,
  issuesDocument,
  labelsDocument,
  peopleDocument,
  sharedDocument,
  teamDocument,
  teamsDocument,
} from './documents.ts';
import { issueFilter } from './issueFilter.ts';
import { where } from './linearFailure.ts';
import { operationOf } from './requestLine.ts';

/** Most issues that one question asks for; Linear gives no more on a page. */
const issuesPage = 250;
/** 250 each: a workspace of more than 2,500 people or labels has the others found by nobody. */
const mostPages = 10;

/** Linear as a tracker. Reads go through documents of our own, changes through the SDK, and are read back. */
export function linearTracker(door: LinearDoor): Tracker {
  return {
    name: where,
    account: async (stop) => {
      const reply = await read(door, AccountReply, { document: accountDocument, variables: {}, stop });
      if (!reply.ok) return reply;
      const { viewer, organization } = reply.value;
      return ok({ workspace: organization.name, workspaceId: organization.id, user: toPerson(viewer) });
    },
    teams: (stop) => readTeams(door, stop),
    team: (key, stop) => readTeam(door, key, stop),
    issues: (wanted, stop) => readIssues(door, wanted, stop),
    createIssues: (issues, stop) => createIssues(door, issues, stop),
    updateIssue: (id, patch, stop) => updateIssue(door, id, patch, stop),
    publishDocument: (document, stop) => publish(door, document, stop),
  };
}

interface Question {
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly stop: StopSignal | undefined;
}

async function read<S extends v.GenericSchema>(
  door: LinearDoor,
  schema: S,
  { document, variables, stop }: Question,
): Promise<Result<v.InferOutput<S>, Failure>> {
  const reply = await ask(door, {
    name: operationOf(document),
    run: async (client) => (await client.client.rawRequest<unknown, Record<string, unknown>>(document, variables)).data,
    stop,
  });
  return reply.ok ? decode(schema, reply.value) : reply;
}

async function readTeams(door: LinearDoor, stop?: StopSignal): ReturnType<Tracker['teams']> {
  const teams: TrackerTeam[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const reply = await read(door, TeamsReply, { document: teamsDocument, variables: { after }, stop });
    if (!reply.ok) return reply;
    teams.push(...reply.value.teams.nodes);
    after = reply.value.teams.pageInfo.endCursor ?? undefined;
    if (!reply.value.teams.pageInfo.hasNextPage || after === undefined) break;
  }
  return ok(teams);
}

async function readTeam(door: LinearDoor, key: string, stop?: StopSignal): ReturnType<Tracker['team']> {
  const team = isUuid(key) ? { id: { eq: key } } : { key: { eqIgnoreCase: key } };
  const [reply, labels, people] = await Promise.all([
    read(door, TeamReply, { document: teamDocument, variables: { team }, stop }),
    readLabels(door, { or: [{ team }, { team: { null: true } }] }, stop),
    readPeople(door, stop),
  ]);
  if (!reply.ok) return reply;
  if (!labels.ok) return labels;
  if (!people.ok) return people;
  const [found] = reply.value.teams.nodes;
  if (found === undefined) return failed({ code: 'notFound', where, what: `team ${key}` });
  const { id, name, states, projects } = found;
  return ok({
    id,
    key: found.key,
    name,
    states: states.nodes
      .map(({ type, ...state }) => ({ ...state, kind: toStateKind(type) }))
      .sort((a, b) => a.position - b.position),
    projects: projects.nodes,
    labels: labels.value,
    people: people.value,
  });
}

/** Those of the team and of the workspace. A group of labels is none that an issue can have. */
async function readLabels(
  door: LinearDoor,
  filter: Record<string, unknown>,
  stop?: StopSignal,
): Promise<Result<readonly TrackerNamed[], Failure>> {
  const labels: TrackerNamed[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const reply = await read(door, LabelsReply, { document: labelsDocument, variables: { filter, after }, stop });
    if (!reply.ok) return reply;
    const { nodes, pageInfo } = reply.value.issueLabels;
    labels.push(...nodes.flatMap(({ id, name, isGroup }) => (isGroup ? [] : [{ id, name }])));
    after = pageInfo.endCursor ?? undefined;
    if (!pageInfo.hasNextPage || after === undefined) break;
  }
  return ok(labels);
}

async function readPeople(door: LinearDoor, stop?: StopSignal): Promise<Result<readonly TrackerPerson[], Failure>> {
  const people: TrackerPerson[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const reply = await read(door, PeopleReply, { document: peopleDocument, variables: { after }, stop });
    if (!reply.ok) return reply;
    people.push(...reply.value.users.nodes.map(toPerson));
    after = reply.value.users.pageInfo.endCursor ?? undefined;
    if (!reply.value.users.pageInfo.hasNextPage || after === undefined) break;
  }
  return ok(people);
}

async function readIssues(
  door: LinearDoor,
  wanted: readonly string[],
  stop?: StopSignal,
): ReturnType<Tracker['issues']> {
  const found: TrackerIssue[] = [];
  for (let at = 0; at < wanted.length; at += issuesPage) {
    const some = await readSomeIssues(door, [...new Set(wanted.slice(at, at + issuesPage))], stop);
    if (!some.ok) return some;
    found.push(...some.value);
  }
  return ok(found);
}

/** A question that Linear finds too much is asked in halves: its limits are its own and may change. */
async function readSomeIssues(
  door: LinearDoor,
  wanted: readonly string[],
  stop: StopSignal | undefined,
): ReturnType<Tracker['issues']> {
  const variables = { first: wanted.length, filter: issueFilter(wanted) };
  const reply = await read(door, IssuesReply, { document: issuesDocument, variables, stop });
  if (reply.ok) return ok(reply.value.issues.nodes.map(toIssue));
  if (reply.failure.code !== 'rejected' || wanted.length < 2) return reply;
  const middle = Math.ceil(wanted.length / 2);
  const first = await readSomeIssues(door, wanted.slice(0, middle), stop);
  if (!first.ok) return first;
  const second = await readSomeIssues(door, wanted.slice(middle), stop);
  return second.ok ? ok([...first.value, ...second.value]) : second;
}

async function createIssues(
  door: LinearDoor,
  issues: readonly NewIssue[],
  stop: StopSignal | undefined,
): ReturnType<Tracker['createIssues']> {
  const creating = issues.map(({ id }) => id);
  const inputs = issues.map(({ due, labelIds, ...issue }) => ({
    ...issue,
    labelIds: [...labelIds],
    ...(due === undefined ? {} : { dueDate: due }),
  }));
  const created = await ask(door, {
    name: 'createIssueBatch',
    run: (client) => client.createIssueBatch({ issues: inputs }),
    creating,
    stop,
  });
  if (!created.ok) return created;
  const there = await readIssues(door, creating, stop);
  if (!there.ok) return there;
  if (there.value.length < issues.length) {
    return failed({ code: 'badReply', where, detail: `${there.value.length} of ${issues.length} issues are there` });
  }
  return there;
}

async function updateIssue(
  door: LinearDoor,
  id: string,
  { due, addedLabelIds, removedLabelIds, ...patch }: IssuePatch,
  stop: StopSignal | undefined,
): ReturnType<Tracker['updateIssue']> {
  const input = {
    ...patch,
    ...(due === undefined ? {} : { dueDate: due }),
    ...(addedLabelIds === undefined ? {} : { addedLabelIds: [...addedLabelIds] }),
    ...(removedLabelIds === undefined ? {} : { removedLabelIds: [...removedLabelIds] }),
  };
  const updated = await ask(door, { name: 'updateIssue', run: (client) => client.updateIssue(id, input), stop });
  if (!updated.ok) return updated;
  const there = await readIssues(door, [id], stop);
  if (!there.ok) return there;
  const [issue] = there.value;
  return issue === undefined ? failed({ code: 'notFound', where, what: 'this issue' }) : ok(issue);
}

async function publish(
  door: LinearDoor,
  { id, on, title, markdown }: TrackerDocument,
  stop: StopSignal | undefined,
): ReturnType<Tracker['publishDocument']> {
  const input = { id, ...on, title, content: markdown };
  const created = await ask(door, {
    name: 'createDocument',
    run: (client) => client.createDocument(input),
    creating: [id],
    stop,
  });
  if (!created.ok) {
    if (created.failure.code !== 'alreadyThere') return created;
    const updated = await ask(door, {
      name: 'updateDocument',
      run: (client) => client.updateDocument(id, { title, content: markdown }),
      stop,
    });
    if (!updated.ok) return updated;
  }
  const reply = await read(door, DocumentReply, { document: sharedDocument, variables: { id }, stop });
  return reply.ok ? ok({ url: reply.value.document.url }) : reply;
}

function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text);
}
