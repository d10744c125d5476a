export interface Payments {
  /** Takes the money and returns the provider's payment id. */
  capture(orderId: string, cents: number): Promise<string>;
}

export function httpPayments(baseUrl: string): Payments {
  return {
    async capture(orderId, cents) {
      const response = await fetch(new URL('/captures', baseUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': orderId },
        body: JSON.stringify({ orderId, cents }),
      });
      if (!response.ok) throw new Error(`the payment provider answered ${response.status}`);
      const { id } = (await response.json()) as { id: string };
      return id;
    },
  };
}
