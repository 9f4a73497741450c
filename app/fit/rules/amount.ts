import { formatAmount, formatMoney } from '#app/opportunities/money.ts';
import type { YearlyBudget } from '#app/community/profile.ts';
import { unknownOf, type FitRule } from '../finding.ts';

const field = 'amount';
/** An award of more years' costs than this takes people and accounts that the project has not. */
const TOO_MANY_YEARS = 5;
/** Less than this part of a year is hardly worth the weeks that a proposal takes. */
const TOO_SMALL_A_PART = 1 / 20;

/** Whether an award is of a size that the project can use and look after. Other currencies are not converted. */
export const amount: FitRule = ({ name, yearlyBudget: budget }, { amount: told, amountKind }) => {
  const least = told.minMinor ?? told.maxMinor;
  const most = told.maxMinor ?? told.minMinor;
  const words = formatAmount(told);
  if (least === null || most === null || words === null || amountKind === 'total')
    return unknownOf(['call'], 'How much one award is, is not said.', { field, weight: 1 });
  const award = `An award is ${words}`;
  if (budget === null)
    return unknownOf(['project'], `${award}; what a year of ${name} costs, nobody has said.`, { field, weight: 1 });
  if (told.currency !== budget.currency) {
    const where = told.currency === null ? 'in a currency that is not named' : 'in another currency';
    return {
      ...{ side: 'check', field, weight: 1 },
      text: `${award}, ${where} than the costs of ${name} (${costs(budget)}): compare them.`,
    };
  }
  const year = `${costs(budget)} that a year of ${name} costs`;
  if (least > budget.max * TOO_MANY_YEARS)
    return {
      ...{ side: 'against', field, weight: 3 },
      text: `${award}: more than ${TOO_MANY_YEARS} times the ${year}, and hard to look after.`,
    };
  if (most < budget.min * TOO_SMALL_A_PART)
    return {
      ...{ side: 'against', field, weight: 3 },
      text: `${award}: less than a twentieth of the ${year}, little for the work of a proposal.`,
    };
  return { side: 'for', text: `${award}; a year of ${name} costs ${costs(budget)}.`, field, weight: 2 };
};

const costs = ({ min, max, currency }: YearlyBudget) =>
  formatAmount({ minMinor: min, maxMinor: max, totalMinor: null, currency, rawText: null }) ??
  formatMoney(max, currency);
