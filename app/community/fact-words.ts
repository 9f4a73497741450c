import { countriesWords } from '#app/opportunities/terms/countries.ts';
import { budgetWords } from './budget-text.ts';
import { NO_SPONSOR } from './facts.ts';
import type { YearlyBudget } from './profile.ts';

/** A fact in words, for lists of changes; null = nobody said. `names` has those of the organisations, by their ids. */
export function factWords(field: string, value: unknown, names: Record<string, string>): string | null {
  if (value === null || value === undefined) return null;
  if (field === 'topics') return (value as string[]).join(', ');
  if (field === 'country') return countriesWords([value as string]);
  if (field === 'yearlyBudget') return budgetWords(value as YearlyBudget);
  if (field === 'fiscalSponsor') {
    return value === NO_SPONSOR ? 'none' : (names[value as string] ?? 'an organisation that is gone');
  }
  return String(value as string | number);
}
