import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What a stand-in answers: a reply, or a function that does with the connection what it likes. */
export type Answered =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly json: unknown }
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly text: string }
  | ((response: ServerResponse) => void);

export interface StandIn {
  readonly origin: string;
  /** Every request so far, in order. */
  readonly asked: readonly Asked[];
  /** Answers the next request that fits with this instead, once. */
  failNext(answer: Answered, fits?: (asked: Asked) => boolean): void;
  close(): Promise<void>;
}

/** A server on 127.0.0.1. What the handler throws is answered with 500 and its message, so that a test shows it. */
export async function openStandIn(handle: (asked: Asked) => Answered | Promise<Answered>, port = 0): Promise<StandIn> {
  const asked: Asked[] = [];
  const next: { readonly answer: Answered; readonly fits: (asked: Asked) => boolean }[] = [];
  const server: Server = createServer((request, response) => {
    void (async () => {
      const one = await readAsked(request);
      asked.push(one);
      const at = next.findIndex(({ fits }) => fits(one));
      const [scripted] = at === -1 ? [] : next.splice(at, 1);
      try {
        answerWith(response, scripted?.answer ?? (await handle(one)));
      } catch (error) {
        answerWith(response, { status: 500, text: error instanceof Error ? error.message : String(error) });
      }
    })();
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    failNext: (answer, fits = () => true) => void next.push({ answer, fits }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function answerWith(response: ServerResponse, answer: Answered): void {
  if (typeof answer === 'function') {
    answer(response);
    return;
  }
  const isJson = 'json' in answer;
  response.writeHead(answer.status ?? 200, {
    'content-type': isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    ...answer.headers,
  });
  response.end(isJson ? JSON.stringify(answer.json) : answer.text);
}

/** Sends half of a body and then breaks the connection. */
export function resetMidBody(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('[{"id":', () => response.destroy());
}

/** Never answers. */
export function silence(): void {
  // The connection stays open until the test closes the server.
}
