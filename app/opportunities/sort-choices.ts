import type { OpportunityFilter, Sort } from './filter.ts';

type SortChoices = { chosen: string; choices: { value: string; label: string }[] };

const labels: Record<Sort, string> = {
  relevance: 'relevance',
  deadline: 'next deadline',
  newest: 'newest',
  title: 'title',
};

/**
 * The orders to choose from. The usual one has no value of its own: a form that leaves it as it is does not fix it, so
 * that the best come first as soon as there are words.
 */
export function sortChoices({ q, sort }: Pick<OpportunityFilter, 'q' | 'sort'>): SortChoices {
  const offered: Sort[] = q ? ['relevance', 'deadline', 'newest', 'title'] : ['deadline', 'newest', 'title'];
  const valueOf = (one: Sort) => (one === offered[0] ? '' : one);
  return { chosen: valueOf(sort), choices: offered.map((one) => ({ value: valueOf(one), label: labels[one] })) };
}
