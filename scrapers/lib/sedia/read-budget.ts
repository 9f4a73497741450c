import { z } from 'zod';
import { jsonIn } from './json-in.ts';
import type { SediaRecord } from './record.ts';

const amount = z.coerce.number().nonnegative().nullish().catch(null);
const line = z.object({
  action: z.string().default(''),
  budgetYearMap: z.record(z.string(), z.coerce.number().nonnegative().catch(0)).default({}).catch({}),
  ...{ minContribution: amount, maxContribution: amount, expectedGrants: amount },
});
const overview = z.object({ budgetTopicActionMap: z.record(z.string(), z.array(line)) });

type Facts = { budgetOverview: string[]; budget: string[]; currency: string[] };

/**
 * Money of a topic. The overview lists all topics of the call, so only lines that begin with this one's identifier
 * count; their years together are the topic's budget, which all its awards share. `budget` is the same sum alone.
 */
export function readBudget(identifier: string, { budgetOverview, budget, currency }: Facts): SediaRecord['budget'] {
  const lines = Object.values(jsonIn(budgetOverview, overview)?.budgetTopicActionMap ?? {})
    .flat()
    .filter(({ action }) => identifier !== '' && isOf(action, identifier));
  const pick = (field: 'minContribution' | 'maxContribution' | 'expectedGrants') =>
    lines.map((one) => one[field] ?? 0).filter((value) => value > 0);
  const years = sum(lines.flatMap((one) => Object.values(one.budgetYearMap)));
  const total = years || sum(budget.map((said) => Number(said.replace(/[\s,]/g, ''))).filter((said) => said > 0));
  const [least, most, grants] = [pick('minContribution'), pick('maxContribution'), pick('expectedGrants')];
  if (total === 0 && least.length === 0 && most.length === 0) return null;
  const awards = sum(grants);
  return {
    total: total || null,
    min: least.length > 0 ? Math.min(...least) : null,
    max: most.length > 0 ? Math.max(...most) : null,
    awards: awards > 0 && awards <= 1_000_000 && Number.isInteger(awards) ? awards : null,
    currency: /^[A-Z]{3}$/.test(currency[0] ?? '') ? currency[0]! : 'EUR',
    rawText: JSON.stringify(lines.length > 0 ? lines : budget),
  };
}

/** `HORIZON-X-01-12 - HORIZON-RIA …` is of `HORIZON-X-01-12`, not of `HORIZON-X-01-1`. */
const isOf = (action: string, identifier: string) =>
  action.toUpperCase().startsWith(identifier.toUpperCase()) && !/^[\w-]/.test(action.slice(identifier.length));

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
