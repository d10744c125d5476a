import type { Pool } from '../db/pool.ts';

export interface OrderSummary {
  readonly id: string;
  readonly total_cents: number;
  readonly created_at: string;
}

export async function ordersOf(pool: Pool, customerId: string, limit = 20): Promise<readonly OrderSummary[]> {
  const { rows } = await pool.use((db) =>
    db.query<OrderSummary>(
      'select id, total_cents, created_at from orders where customer_id = $1 order by created_at desc limit $2',
      [customerId, limit],
    ),
  );
  return rows;
}
