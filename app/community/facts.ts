import type { YearlyBudget } from './profile.ts';

/** What is told of a project, one value a fact; null: nobody said. */
export type ProjectFacts = {
  name: string;
  summary: string | null;
  url: string | null;
  repository: string | null;
  /** an SPDX expression */
  licence: string | null;
  /** as a file says it, where that is certainly no SPDX expression */
  licenceText: string | null;
  topics: string[] | null;
  country: string | null;
  /** the id of an organisation */
  fiscalSponsor: string | null;
  maintainers: number | null;
  yearlyBudget: YearlyBudget | null;
};
export type ProjectField = keyof ProjectFacts;

/** In place of an organisation's id: the project has no fiscal sponsor. */
export const NO_SPONSOR = 'none';

export const projectFields: { [F in ProjectField]: string } = {
  name: 'Name',
  summary: 'Summary',
  url: 'Home page',
  repository: 'Repository',
  licence: 'Licence',
  licenceText: 'Licence, in its own words',
  topics: 'Topics',
  country: 'Legal home',
  fiscalSponsor: 'Fiscal sponsor',
  maintainers: 'Maintainers',
  yearlyBudget: 'Budget of a year',
};

export type OrganisationFacts = { name: string; rorId: string | null; country: string | null; url: string | null };

export const organisationFields: { [F in keyof OrganisationFacts]: string } = {
  name: 'Name',
  rorId: 'ROR',
  country: 'Country',
  url: 'Home page',
};

/** Whether two values of a fact are the same. */
export const sameFact = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
