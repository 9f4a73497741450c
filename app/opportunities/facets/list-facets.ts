import { countViews, type CountedView } from '../agency-views.ts';
import type { OpportunityFilter } from '../filter.ts';
import { amountBands, bandWords, type AmountBand } from './amount-bands.ts';
import { choicesOf, type Choice } from './choices.ts';
import { eligibleChoices, eligibleWords } from './eligible.ts';
import { kinds, kindWords } from './kinds.ts';
import type { Tally } from './tally.ts';

/** What can be chosen, with how many calls each choice would show. */
export type ListFacets = {
  funder: Choice[];
  agencies: CountedView[];
  kind: Choice[];
  tag: Choice[];
  source: Choice[];
  eligible: Choice[];
  currency: Choice[];
  /** of the currency that is chosen; none without one, because amounts of several cannot be compared */
  amount: (AmountBand & { label: string; count: number })[];
};

type Names = { list: readonly string[] };

export function listFacets(
  tally: Tally,
  names: { funders: Names; kinds: Names; tags: Names; sources: Names; currencies: Names },
  filter: OpportunityFilter,
): ListFacets {
  return {
    funder: choicesOf(names.funders.list, tally.funders, filter.funder),
    agencies: countViews(names.funders.list.map((name, at) => ({ name, count: tally.funders[at]! }))),
    kind: choicesOf(names.kinds.list, tally.kinds, filter.kind, kindWord),
    tag: choicesOf(names.tags.list, tally.tags, filter.tag),
    source: choicesOf(names.sources.list, tally.sources, filter.source),
    eligible: eligibleChoices.flatMap((value, at) => {
      const count = tally.eligible[at]!;
      return count > 0 || filter.eligible.includes(value) ? [{ value, label: eligibleWords[value], count }] : [];
    }),
    currency: choicesOf(names.currencies.list, tally.currencies, filter.currency === null ? [] : [filter.currency]),
    amount: filter.currency
      ? amountBands.map((band, at) => ({ ...band, label: bandWords(band), count: tally.bands[at]! }))
      : [],
  };
}

function kindWord(name: string): string {
  const kind = kinds.find((one) => one === name);
  return kind ? kindWords[kind] : name;
}
