import type { Connection } from '../db/pool.ts';
import type { Voucher } from './voucher.ts';

/** The primary key refuses the second use by the same customer. */
export async function redeem(db: Connection, voucher: Voucher, customerId: string, orderId: string): Promise<void> {
  await db.query('insert into voucher_uses (customer_id, code, order_id) values ($1, $2, $3)', [
    customerId,
    voucher.code,
    orderId,
  ]);
}
