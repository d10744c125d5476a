import { placeOrder, type OrderRequest, type Shop } from './placeOrder.ts';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export async function handleCheckout(shop: Shop, body: unknown): Promise<Reply> {
  if (!isOrderRequest(body)) return { status: 400, body: { error: 'malformed order' } };
  return { status: 201, body: await placeOrder(shop, body) };
}

function isOrderRequest(body: unknown): body is OrderRequest {
  if (typeof body !== 'object' || body === null) return false;
  const { customerId, lines } = body as Partial<OrderRequest>;
  return typeof customerId === 'string' && Array.isArray(lines) && lines.length > 0;
}
