import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import type { TimeWindow } from '../../app/ports.ts';
import { deployKey } from '../../core/changes/changeKey.ts';
import type { Deployment, DeploymentState } from '../../core/changes/deploys/deployment.ts';
import { isProductionName } from '../../core/changes/deploys/environment.ts';
import { oneLine } from '../../core/changes/plainText.ts';
import type { Failure } from '../../core/failure.ts';
import { ok, type Result } from '../../core/result.ts';
import { badReply } from './client.ts';
import { where } from './failure.ts';
import { askGraphQl } from './graphQl.ts';
import type { Place } from './place.ts';

const perPage = 50;
const mostPages = 6;

/** By GraphQL because REST has a deployment's state only behind a question for each. Enums are read as any word. */
const query = `query Deployments($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes {
        databaseId
        createdAt
        environment
        description
        commitOid
        ref { name prefix }
        creator { login }
        statuses(first: 20) { nodes { state createdAt environmentUrl logUrl } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const word = v.nullish(v.string(), '');
const Status = v.object({ state: word, createdAt: word, environmentUrl: word, logUrl: word });
const Node = v.object({
  databaseId: v.number(),
  createdAt: v.string(),
  environment: word,
  description: word,
  commitOid: word,
  ref: v.nullish(v.object({ name: v.string(), prefix: word })),
  creator: v.nullish(v.object({ login: v.string() })),
  statuses: v.nullish(v.object({ nodes: v.nullish(v.array(v.nullish(Status)), []) })),
});
type Node = v.InferOutput<typeof Node>;
type Status = v.InferOutput<typeof Status>;

const Answer = v.object({
  repository: v.object({
    deployments: v.object({
      nodes: v.array(v.unknown()),
      pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullish(v.string()) }),
    }),
  }),
});

/** Deployments made in the window, newest first. */
export async function deploymentsOf(
  octokit: Octokit,
  place: Place,
  { sinceMs, untilMs = Infinity, limit }: TimeWindow,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Deployment[], Failure>> {
  const found: Deployment[] = [];
  let after: string | null = null;
  for (let page = 1; page <= mostPages; page += 1) {
    const variables: Readonly<Record<string, string | number | null>> = {
      owner: place.owner,
      name: place.repo,
      first: Math.min(perPage, limit),
      after,
    };
    const answer = v.safeParse(Answer, await askGraphQl(octokit, query, variables, signal));
    if (!answer.success) return badReply('deployments');
    const { nodes, pageInfo } = answer.output.repository.deployments;
    const told = nodes.flatMap((node) => {
      const read = v.safeParse(Node, node);
      return read.success ? (deploymentOf(read.output, place) ?? []) : [];
    });
    if (nodes.length > 0 && told.length === 0) return badReply('deployments');
    found.push(...told.filter(({ createdAtMs }) => createdAtMs >= sinceMs && createdAtMs <= untilMs));
    const isPast = told.some(({ createdAtMs }) => createdAtMs < sinceMs);
    after = pageInfo.endCursor ?? null;
    if (found.length >= limit || isPast || !pageInfo.hasNextPage || after === null) break;
  }
  return ok(found.slice(0, limit));
}

function deploymentOf(node: Node, place: Place): Deployment | undefined {
  const createdAtMs = Date.parse(node.createdAt);
  if (Number.isNaN(createdAtMs)) return undefined;
  const statuses = (node.statuses?.nodes ?? []).flatMap((status) => status ?? []).sort(latestFirst);
  const [latest] = statuses;
  const readyAtMs = Date.parse(
    statuses.filter(({ state }) => state.toUpperCase() === 'SUCCESS').at(-1)?.createdAt ?? '',
  );
  const tag = node.ref?.prefix.startsWith('refs/tags') === true ? node.ref.name : undefined;
  const branch = tag === undefined ? node.ref?.name : undefined;
  const id = String(node.databaseId);
  const url = webAddress(statuses.find(({ environmentUrl }) => environmentUrl !== '')?.environmentUrl);
  const logUrl = webAddress(statuses.find((status) => status.logUrl !== '')?.logUrl);
  const by = oneLine(node.creator?.login ?? '', 200);
  const title = oneLine(node.description, 250);
  return {
    // Not its tag: one tag may be deployed to several places, and again.
    key: deployKey(place.repository, id),
    id,
    source: where,
    repository: place.repository,
    environment: oneLine(node.environment, 200) || 'production',
    isProduction: isProductionName(node.environment || 'production'),
    ...(/^[0-9a-f]{40,64}$/u.test(node.commitOid) ? { sha: node.commitOid } : {}),
    ...(branch === undefined ? {} : { branch: oneLine(branch, 250) }),
    ...(tag === undefined ? {} : { tag: oneLine(tag, 250) }),
    ...(title === '' ? {} : { title }),
    state: stateOf(latest, !Number.isNaN(readyAtMs)),
    stateWord: oneLine(latest?.state.toLowerCase() ?? 'unknown', 40),
    createdAtMs,
    ...(Number.isNaN(readyAtMs) ? {} : { readyAtMs }),
    ...(by === '' ? {} : { by }),
    ...(url === undefined ? {} : { url }),
    pageUrl: logUrl ?? `${place.page}/deployments`,
  };
}

/** "inactive" is what GitHub makes of a deployment when the next one succeeds: it did serve. */
function stateOf(latest: Status | undefined, wasReady: boolean): DeploymentState {
  switch (latest?.state.toUpperCase()) {
    case 'SUCCESS':
    case 'ACTIVE':
      return 'ready';
    case 'INACTIVE':
    case 'DESTROYED':
      return wasReady ? 'ready' : 'gone';
    case 'FAILURE':
    case 'ERROR':
      return 'failed';
    case 'QUEUED':
    case 'PENDING':
    case 'WAITING':
      return 'queued';
    case 'IN_PROGRESS':
      return 'building';
    case undefined:
    default:
      return 'unknown';
  }
}

function latestFirst(one: Status, other: Status): number {
  return Date.parse(other.createdAt) - Date.parse(one.createdAt);
}

function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//u.test(text) && URL.canParse(text) ? text : undefined;
}
