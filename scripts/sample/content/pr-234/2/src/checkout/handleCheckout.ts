import { PoolExhaustedError } from '../db/pool.ts';
import { placeOrder, type OrderRequest, type Shop } from './placeOrder.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const attempts = 3;

/** The pool gives up after a second, so a busy moment is worth another try. */
export async function handleCheckout(shop: Shop, body: unknown): Promise<Reply> {
  if (!isOrderRequest(body)) return { status: 400, body: { error: 'malformed order' } };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { status: 201, body: await placeOrder(shop, body) };
    } catch (error) {
      if (!(error instanceof PoolExhaustedError) || attempt === attempts) throw error;
    }
  }
}

function isOrderRequest(body: unknown): body is OrderRequest {
  if (typeof body !== 'object' || body === null) return false;
  const { customerId, lines } = body as Partial<OrderRequest>;
  return typeof customerId === 'string' && Array.isArray(lines) && lines.length > 0;
}
