import { openStandIn, type Answered, type Asked, type StandIn } from '../http/standIn.ts';

export interface VercelDeployment {
  readonly uid: string;
  readonly created: number;
  readonly ready?: number;
  readonly state: string;
  /** Preview while absent. */
  readonly target?: 'production' | 'staging';
  readonly sha: string;
  readonly message: string;
  readonly isRollbackCandidate?: boolean;
  readonly login?: string;
}

export interface VercelState {
  readonly project: { readonly id: string; readonly name: string };
  /** "owner/name", as it is linked. */
  readonly repository: string;
  readonly deployments: VercelDeployment[];
  /** What production points at. */
  serving: string;
  lastAliasRequest?: {
    readonly fromDeploymentId: string;
    readonly toDeploymentId: string;
    readonly requestedAt: number;
    readonly type: 'promote' | 'rollback';
    jobStatus: 'pending' | 'in-progress' | 'succeeded' | 'failed' | 'skipped';
  };
  /** Lines of the runtime log; the stream stays open after them. */
  readonly logs: readonly Readonly<Record<string, unknown>>[];
}

export interface VercelStandIn extends StandIn {
  readonly tokens: Set<string>;
  /** Takes the last request a step further: pending, in progress, succeeded. Reading the project does so too when `isEager`. */
  advance(): void;
}

/** Vercel's REST API on 127.0.0.1. A rollback takes as many looks as the real one takes seconds. */
export async function openVercelStandIn(
  state: VercelState,
  options: { readonly port?: number; readonly isEager?: boolean; readonly now?: () => number } = {},
): Promise<VercelStandIn> {
  const tokens = new Set(['good-token']);
  const now = options.now ?? (() => Date.now());
  const advance = (): void => {
    const last = state.lastAliasRequest;
    if (last?.jobStatus === 'pending') last.jobStatus = 'in-progress';
    else if (last?.jobStatus === 'in-progress') {
      last.jobStatus = 'succeeded';
      state.serving = last.toDeploymentId;
    }
  };
  const server = await openStandIn((asked): Answered => {
    const token = /^bearer (.*)$/iu.exec(asked.headers.authorization ?? '')?.[1];
    if (token === undefined || !tokens.has(token))
      return refusal(403, 'forbidden', 'The request is missing a valid authentication token');
    if (options.isEager === true && /^\/v9\/projects\/[^/]+$/u.test(asked.path)) advance();
    return answer(state, asked, now());
  }, options.port);
  return { ...server, tokens, advance };
}

function answer(state: VercelState, asked: Asked, nowMs: number): Answered {
  const { method, path, query } = asked;
  const { project } = state;
  const isProject = (name: string | undefined): boolean => name === project.id || name === project.name;
  if (method === 'GET' && /^\/v[67]\/deployments$/u.test(path)) {
    if (!isProject(query.get('projectId') ?? undefined)) return refusal(404, 'not_found', 'Project not found');
    const [since, until] = [Number(query.get('since') ?? 0), Number(query.get('until') ?? Infinity)];
    const limit = Number(query.get('limit') ?? 20);
    const all = state.deployments
      .filter(({ created }) => created >= since && created < until)
      .sort((a, b) => b.created - a.created);
    const shown = all.slice(0, limit);
    const next = all.length > limit ? (shown.at(-1)?.created ?? null) : null;
    return {
      json: {
        deployments: shown.map((each) => listed(state, each)),
        pagination: { count: shown.length, next, prev: null },
      },
    };
  }
  const deployment = /^\/v13\/deployments\/([^/]+)$/u.exec(path)?.[1];
  if (method === 'GET' && deployment !== undefined) {
    const found = state.deployments.find(({ uid }) => uid === deployment);
    return found === undefined ? refusal(404, 'not_found', 'Deployment not found') : { json: single(state, found) };
  }
  if (method === 'GET' && path === '/v10/projects') {
    const isLinked = query.get('repoUrl')?.toLowerCase().endsWith(`/${state.repository.toLowerCase()}`) === true;
    return {
      json: {
        projects: isLinked ? [projectJson(state)] : [],
        pagination: { count: Number(isLinked), next: null, prev: null },
      },
    };
  }
  if (method === 'GET' && path.startsWith('/v9/projects/')) {
    return isProject(path.split('/').at(-1))
      ? { json: projectJson(state) }
      : refusal(404, 'not_found', 'Project not found');
  }
  const [, kind, id] = /^\/v(?:1|10)\/projects\/[^/]+\/(rollback|promote)\/([^/]+)$/u.exec(path) ?? [];
  if (method === 'POST' && (kind === 'rollback' || kind === 'promote') && id !== undefined) {
    const target = state.deployments.find(({ uid }) => uid === id);
    if (target === undefined) return refusal(404, 'not_found', 'Deployment not found');
    if (target.state !== 'READY') return refusal(422, 'not_ready', 'The deployment is not ready');
    const last = state.lastAliasRequest?.jobStatus;
    if (last === 'pending' || last === 'in-progress') return refusal(409, 'conflict', 'Another request is in progress');
    state.lastAliasRequest = {
      fromDeploymentId: state.serving,
      toDeploymentId: id,
      requestedAt: nowMs,
      type: kind,
      jobStatus: 'pending',
    };
    return { status: 201, json: {} };
  }
  if (method === 'GET' && path.endsWith('/runtime-logs')) {
    return (response) => {
      response.writeHead(200, { 'content-type': 'application/stream+json' });
      response.write(state.logs.map((line) => `${JSON.stringify(line)}\n`).join(''));
    };
  }
  return refusal(404, 'not_found', 'No such route');
}

function refusal(status: number, code: string, message: string): Answered {
  return { status, json: { error: { code, message } } };
}

function meta({ repository }: VercelState, { sha, message, login = 'tomas-vidal' }: VercelDeployment) {
  const [org = '', repo = ''] = repository.split('/');
  return {
    githubCommitSha: sha,
    githubCommitRef: 'main',
    githubCommitMessage: message,
    githubCommitOrg: org,
    githubCommitRepo: repo,
    githubCommitAuthorLogin: login,
  };
}

function listed(state: VercelState, each: VercelDeployment) {
  const host = `${state.project.name}-${each.uid.slice(-6).toLowerCase()}.vercel.app`;
  return {
    uid: each.uid,
    name: state.project.name,
    projectId: state.project.id,
    url: host,
    created: each.created,
    createdAt: each.created,
    ...(each.ready === undefined ? {} : { ready: each.ready }),
    state: each.state,
    readyState: each.state,
    type: 'LAMBDAS',
    target: each.target ?? null,
    creator: { uid: 'user_1', username: each.login ?? 'tomas-vidal', githubLogin: each.login ?? 'tomas-vidal' },
    inspectorUrl: `https://vercel.com/example/${state.project.name}/${each.uid.slice(4)}`,
    meta: meta(state, each),
    ...(each.isRollbackCandidate === undefined ? {} : { isRollbackCandidate: each.isRollbackCandidate }),
  };
}

/** As a member without more rights sees it: the description's shorter form. */
function single(state: VercelState, each: VercelDeployment) {
  const { uid, created, ready, state: readyState, target, url, name, creator, ...rest } = listed(state, each);
  return {
    id: uid,
    name,
    url,
    createdAt: created,
    ...(ready === undefined ? {} : { ready }),
    readyState,
    status: readyState,
    target,
    creator: { uid: creator.uid, username: creator.username },
    aliasAssigned: target === 'production',
    bootedAt: created,
    buildingAt: created,
    buildSkipped: false,
    public: false,
    type: 'LAMBDAS',
    regions: ['fra1'],
    version: 2,
    projectId: state.project.id,
    inspectorUrl: rest.inspectorUrl,
    meta: rest.meta,
    build: { env: [] },
    env: [],
    plan: 'pro',
    createdIn: 'fra1',
    ownerId: 'team_1',
    routes: null,
    isInConcurrentBuildsQueue: false,
    isInSystemBuildsQueue: false,
    projectSettings: {},
  };
}

function projectJson(state: VercelState) {
  const serving = state.deployments.find(({ uid }) => uid === state.serving);
  return {
    accountId: 'team_1',
    directoryListing: false,
    id: state.project.id,
    name: state.project.name,
    nodeVersion: '22.x',
    resourceConfig: { functionDefaultRegions: ['fra1'] },
    defaultResourceConfig: { functionDefaultRegions: ['fra1'] },
    lastAliasRequest: state.lastAliasRequest ?? null,
    targets:
      serving === undefined
        ? {}
        : {
            production: {
              id: serving.uid,
              createdAt: serving.created,
              createdIn: 'fra1',
              creator: { uid: 'user_1', username: 'tomas-vidal', email: 'tomas@example.com' },
              deploymentHostname: `${state.project.name}.vercel.app`,
              name: state.project.name,
              plan: 'pro',
              private: true,
              readyState: 'READY',
              type: 'LAMBDAS',
              url: `${state.project.name}.vercel.app`,
              userId: 'user_1',
            },
          },
  };
}
