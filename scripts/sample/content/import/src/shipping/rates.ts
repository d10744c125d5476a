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
