export interface Payments {
  /** Takes the money and returns the provider's payment id. */
  capture(orderId: string, cents: number): Promise<string>;
}

const timeoutMs = 4_000;
const attempts = 2;

export function httpPayments(baseUrl: string): Payments {
  return {
    async capture(orderId, cents) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await captureOnce(baseUrl, orderId, cents);
        } catch (error) {
          if (!isTimeout(error) || attempt === attempts) throw error;
        }
      }
    },
  };
}

/** Safe to repeat: the provider keeps one capture per idempotency key. */
async function captureOnce(baseUrl: string, orderId: string, cents: number): Promise<string> {
  const response = await fetch(new URL('/captures', baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': orderId },
    body: JSON.stringify({ orderId, cents }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`the payment provider answered ${response.status}`);
  const { id } = (await response.json()) as { id: string };
  return id;
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
