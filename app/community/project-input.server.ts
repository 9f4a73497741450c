import { AppError } from '#app/errors.ts';
import type { Transaction } from '#prisma/client.server.ts';
import { NO_SPONSOR, type ProjectFacts } from './facts.ts';
import {
  readBudget,
  readCount,
  readCountry,
  readLicence,
  readName,
  readSummary,
  readTopics,
  readUrl,
  type Read,
} from './read-fact.server.ts';

export const projectInputs = [
  ...(['name', 'summary', 'url', 'repository', 'licence', 'topics', 'country'] as const),
  ...(['fiscalSponsor', 'maintainers', 'budgetMin', 'budgetMax', 'budgetCurrency'] as const),
];
export type TypedProject = Record<(typeof projectInputs)[number], string>;

/** The facts that a form holds. Throws `bad_input` with all that is to mend. `before` keeps a licence in words nobody replaced. */
export async function readProject(
  tx: Transaction,
  typed: TypedProject,
  before: ProjectFacts | null,
): Promise<ProjectFacts> {
  const fields: Record<string, string> = {};
  const take = <T>(name: string, read: Read<T>): T => {
    if ('value' in read) return read.value;
    fields[name] = read.problem;
    return undefined as T; // never used: a problem throws below
  };
  const budget = readBudget({ min: typed.budgetMin, max: typed.budgetMax, currency: typed.budgetCurrency });
  const budgetField = { min: 'budgetMin', max: 'budgetMax', currency: 'budgetCurrency' }[budget.field ?? 'min'];
  const licence = take('licence', readLicence(typed.licence));
  const facts: ProjectFacts = {
    name: take('name', readName(typed.name)),
    summary: take('summary', readSummary(typed.summary)),
    url: take('url', readUrl(typed.url)),
    repository: take('repository', readUrl(typed.repository)),
    licence,
    licenceText: licence === null ? (before?.licenceText ?? null) : null,
    topics: take('topics', readTopics(typed.topics)),
    country: take('country', readCountry(typed.country)),
    fiscalSponsor: await readSponsor(tx, typed.fiscalSponsor, fields),
    maintainers: take('maintainers', readCount(typed.maintainers)),
    yearlyBudget: take(budgetField, budget),
  };
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'The project was not saved.', fields);
  return facts;
}

async function readSponsor(tx: Transaction, typed: string, fields: Record<string, string>): Promise<string | null> {
  if (typed === '' || typed === NO_SPONSOR) return typed || null;
  const found = await tx.organisation.findUnique({ where: { id: typed }, select: { id: true } });
  if (!found) fields.fiscalSponsor = 'Choose one of the list.';
  return typed;
}
