import type { Reply } from '../checkout/handleCheckout.ts';

export function health(): Reply {
  return { status: 200, body: { ok: true } };
}
