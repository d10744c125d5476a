import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';
import type { Change } from '../../core/changes/change.ts';
import type { Candidate, CandidateFile } from '../../core/changes/suspects/candidate.ts';
import { askGraphQl } from './graphQl.ts';
import { inTurns } from './inTurns.ts';
import { changedLines } from './changedLines.ts';
import type { Place } from './place.ts';
import { CommitShape, FileShape, listOf, oneOf } from './shapes.ts';

/** Pull requests in one question: one GraphQL query instead of three requests for each of them. */
const together = 20;
const word = v.nullish(v.string(), '');
const count = v.nullish(v.number(), 0);

const PullRequestContent = v.object({
  body: word,
  createdAt: word,
  additions: count,
  deletions: count,
  changedFiles: count,
  labels: v.nullish(v.object({ nodes: v.nullish(v.array(v.nullish(v.object({ name: v.string() }))), []) })),
  files: v.nullish(
    v.object({
      nodes: v.nullish(v.array(v.nullish(v.object({ path: v.string(), additions: count, deletions: count }))), []),
    }),
  ),
  commits: v.nullish(
    v.object({
      nodes: v.nullish(
        v.array(v.nullish(v.object({ commit: v.object({ messageHeadline: word, messageBody: word }) }))),
        [],
      ),
    }),
  ),
});
type PullRequestContent = v.InferOutput<typeof PullRequestContent>;

const Answer = v.object({ repository: v.record(v.string(), v.unknown()) });

const fields = `fragment content on PullRequest {
  body createdAt additions deletions changedFiles
  labels(first: 10) { nodes { name } }
  files(first: 100) { nodes { path additions deletions } }
  commits(first: 30) { nodes { commit { messageHeadline messageBody } } }
}`;

/** Files, messages and labels of merged pull requests and commits. Those that GitHub does not know are left out. */
export async function contentsOf(
  octokit: Octokit,
  place: Place,
  changes: readonly Change[],
  signal: AbortSignal | undefined,
): Promise<readonly Candidate[]> {
  const numbered = changes.filter(({ kind, number }) => kind === 'pullRequest' && number !== undefined);
  const groups = Array.from({ length: Math.ceil(numbered.length / together) }, (_, index) =>
    numbered.slice(index * together, (index + 1) * together),
  );
  const ofPullRequests = await inTurns(groups, (group) => pullRequestContents(octokit, place, group, signal));
  const commits = changes.filter(({ kind, sha }) => kind === 'commit' && sha !== undefined);
  const ofCommits = await inTurns(commits, (change) => commitContent(octokit, place, change, signal));
  return [...ofPullRequests.flat(), ...ofCommits.flatMap((candidate) => candidate ?? [])];
}

async function pullRequestContents(
  octokit: Octokit,
  place: Place,
  group: readonly Change[],
  signal: AbortSignal | undefined,
): Promise<readonly Candidate[]> {
  const asked = group.map(({ number = 0 }) => `n${number}: pullRequest(number: ${number}) { ...content }`).join('\n');
  const query = `query Contents($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
${asked}
  }
}
${fields}`;
  const data = await askGraphQl(octokit, query, { owner: place.owner, name: place.repo }, signal);
  const answer = v.safeParse(Answer, data);
  if (!answer.success) return [];
  return group.flatMap((change) => {
    const content = v.safeParse(PullRequestContent, answer.output.repository[`n${change.number ?? 0}`]);
    return content.success ? [candidateOf(change, content.output)] : [];
  });
}

function candidateOf(change: Change, content: PullRequestContent): Candidate {
  const authoredMs = Date.parse(content.createdAt);
  const labels = (content.labels?.nodes ?? []).flatMap((label) => label?.name ?? []);
  return {
    key: change.key,
    kind: change.kind,
    title: change.title,
    body: content.body,
    landedMs: Date.parse(change.at),
    ...(Number.isNaN(authoredMs) ? {} : { authoredMs }),
    files: (content.files?.nodes ?? []).flatMap((file): readonly CandidateFile[] =>
      file === null || file === undefined ? [] : [{ path: file.path, added: file.additions, deleted: file.deletions }],
    ),
    filesTotal: content.changedFiles,
    added: content.additions,
    deleted: content.deletions,
    commits: (content.commits?.nodes ?? []).flatMap((node) =>
      node === null || node === undefined
        ? []
        : [{ title: node.commit.messageHeadline, body: node.commit.messageBody }],
    ),
    ...(labels.length === 0 ? {} : { components: labels }),
  };
}

async function commitContent(
  octokit: Octokit,
  place: Place,
  change: Change,
  signal: AbortSignal | undefined,
): Promise<Candidate | undefined> {
  const { data } = await octokit.rest.repos.getCommit({
    owner: place.owner,
    repo: place.repo,
    ref: change.sha ?? '',
    ...(signal === undefined ? {} : { request: { signal } }),
  });
  const told = oneOf(CommitShape, data);
  if (told === undefined) return undefined;
  const files = (listOf(FileShape, told.files ?? []) ?? []).map(({ filename, additions, deletions, patch }) => {
    const lines = changedLines(patch ?? '');
    return { path: filename, added: additions, deleted: deletions, ...(lines.length === 0 ? {} : { lines }) };
  });
  const authoredMs = Date.parse(told.commit.author?.date ?? '');
  const [title = '', ...body] = told.commit.message.split('\n');
  return {
    key: change.key,
    kind: change.kind,
    title,
    body: body.join('\n').trim(),
    landedMs: Date.parse(change.at),
    ...(Number.isNaN(authoredMs) ? {} : { authoredMs }),
    files,
    ...(told.stats === null || told.stats === undefined
      ? {}
      : { added: told.stats.additions, deleted: told.stats.deletions }),
    commits: [],
  };
}
