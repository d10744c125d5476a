export interface Voucher {
  readonly code: string;
  readonly percent: number;
}

/** `SAVE15-K7QX` is 15 percent off. Anything else is no voucher. */
export function parseVoucher(code: string): Voucher | undefined {
  const percent = Number(/^SAVE(\d{1,2})-[A-Z0-9]{4}$/.exec(code)?.[1]);
  return percent > 0 ? { code, percent } : undefined;
}

export function discounted(cents: number, voucher: Voucher | undefined): number {
  return voucher ? Math.round((cents * (100 - voucher.percent)) / 100) : cents;
}
