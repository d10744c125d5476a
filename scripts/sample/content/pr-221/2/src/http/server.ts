import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { handleCheckout, type Reply } from '../checkout/handleCheckout.ts';
import type { Shop } from '../checkout/placeOrder.ts';
import { health } from './health.ts';
import { logError } from './log.ts';

export function createHarbor(shop: Shop): Server {
  return createServer(async (request, response) => {
    const requestId = String(request.headers['x-request-id'] ?? randomUUID());
    const reply = await route(shop, request).catch((error: unknown) => failed(request, requestId, error));
    response.writeHead(reply.status, { 'content-type': 'application/json', 'x-request-id': requestId });
    response.end(JSON.stringify(reply.body));
  });
}

async function route(shop: Shop, request: IncomingMessage): Promise<Reply> {
  switch (`${request.method} ${request.url}`) {
    case 'GET /health':
      return health(shop.pool);
    case 'POST /checkout':
      return await handleCheckout(shop, await readJson(request));
    default:
      return { status: 404, body: { error: 'not found' } };
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

function failed(request: IncomingMessage, requestId: string, error: unknown): Reply {
  logError('request failed', { requestId, route: `${request.method}:${request.url}`, status: 500 }, error);
  return { status: 500, body: { error: 'something went wrong', requestId } };
}
