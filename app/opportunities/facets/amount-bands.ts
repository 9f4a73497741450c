/** Bounds of what one award pays, in whole units of a currency. */
export type AmountBand = { min: number | null; max: number | null };

export const amountBands: AmountBand[] = [
  { min: null, max: 10_000 },
  { min: 10_000, max: 50_000 },
  { min: 50_000, max: 250_000 },
  { min: 250_000, max: 1_000_000 },
  { min: 1_000_000, max: null },
];

const compact = new Intl.NumberFormat('en', { notation: 'compact' });

/** `up to 10K`, `10K to 50K`, `1M and more`. */
export function bandWords({ min, max }: AmountBand): string {
  if (min === null) return max === null ? 'any amount' : `up to ${compact.format(max)}`;
  return max === null ? `${compact.format(min)} and more` : `${compact.format(min)} to ${compact.format(max)}`;
}
