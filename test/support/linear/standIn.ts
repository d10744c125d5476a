import {
  execute,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFieldResolver,
} from 'graphql';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { complexityOf } from './complexity.ts';
import { faultReply, Faults, type LinearFault } from './faults.ts';
import { OAuthStandIn } from './oauthStandIn.ts';
import { rootOf } from './resolvers.ts';
import { linearSchema } from './schema.ts';
import { standInWorkspace, type StandInWorkspace } from './workspace.ts';

export interface SeenRequest {
  readonly roots: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly complexity: number;
}

export const standInApiKey = 'lin_api_standin0000000000';
/** What Sitrep sends to an address on this machine when nobody gave it a key. */
const localToken = 'sitrep-local-emulator';

/**
 * Linear over HTTP on this machine: it keeps what it is given, checks every request against Linear's schema, counts
 * complexity as documented, and goes wrong when told to. `violations` must be empty at the end of a test.
 */
export class LinearStandIn {
  readonly workspace: StandInWorkspace;
  readonly requests: SeenRequest[] = [];
  /** Requests that Linear's schema does not allow. */
  readonly violations: string[] = [];
  readonly oauth = new OAuthStandIn();
  private readonly faults = new Faults();
  private readonly server: Server;
  private readonly hanging = new Set<ServerResponse>();
  private port = 0;
  private host = '127.0.0.1';

  constructor(workspace: StandInWorkspace = standInWorkspace()) {
    this.workspace = workspace;
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  get origin(): string {
    return `http://${this.host.includes(':') ? `[${this.host}]` : this.host}:${this.port}`;
  }

  get apiUrl(): string {
    return `${this.origin}/graphql`;
  }

  async start(port = 0, host = '127.0.0.1'): Promise<this> {
    this.host = host;
    await new Promise<void>((started, refused) => {
      this.server.once('error', refused);
      this.server.listen(port, host, () => started());
    });
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    for (const response of this.hanging) response.destroy();
    this.server.closeAllConnections();
    await new Promise<void>((stopped) => this.server.close(() => stopped()));
  }

  fail(fault: LinearFault): void {
    this.faults.add(fault);
  }

  heal(): void {
    this.faults.clear();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.origin);
    const body = await bodyOf(request);
    // Linear lets pages of other origins ask, as a worker host is one.
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') {
      const allowed = request.headers['access-control-request-headers'] ?? '';
      response.writeHead(204, { 'access-control-allow-headers': allowed, 'access-control-allow-methods': 'GET, POST' });
      response.end();
      return;
    }
    if (pathname.startsWith('/oauth/')) {
      this.oauth.answer(request, body, response);
      return;
    }
    if (pathname === '/__state') {
      const { issues, documents } = this.workspace;
      send(response, 200, { issues, documents, violations: this.violations });
      return;
    }
    if (pathname === '/__oauth') {
      this.oauth.next = body as OAuthStandIn['next'];
      send(response, 200, {});
      return;
    }
    if (pathname === '/__fail') {
      this.fail(JSON.parse(body) as LinearFault);
      send(response, 200, {});
      return;
    }
    if (request.method !== 'POST' || pathname !== '/graphql') {
      send(response, 404, { errors: [] });
      return;
    }
    if (!this.isKnown(request.headers.authorization)) {
      const reply = faultReply({ kind: 'expired' });
      send(response, 401, reply?.body);
      return;
    }
    await this.answerGraphQl(JSON.parse(body) as GraphQlRequest, response);
  }

  private isKnown(authorization = ''): boolean {
    return (
      authorization === standInApiKey ||
      authorization === localToken ||
      this.oauth.knows(authorization.replace(/^Bearer /, ''))
    );
  }

  private async answerGraphQl({ query, variables = {} }: GraphQlRequest, response: ServerResponse): Promise<void> {
    const document = parse(query);
    const roots = rootsOf(document);
    const problems = validate(linearSchema(), document).map(({ message }) => message);
    if (problems.length > 0) {
      this.violations.push(...problems);
      send(response, 400, {
        errors: problems.map((message) => ({
          message,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', type: 'graphql error' },
        })),
      });
      return;
    }
    const complexity = complexityOf(document, variables);
    this.requests.push({ roots, variables, complexity });
    const fault = this.faults.next(roots) ?? (complexity > 10_000 ? ({ kind: 'complexity' } as const) : undefined);
    const reply = fault === undefined ? undefined : faultReply(fault);
    if (reply !== undefined) {
      send(response, reply.status, reply.body, reply.headers);
      return;
    }
    const result = await execute({
      schema: linearSchema(),
      document,
      rootValue: rootOf(this.workspace),
      variableValues: variables,
      fieldResolver: resolveField,
    });
    if (fault?.kind === 'loseReply') return void response.destroy();
    if (fault?.kind === 'hang') return void this.hanging.add(response);
    const unexpected = result.errors?.find(({ extensions }) => extensions['code'] === undefined);
    if (unexpected !== undefined) this.violations.push(unexpected.message);
    const headers = { 'x-complexity': String(complexity), 'x-ratelimit-requests-remaining': '2499' };
    send(response, 200, result.errors === undefined ? result : { ...result, data: null }, headers);
  }
}

interface GraphQlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** What the data holds; the SDK asks for every field there is, and those are given an empty value of their type. */
const resolveField: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
  const value = (source as Readonly<Record<string, unknown>>)[info.fieldName];
  if (typeof value === 'function') return (value as (args: unknown) => unknown)(args);
  if (value !== undefined) return value;
  if (info.path.prev === undefined) throw new Error(`The stand-in has no answer to “${info.fieldName}”.`);
  if (!isNonNullType(info.returnType)) return null;
  if (isListType(info.returnType.ofType)) return [];
  const type = getNamedType(info.returnType);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isLeafType(type)) return {};
  if (type.name === 'Int' || type.name === 'Float') return 0;
  if (type.name === 'Boolean') return false;
  return type.name === 'DateTime' ? '2026-01-01T00:00:00.000Z' : '';
};

function rootsOf(document: DocumentNode): readonly string[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((part) => (part.kind === Kind.FIELD ? [part.name.value] : []))
      : [],
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json; charset=utf-8', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
