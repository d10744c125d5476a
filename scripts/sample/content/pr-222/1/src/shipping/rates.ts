export interface Parcel {
  readonly country: string;
  readonly grams: number;
}

export type RateSource = (parcel: Parcel) => Promise<number>;

/** What the carrier asks for a parcel, in cents. */
export function carrierRates(baseUrl: string): RateSource {
  return async ({ country, grams }) => {
    const response = await fetch(new URL(`/rates/${country}?grams=${grams}`, baseUrl));
    if (!response.ok) throw new Error(`the carrier answered ${response.status}`);
    const { cents } = (await response.json()) as { cents: number };
    return cents;
  };
}

const keepMs = 10 * 60_000;

export function cachedRates(source: RateSource, now: () => number = Date.now): RateSource {
  const rates = new Map<string, { readonly cents: number; readonly until: number }>();
  return async (parcel) => {
    const kept = rates.get(parcel.country);
    if (kept && kept.until > now()) return kept.cents;
    const cents = await source(parcel);
    rates.set(parcel.country, { cents, until: now() + keepMs });
    return cents;
  };
}
