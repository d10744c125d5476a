export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
}

export function confirmation(to: string, orderId: string, cents: number): Mail {
  return {
    to,
    subject: `Your order ${orderId}`,
    text: `We have your payment of ${(cents / 100).toFixed(2)} and are packing your order.`,
  };
}
