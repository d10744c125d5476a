import type { Receipt } from '../checkout/placeOrder.ts';

export function thankYouPage(receipt: Receipt): string {
  const paid = (receipt.cents / 100).toFixed(2);
  return `<h1>Thank you!</h1><p>You paid ${paid}. Your order number is <strong>${receipt.orderId}</strong>.</p>`;
}
