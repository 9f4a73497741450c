import type { YearlyBudget } from '#app/community/profile.ts';
import { formatAmount } from '#app/opportunities/money.ts';
import { unknownOf, type FitRule } from '../finding.ts';

const field = 'terms.payment';
/** Up to this a year, nobody can lay out the costs of an award. In minor units, of currencies of about one size. */
const SMALL = 100_000_00;
const COMPARABLE = new Set(['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD']);

/** Whether the project must lay out the money. */
export const payment: FitRule = ({ name, yearlyBudget: budget }, { payment: how }) => {
  if (how === null) return unknownOf(['call'], 'Whether the money comes in advance is not said.', { field });
  if (how === 'upfront') return { side: 'for', text: 'The money comes in advance.', field, weight: 2 };
  if (how === 'milestones')
    return { side: 'check', text: 'The money comes as milestones are reached, after the work.', field, weight: 1 };
  const later = 'Costs are paid back afterwards';
  if (budget === null)
    return unknownOf(['project'], `${later}; whether ${name} can lay them out is not known.`, { field, weight: 2 });
  return COMPARABLE.has(budget.currency) && budget.max <= SMALL
    ? {
        ...{ side: 'against', field, weight: 3 },
        text: `${later}, which is hard for ${name} with ${year(budget)} a year.`,
      }
    : { side: 'check', text: `${later}: see who lays them out for ${name}.`, field, weight: 2 };
};

const year = ({ min, max, currency }: YearlyBudget) =>
  formatAmount({ minMinor: min, maxMinor: max, totalMinor: null, currency, rawText: null }) ?? 'nothing';
