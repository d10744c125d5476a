import { createHash } from 'node:crypto';
import type { Answered, Asked } from '../http/standIn.ts';
import { commitsBetween, type CommitState, type GitHubState, type PullRequestState } from './state.ts';

/** GitHub's REST API over the state, as far as Sitrep asks it: pages with Link headers, ETags, 301, 404. */
export function answerRest(states: readonly GitHubState[], asked: Asked, origin: string): Answered {
  if (asked.path === '/search/issues') return withEtag(asked, search(states, asked));
  const [, , owner = '', name = '', ...rest] = asked.path.split('/').map(decodeURIComponent);
  const former = states.find(({ formerName }) => formerName?.toLowerCase() === `${owner}/${name}`.toLowerCase());
  if (former !== undefined) {
    const moved = asked.path.replace(`/repos/${owner}/${name}`, `/repos/${former.fullName}`);
    const location = `${origin}${moved}${asked.query.size === 0 ? '' : `?${asked.query.toString()}`}`;
    return { status: 301, headers: { location }, json: { message: 'Moved Permanently', url: location } };
  }
  const state = states.find(({ fullName }) => fullName.toLowerCase() === `${owner}/${name}`.toLowerCase());
  if (state === undefined || !asked.path.startsWith('/repos/')) return notFound;
  return withEtag(asked, answerIn(state, rest, asked, origin));
}

const notFound: Answered = { status: 404, json: { message: 'Not Found', status: '404' } };

function answerIn(state: GitHubState, [what, ...rest]: readonly string[], asked: Asked, origin: string): Answered {
  const { query } = asked;
  switch (what) {
    case undefined:
      return {
        json: {
          full_name: state.fullName,
          fork: state.parent !== undefined,
          ...(state.parent === undefined ? {} : { parent: { full_name: state.parent } }),
        },
      };
    case 'pulls': {
      if (rest[0] !== undefined) {
        const found = state.pullRequests.find(({ number }) => String(number) === rest[0]);
        return found === undefined ? notFound : { json: pullJson(state, found) };
      }
      const head = query.get('head')?.split(':').at(-1);
      const listed = state.pullRequests
        .filter(({ mergedAt, branch }) => mergedAt !== undefined && (head === undefined || head === branch))
        .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
      return page(listed, asked, origin, (each) => pullJson(state, each));
    }
    case 'commits': {
      const commit = state.commits.find(({ sha }) => sha.startsWith(rest[0] ?? '-'));
      if (commit === undefined) return { status: 422, json: { message: `No commit found for SHA: ${rest[0]}` } };
      if (rest[1] !== 'pulls') return { json: commitJson(commit, true) };
      const brought = state.pullRequests.filter(
        ({ sha, commits }) => sha === commit.sha || commits.includes(commit.sha),
      );
      return { json: brought.map((each) => pullJson(state, each)) };
    }
    case 'compare': {
      const [base = '', head = ''] = (rest[0] ?? '').split('...');
      const commits = commitsBetween(state, base, head);
      if (commits === undefined) return notFound;
      const size = Number(query.get('per_page') ?? 250);
      const at = (Number(query.get('page') ?? 1) - 1) * size;
      return {
        json: {
          status: 'ahead',
          total_commits: commits.length,
          commits: commits.slice(at, at + size).map((commit) => commitJson(commit, false)),
        },
      };
    }
    case 'contents': {
      const text = state.fileAt(query.get('ref') ?? '', rest.join('/'));
      return text === undefined
        ? notFound
        : { headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' }, text };
    }
    default:
      return notFound;
  }
}

function search(states: readonly GitHubState[], { query }: Asked): Answered {
  const q = query.get('q') ?? '';
  const repository = /repo:(\S+)/u.exec(q)?.[1]?.toLowerCase();
  const words = Array.from(q.matchAll(/"([^"]*)"/gu), ([, word = '']) => word.toLowerCase());
  const state = states.find(({ fullName }) => fullName.toLowerCase() === repository);
  if (state === undefined)
    return { status: 422, json: { message: 'Validation Failed', errors: [{ message: 'no repo' }] } };
  const found = state.pullRequests.filter(
    ({ title, body, mergedAt }) =>
      mergedAt !== undefined && words.every((word) => `${title} ${body}`.toLowerCase().includes(word)),
  );
  const items = found.slice(0, Number(query.get('per_page') ?? 30)).map((each) => {
    const { number, title, html_url, user, merged_at } = pullJson(state, each);
    return { number, title, html_url, user, pull_request: { merged_at } };
  });
  return { json: { total_count: found.length, incomplete_results: false, items } };
}

function pullJson({ fullName }: GitHubState, each: PullRequestState) {
  return {
    number: each.number,
    title: each.title,
    body: each.body,
    state: each.mergedAt === undefined ? 'open' : 'closed',
    html_url: `https://github.com/${fullName}/pull/${each.number}`,
    merged_at: each.mergedAt ?? null,
    updated_at: each.updatedAt,
    merge_commit_sha: each.sha ?? null,
    user: { login: each.login },
    head: { ref: each.branch },
    base: { repo: { full_name: fullName } },
  };
}

function commitJson({ sha, message, parents, author, at, files = [] }: CommitState, isWhole: boolean) {
  const sum = (key: 'additions' | 'deletions'): number => files.reduce((total, file) => total + file[key], 0);
  return {
    sha,
    commit: { message, author: { name: author, date: at }, committer: { name: 'GitHub', date: at } },
    parents: parents.map((parent) => ({ sha: parent })),
    ...(isWhole ? { files, stats: { additions: sum('additions'), deletions: sum('deletions') } } : {}),
  };
}

function page<T>(items: readonly T[], asked: Asked, origin: string, json: (item: T) => unknown): Answered {
  const size = Math.min(100, Number(asked.query.get('per_page') ?? 30));
  const number = Number(asked.query.get('page') ?? 1);
  const next = new URLSearchParams(asked.query);
  next.set('page', String(number + 1));
  const isLast = number * size >= items.length;
  return {
    headers: isLast ? {} : { link: `<${origin}${asked.path}?${next.toString()}>; rel="next"` },
    json: items.slice((number - 1) * size, number * size).map(json),
  };
}

/** Answers 304 to who has it already. */
function withEtag(asked: Asked, answer: Answered): Answered {
  if (typeof answer === 'function' || !('json' in answer) || (answer.status ?? 200) !== 200) return answer;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(answer.json)).digest('hex').slice(0, 32)}"`;
  if (asked.headers['if-none-match'] === etag) return (response) => response.writeHead(304, { etag }).end();
  return { ...answer, headers: { ...answer.headers, etag } };
}
