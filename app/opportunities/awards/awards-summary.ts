/** What a call's programme paid for before. Plain data, for the page of the call. */
export type AwardsSummary = {
  count: number;
  /** how the awards were found: by the call's number, its programme, or its assistance listing, the narrowest that has any */
  by: 'number' | 'programme' | 'listing';
  /** what they share with the call, as people write it: `NSF 24-571`, `Use-Inspired NextG`, `47.070` */
  shared: string[];
  /** by currency, the largest total first; awards without an amount count in `count` alone */
  money: { currency: string; count: number; totalMinor: number; medianMinor: number }[];
  newest: AwardFact[];
  sources: { title: string; url: string; /** ISO instant */ checkedAt: string }[];
};

export type AwardFact = {
  id: string;
  title: string;
  number: string | null;
  institution: string | null;
  /** YYYY-MM-DD */
  startsOn: string | null;
  endsOn: string | null;
  amountMinor: number | null;
  currency: string | null;
  url: string | null;
};

/** Count, total and median by currency. The median of an even number is the mean of the two in the middle, rounded. */
export function sumByCurrency(amounts: readonly { minor: number; currency: string }[]): AwardsSummary['money'] {
  const byCurrency = new Map<string, number[]>();
  for (const { minor, currency } of amounts) byCurrency.set(currency, [...(byCurrency.get(currency) ?? []), minor]);
  return [...byCurrency]
    .map(([currency, values]) => ({
      ...{ currency, count: values.length },
      totalMinor: values.reduce((sum, value) => sum + value, 0),
      medianMinor: median(values),
    }))
    .sort((a, b) => b.totalMinor - a.totalMinor || (a.currency < b.currency ? -1 : 1));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2);
}
