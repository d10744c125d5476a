import type { Reply } from '../checkout/handleCheckout.ts';
import type { Pool } from '../db/pool.ts';

export function health(pool: Pool): Reply {
  return { status: 200, body: { ok: true, pool: pool.usage() } };
}
