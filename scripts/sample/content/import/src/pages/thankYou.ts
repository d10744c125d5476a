import type { Receipt } from '../checkout/placeOrder.ts';

export function thankYouPage(receipt: Receipt): string {
  return `<h1>Thank you!</h1><p>You paid ${(receipt.cents / 100).toFixed(2)}.</p>`;
}
