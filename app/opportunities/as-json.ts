import { toMajor } from './money.ts';
import type { OpportunityRow } from './types.ts';

/**
 * A call as `/opportunities.json` gives it: a contract that scripts rely on (README). Dates are `YYYY-MM-DD`, amounts
 * are numbers of the currency itself (300000 = $300,000), what is not known is null.
 */
export function opportunityAsJson(row: OpportunityRow) {
  const { id, number, title, funder, status, url, amount } = row;
  const major = (minor: number | null) => (minor === null ? null : toMajor(minor, amount.currency));
  return {
    ...{ id, number, title, funder, status },
    nextDeadline: row.nextDeadline?.date ?? null,
    deadlines: row.deadlines.map(({ kind, date, time, zone, source, disputed, isInherited }) => ({
      ...{ kind, date, time, zone, source, disputed },
      deadlineSource: isInherited ? 'inherited' : 'self',
    })),
    amount: { min: major(amount.minMinor), max: major(amount.maxMinor), currency: amount.currency },
    url,
    sources: row.sources.map(({ id, url, checkedAt }) => ({ id, url, checkedAt })),
  };
}
