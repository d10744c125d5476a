import type { CartLine } from '../cart/price.ts';
import type { Pool } from '../db/pool.ts';

export class OutOfStockError extends Error {
  override name = 'OutOfStockError';
}

/** Uses a connection of its own: a reservation must outlive a checkout that fails, or two customers race for the last item. */
export async function reserveStock(pool: Pool, lines: readonly CartLine[]): Promise<void> {
  await pool.use(async (db) => {
    for (const { sku, quantity } of lines) {
      const { rows } = await db.query<{ stock: number }>('select stock from products where sku = $1', [sku]);
      if ((rows[0]?.stock ?? 0) < quantity) throw new OutOfStockError(`${sku} is out of stock`);
      await db.query('insert into stock_reservations (sku, quantity) values ($1, $2)', [sku, quantity]);
    }
  });
}
