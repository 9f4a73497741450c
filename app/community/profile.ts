/** Who holds the money for a project that is no legal person itself. */
export type FiscalSponsor = { name: string; country: string | null; rorId: string | null };

/** What a year costs, in minor units of an ISO currency; both ends are the same where one figure was told. */
export type YearlyBudget = { min: number; max: number; currency: string };

/** What is known of a project where it matters for money. Null: nobody said. Countries are ISO 3166-1 alpha-2. */
export type ProjectProfile = {
  id: string;
  name: string;
  topics: string[] | null;
  /** an SPDX expression */
  licence: string | null;
  /** of its legal home */
  country: string | null;
  fiscalSponsor: FiscalSponsor | 'none' | null;
  maintainers: number | null;
  yearlyBudget: YearlyBudget | null;
};

/** A project as it is stored, with its sponsor. */
export type StoredProfile = {
  id: string;
  name: string;
  topics: string | null;
  licence: string | null;
  country: string | null;
  hasFiscalSponsor: boolean | null;
  fiscalSponsor: FiscalSponsor | null;
  maintainers: number | null;
  budgetMin: bigint | null;
  budgetMax: bigint | null;
  budgetCurrency: string | null;
};

/** The profile of a stored project. */
export function toProfile(row: StoredProfile): ProjectProfile {
  const { id, name, licence, country, maintainers } = row;
  const topics = row.topics === null ? null : (JSON.parse(row.topics) as string[]);
  return {
    id,
    name,
    topics,
    licence,
    country,
    maintainers,
    fiscalSponsor: sponsorOf(row),
    yearlyBudget: budgetOf(row),
  };
}

/** The sponsor wins over the yes or no, which may be older. */
function sponsorOf({ fiscalSponsor, hasFiscalSponsor }: StoredProfile): ProjectProfile['fiscalSponsor'] {
  if (fiscalSponsor) {
    const { name, country, rorId } = fiscalSponsor;
    return { name, country, rorId };
  }
  return hasFiscalSponsor === false ? 'none' : null;
}

function budgetOf({ budgetMin, budgetMax, budgetCurrency }: StoredProfile): YearlyBudget | null {
  if (budgetMin === null || budgetMax === null || budgetCurrency === null) return null;
  return { min: Number(budgetMin), max: Number(budgetMax), currency: budgetCurrency };
}
