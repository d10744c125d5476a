import { priceOf, type CartLine } from '../cart/price.ts';
import type { Pool } from '../db/pool.ts';
import type { Payments } from './payment.ts';

export interface Shop {
  readonly pool: Pool;
  readonly payments: Payments;
}

export interface OrderRequest {
  readonly customerId: string;
  readonly lines: readonly CartLine[];
}

export interface Receipt {
  readonly orderId: string;
  readonly paymentId: string;
  readonly cents: number;
}

export async function placeOrder({ pool, payments }: Shop, request: OrderRequest): Promise<Receipt> {
  return pool.use(async (db) => {
    const cents = priceOf(request.lines);
    const { rows } = await db.query<{ id: string }>(
      'insert into orders (customer_id, total_cents) values ($1, $2) returning id',
      [request.customerId, cents],
    );
    const orderId = rows[0]?.id;
    if (!orderId) throw new Error('the order was not stored');
    const paymentId = await payments.capture(orderId, cents);
    await db.query('update orders set payment_id = $2, paid_at = now() where id = $1', [orderId, paymentId]);
    return { orderId, paymentId, cents };
  });
}
