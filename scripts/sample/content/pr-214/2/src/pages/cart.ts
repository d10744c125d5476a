import { deliveryDays } from '../cart/delivery.ts';
import { priceOf, type CartLine } from '../cart/price.ts';

export function cartPage(lines: readonly CartLine[], country: string): string {
  const total = (priceOf(lines) / 100).toFixed(2);
  return `<h1>Your cart</h1><p>Total ${total}, at your door in ${deliveryDays(country)} working days.</p>`;
}
