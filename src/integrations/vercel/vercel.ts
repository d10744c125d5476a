import type { Deployer, LogLine, RemoteRepository, StopSignal, TimeWindow } from '../../app/ports.ts';
import type { Deployment } from '../../core/changes/deploys/deployment.ts';
import type { RollbackFacts, RollbackRequest } from '../../core/changes/deploys/rollback.ts';
import { oneLine } from '../../core/changes/plainText.ts';
import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import { jsonOf } from '../http/reply.ts';
import { abortSignalOf } from '../http/stopSignal.ts';
import { VercelClient, type VercelClientOptions } from './client.ts';
import { readDeployment, where } from './readDeployment.ts';
import { rollbackStatus } from './rollbackStatus.ts';
import { DeploymentShape, ListShape, LogShape, oneOf, ProjectShape, ProjectsShape } from './shapes.ts';

export interface VercelOptions extends VercelClientOptions {
  /** Id or name; empty for the projects of the workspace's repositories. */
  readonly project: () => string;
  readonly repositories: (stop?: StopSignal) => Promise<Result<readonly RemoteRepository[], Failure>>;
  readonly now: () => number;
}

export type Vercel = Required<Deployer>;

const perPage = 100;
const mostPages = 5;
const logsForMs = 8_000;
const mostLogLines = 2_000;

/** Everything that is asked of Vercel. Not connected, each question is `auth` and nothing is sent. */
export function openVercel(options: VercelOptions): Vercel {
  const client = new VercelClient(options);

  async function projects(
    signal: AbortSignal | undefined,
    stop: StopSignal | undefined,
  ): Promise<Result<readonly string[], Failure>> {
    const named = options.project().trim();
    if (named !== '') return ok([named]);
    const repositories = await options.repositories(stop);
    if (!repositories.ok) return repositories;
    const found: string[] = [];
    for (const { repository, host = 'github.com' } of repositories.value) {
      const query = { repoUrl: `https://${host}/${repository}`, limit: '20' };
      const answer = await client.ask({ path: '/v10/projects', query, what: 'project', signal });
      if (!answer.ok) return answer;
      const listed = oneOf(ProjectsShape, answer.value);
      if (listed === undefined) return badReply('projects');
      found.push(...listed.projects.map(({ id }) => id));
    }
    if (found.length > 0) return ok([...new Set(found)]);
    return failed({ code: 'unavailable', where, needs: { setting: 'sitrep.vercel.project' } });
  }

  async function list(
    project: string,
    query: Readonly<Record<string, string | number>>,
    { sinceMs, untilMs, limit }: TimeWindow,
    signal: AbortSignal | undefined,
  ): Promise<Result<readonly Deployment[], Failure>> {
    const found: Deployment[] = [];
    let until = untilMs;
    for (let page = 1; page <= mostPages && found.length < limit; page += 1) {
      const answer = await client.ask({
        path: '/v7/deployments',
        query: { projectId: project, since: sinceMs, until, limit: Math.min(perPage, limit), ...query },
        what: `project ${project}`,
        signal,
      });
      if (!answer.ok) return answer;
      const read = oneOf(ListShape, answer.value);
      if (read === undefined) return badReply('deployments');
      const told = read.deployments.flatMap((item) => {
        const shape = oneOf(DeploymentShape, item);
        return (shape === undefined ? undefined : readDeployment(shape)) ?? [];
      });
      if (told.length === 0 && read.deployments.length > 0) return badReply('deployments');
      found.push(...told.filter(({ createdAtMs }) => createdAtMs >= sinceMs));
      const next = read.pagination?.next ?? undefined;
      if (next === undefined || next < sinceMs || told.length === 0) break;
      until = next;
    }
    return ok(found.slice(0, limit));
  }

  async function projectOf({ project }: { readonly project: string }, signal?: AbortSignal) {
    const path = `/v9/projects/${encodeURIComponent(project)}`;
    const answer = await client.ask({ path, what: `project ${project}`, signal });
    if (!answer.ok) return answer;
    const read = oneOf(ProjectShape, answer.value);
    return read === undefined ? badReply('project') : ok(read);
  }

  /** With what production points at now, if that can be read; the list is shown all the same without it. */
  async function withServing(
    project: string,
    window: TimeWindow,
    signal: AbortSignal | undefined,
  ): Promise<Result<readonly Deployment[], Failure>> {
    // One after the other: a refused token is asked about once.
    const listed = await list(project, {}, window, signal);
    if (!listed.ok) return listed;
    const read = await projectOf({ project }, signal);
    const servingId = read.ok ? read.value.targets['production']?.id : undefined;
    if (servingId === undefined || servingId === '') return listed;
    return ok(listed.value.map((each) => (each.isProduction ? { ...each, servesNow: each.id === servingId } : each)));
  }

  async function deploymentById(id: string, signal?: AbortSignal): Promise<Result<Deployment, Failure>> {
    const answer = await client.ask({
      path: `/v13/deployments/${encodeURIComponent(id)}`,
      what: `deployment ${id}`,
      signal,
    });
    if (!answer.ok) return answer;
    const shape = oneOf(DeploymentShape, answer.value);
    const read = shape === undefined ? undefined : readDeployment(shape);
    return read === undefined ? badReply('deployment') : ok(read);
  }

  return {
    name: where,

    async deployments(window, stop) {
      const signal = abortSignalOf(stop);
      const asked = await projects(signal, stop);
      if (!asked.ok) return asked;
      const answers = await Promise.all(asked.value.map((project) => withServing(project, window, signal)));
      const refused = answers.find(({ ok: fine }) => !fine);
      if (refused !== undefined && answers.every(({ ok: fine }) => !fine)) return refused;
      const all = answers.flatMap((answer) => (answer.ok ? answer.value : []));
      return ok([...all].sort((one, other) => other.createdAtMs - one.createdAtMs).slice(0, window.limit));
    },

    async errorLines({ id, project = '' }, limit, stop) {
      const path = `/v1/projects/${encodeURIComponent(project)}/deployments/${encodeURIComponent(id)}/runtime-logs`;
      const question = { path, what: `deployment ${id}`, signal: abortSignalOf(stop) };
      const answer = await client.lines(question, logsForMs, mostLogLines);
      if (!answer.ok) return answer;
      return ok(answer.value.flatMap((line) => errorLine(line) ?? []).slice(-limit));
    },

    async facts(to, stop) {
      const signal = abortSignalOf(stop);
      const name = to.project ?? options.project().trim();
      const project = await projectOf({ project: name }, signal);
      if (!project.ok) return project;
      const target = await deploymentById(to.id, signal);
      if (!target.ok) return target;
      const currentId = project.value.targets['production']?.id ?? '';
      const current = currentId === '' ? undefined : await deploymentById(currentId, signal);
      if (current?.ok === false) return current;
      const lastRequestedAtMs = project.value.lastAliasRequest?.requestedAt;
      const facts = {
        project: project.value.name,
        environment: 'production',
        ...(current === undefined ? {} : { current: current.value }),
        // The list says whether it can be gone back to; a single deployment's answer does not.
        target: to.canRollBackTo === undefined ? target.value : { ...target.value, canRollBackTo: to.canRollBackTo },
        ...(lastRequestedAtMs === undefined ? {} : { lastRequestedAtMs }),
      };
      return ok({ ...facts, ...wayOf(facts) });
    },

    async rollBack(facts) {
      if (facts.way === 'refused') {
        return failed({ code: 'rejected', where, reason: facts.refusal ?? 'not possible' });
      }
      const request: RollbackRequest = {
        source: where,
        project: facts.project,
        environment: facts.environment,
        way: facts.way,
        ...(facts.current === undefined ? {} : { from: facts.current }),
        to: facts.target,
        requestedAtMs: options.now(),
        ...(facts.lastRequestedAtMs === undefined ? {} : { lastRequestedAtMs: facts.lastRequestedAtMs }),
      };
      const project = await projectOf({ project: facts.project });
      // Nothing was asked for yet: that answer being late says nothing of a rollback.
      if (!project.ok) return project.failure.code === 'timedOut' ? failed({ code: 'offline', where }) : project;
      const [id, to] = [encodeURIComponent(project.value.id), encodeURIComponent(facts.target.id)];
      const path = facts.way === 'rollback' ? `/v1/projects/${id}/rollback/${to}` : `/v10/projects/${id}/promote/${to}`;
      const answer = await client.ask({ method: 'POST', path, what: `deployment ${facts.target.id}` });
      if (answer.ok) return ok(request);
      if (!isUncertain(answer.failure)) return answer;
      // The answer was lost or broken, not the request: Vercel knows whether it has it.
      const read = await projectOf({ project: facts.project });
      const last = read.ok ? read.value.lastAliasRequest : undefined;
      const isOurs = last?.toDeploymentId === facts.target.id && last.requestedAt > (facts.lastRequestedAtMs ?? 0);
      return isOurs ? ok(request) : failed({ code: 'timedOut', where, detail: answer.failure.code });
    },

    async status(request, stop) {
      const signal = abortSignalOf(stop);
      const project = await projectOf(request, signal);
      if (!project.ok) return project;
      const servingId = project.value.targets['production']?.id ?? '';
      const serving = servingId === '' ? undefined : await deploymentById(servingId, signal);
      if (serving?.ok === false) return serving;
      return ok(rollbackStatus(request, project.value, serving?.value, options.now()));
    },
  };
}

/** Forward again is a promotion; back is a rollback, if Vercel offers the deployment for one. */
function wayOf({ target, current }: Pick<RollbackFacts, 'target' | 'current'>): Pick<RollbackFacts, 'way' | 'refusal'> {
  if (target.state !== 'ready') return { way: 'refused', refusal: `the deployment is ${target.stateWord}` };
  if (current?.id === target.id) return { way: 'refused', refusal: 'it serves production already' };
  if (!target.isProduction || (current !== undefined && target.createdAtMs > current.createdAtMs)) {
    return { way: 'promote' };
  }
  if (target.canRollBackTo === false) return { way: 'refused', refusal: 'it is no rollback candidate' };
  return { way: 'rollback' };
}

/** What was asked may be done all the same: a gateway's own error or an answer without sense is no refusal. */
function isUncertain({ code }: Failure): boolean {
  return code === 'timedOut' || code === 'down' || code === 'badReply';
}

function errorLine(line: string): LogLine | undefined {
  const log = oneOf(LogShape, jsonOf({ body: line }));
  if (log === undefined || (log.level !== 'error' && log.responseStatusCode < 500)) return undefined;
  const request = [log.requestMethod, log.requestPath, log.responseStatusCode || ''].join(' ').trim();
  return {
    atMs: log.timestampInMs,
    // A stack trace keeps its lines: its places are read from them.
    text: [oneLine(request, 500), log.message.trim().slice(0, 4_000)].filter((part) => part !== '').join(': '),
  };
}

function badReply(detail: string): Result<never, Failure> {
  return failed({ code: 'badReply', where, detail });
}
