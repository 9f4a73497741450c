import { formatAmount, minorDigits } from '#app/opportunities/money.ts';
import type { YearlyBudget } from './profile.ts';

/** A budget as it is typed, in whole units of the currency. */
export type TypedBudget = { min: string; max: string; currency: string };

/** A budget as the form shows it. */
export function budgetText(budget: YearlyBudget | null): TypedBudget {
  if (!budget) return { min: '', max: '', currency: '' };
  const text = (minor: number) => String(minor / 10 ** minorDigits(budget.currency));
  return { min: text(budget.min), max: budget.max === budget.min ? '' : text(budget.max), currency: budget.currency };
}

/** A budget as people read it: `$50k–80k`. */
export function budgetWords({ min, max, currency }: YearlyBudget): string {
  return formatAmount({ minMinor: min, maxMinor: max, totalMinor: null, currency, rawText: null }) ?? '';
}
