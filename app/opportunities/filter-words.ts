import { formatDay } from './calendar-date.ts';
import { eligibleChoices, eligibleWords, OR_UNKNOWN } from './facets/eligible.ts';
import { kinds, kindWords } from './facets/kinds.ts';
import type { OpportunityFilter } from './filter.ts';
import { countriesWords } from './terms/countries.ts';
import { statusWords } from './words.ts';

/** What narrows a list besides words, in words: `open`, `at least 50,000 USD`, `until 31 Jan 2027`. */
export function filterParts(filter: OpportunityFilter): string[] {
  const { status, funder, tag, source, closesAfter, closesBefore } = filter;
  return [
    ...status.map((one) => statusWords[one].toLowerCase()),
    ...funder,
    ...filter.kind.map((name) => kindWords[kinds.find((kind) => kind === name) ?? 'other'].toLowerCase()),
    ...tag,
    ...source.map((id) => `from ${id}`),
    ...filter.eligible.map(eligiblePart),
    ...amountParts(filter),
    ...(closesAfter ? [`from ${formatDay(closesAfter)}`] : []),
    ...(closesBefore ? [`until ${formatDay(closesBefore)}`] : []),
  ];
}

/** One choice of who may apply, in words. */
export function eligiblePart(value: string): string {
  if (value === OR_UNKNOWN) return 'or not said';
  const choice = eligibleChoices.find((one) => one === value);
  return choice ? eligibleWords[choice].toLowerCase() : `open to ${countriesWords([value])}`;
}

function amountParts({ min, max, currency }: OpportunityFilter): string[] {
  const money = (amount: number) => `${amount.toLocaleString('en')}${currency ? ` ${currency}` : ''}`;
  if (min === null && max === null) return currency ? [`in ${currency}`] : [];
  return [...(min === null ? [] : [`at least ${money(min)}`]), ...(max === null ? [] : [`at most ${money(max)}`])];
}
