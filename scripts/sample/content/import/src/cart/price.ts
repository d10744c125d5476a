export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitCents: number;
}

export function priceOf(lines: readonly CartLine[]): number {
  return lines.reduce((cents, line) => cents + line.quantity * line.unitCents, 0);
}
