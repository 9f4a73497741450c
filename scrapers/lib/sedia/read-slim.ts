import { z } from 'zod';
import type { SediaRecord } from './record.ts';

const labelled = z.object({ id: z.coerce.string(), label: z.string() });
const euros = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const text = z
  .string()
  .nullish()
  .transform((value) => value || null);

/** A call in the normalised form of a harvester's daily snapshot. */
const grant = z.object({
  id: z.string().min(1),
  identifier: z.string(),
  title: z.string(),
  url: text,
  callIdentifier: text,
  callTitle: text,
  actionType: text,
  status: labelled,
  kind: labelled,
  startDate: text,
  deadlineDate: text,
  budget: z
    .object({ totalBudgetEur: euros, expectedGrants: euros, minContributionEur: euros, maxContributionEur: euros })
    .nullish(),
  frameworkProgrammes: z.array(labelled).default([]),
});

export const slimAnswer = z.object({ generatedAt: z.string(), grants: z.array(z.unknown()) });

/** Reads one; the problem in words when it is not of the form. It gives one deadline, and does not say of which stage. */
export function readSlim(raw: unknown): SediaRecord | { problem: string } {
  const read = grant.safeParse(raw);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    return { problem: `${issue.path.join('.') || 'record'}: ${issue.message}` };
  }
  const { data } = read;
  const { budget } = data;
  return {
    ...{ reference: data.id, type: data.kind.id, status: data.status.id, identifier: data.identifier },
    ...{ callIdentifier: data.callIdentifier, title: data.title, callTitle: data.callTitle, url: data.url },
    ...{ opens: data.startDate, deadlines: data.deadlineDate ? [data.deadlineDate] : [], model: null },
    budget: budget
      ? {
          ...{ total: budget.totalBudgetEur, min: budget.minContributionEur, max: budget.maxContributionEur },
          awards: budget.expectedGrants && Number.isInteger(budget.expectedGrants) ? budget.expectedGrants : null,
          ...{ currency: 'EUR', rawText: JSON.stringify(budget) },
        }
      : null,
    ...{
      actionTypes: data.actionType ? [data.actionType] : [],
      programmes: data.frameworkProgrammes.map(({ label }) => label),
    },
    ...{ tags: [], descriptionHtml: null, conditionsHtml: null, raw },
  };
}
