import type { Project } from '#prisma/generated/client.ts';
import { NO_SPONSOR, type ProjectFacts } from './facts.ts';
import { toProfile } from './profile.ts';

/** The facts in a project's row. */
export function toFacts(row: Project): ProjectFacts {
  const { yearlyBudget, topics } = toProfile({ ...row, fiscalSponsor: null });
  const { name, url, repository, licence, licenceText, country, maintainers } = row;
  const fiscalSponsor = row.fiscalSponsorId ?? (row.hasFiscalSponsor === false ? NO_SPONSOR : null);
  const summary = row.summary || null;
  return {
    name,
    summary,
    url,
    repository,
    licence,
    licenceText,
    topics,
    country,
    fiscalSponsor,
    maintainers,
    yearlyBudget,
  };
}

/** The columns that hold the facts. */
export function toColumns(facts: ProjectFacts) {
  const { name, url, repository, licence, licenceText, country, maintainers, yearlyBudget, fiscalSponsor } = facts;
  const hasSponsor = fiscalSponsor !== null && fiscalSponsor !== NO_SPONSOR;
  return {
    ...{ name, url, repository, licence, licenceText, country, maintainers },
    summary: facts.summary ?? '',
    topics: facts.topics && JSON.stringify(facts.topics),
    hasFiscalSponsor: fiscalSponsor === null ? null : hasSponsor,
    fiscalSponsorId: hasSponsor ? fiscalSponsor : null,
    budgetMin: yearlyBudget && BigInt(yearlyBudget.min),
    budgetMax: yearlyBudget && BigInt(yearlyBudget.max),
    budgetCurrency: yearlyBudget && yearlyBudget.currency,
  };
}
