import { EU_COUNTRIES } from './eu-countries.ts';

/** What a call says of who may apply; null = nobody says. */
export type Eligibility = {
  acceptsFiscalSponsor: boolean | null;
  acceptsIndividuals: boolean | null;
  paysMaintenance: boolean | null;
  inviteOnly: boolean | null;
  costSharing: boolean | null;
  /** ISO codes and EU; empty = anywhere */
  countries: readonly string[] | null;
};

export const eligibleChoices = [
  'fiscal_sponsor',
  'individuals',
  'maintenance',
  'not_by_invitation',
  'no_cost_sharing',
] as const;
export type EligibleChoice = (typeof eligibleChoices)[number];

export const eligibleWords: Record<EligibleChoice, string> = {
  fiscal_sponsor: 'Through a fiscal sponsor',
  individuals: 'Individuals',
  maintenance: 'Pays maintenance',
  not_by_invitation: 'Without an invitation',
  no_cost_sharing: 'No own share of the costs',
};

/** Lets through also what nobody says: most sources say little of this. */
export const OR_UNKNOWN = 'unknown';

const told: Record<EligibleChoice, (call: Eligibility) => boolean | null> = {
  fiscal_sponsor: ({ acceptsFiscalSponsor }) => acceptsFiscalSponsor,
  individuals: ({ acceptsIndividuals }) => acceptsIndividuals,
  maintenance: ({ paysMaintenance }) => paysMaintenance,
  not_by_invitation: ({ inviteOnly }) => (inviteOnly === null ? null : !inviteOnly),
  no_cost_sharing: ({ costSharing }) => (costSharing === null ? null : !costSharing),
};

const isChoice = (value: string): value is EligibleChoice => (eligibleChoices as readonly string[]).includes(value);

/** Whether a value of the filter is one that it knows: a choice, a country code, or OR_UNKNOWN. */
export function isEligibleValue(value: string): boolean {
  return isChoice(value) || value === OR_UNKNOWN || /^[A-Z]{2}$/.test(value);
}

/** The choices that hold of a call, and those that do not, a bit each in their order; what nobody says is in neither. */
export function eligibleBits(call: Eligibility): { admits: number; refuses: number } {
  let [admits, refuses] = [0, 0];
  eligibleChoices.forEach((choice, at) => {
    const says = told[choice](call);
    if (says === true) admits |= 1 << at;
    if (says === false) refuses |= 1 << at;
  });
  return { admits, refuses };
}

type Bits = { admits: number; refuses: number; countries: Eligibility['countries'] };

/** Whether the call is open to what is asked for; null = nobody says. */
export function isEligible({ admits, refuses, countries }: Bits, value: string): boolean | null {
  if (isChoice(value)) {
    const bit = 1 << eligibleChoices.indexOf(value);
    return (admits & bit) !== 0 || ((refuses & bit) !== 0 ? false : null);
  }
  if (countries === null) return null;
  return countries.length === 0 || countries.includes(value) || (EU_COUNTRIES.has(value) && countries.includes('EU'));
}
