import type { Column } from '../columns.ts';

/** What some columns show of a call beyond its row. */
export type RowFacts = {
  docType: string;
  programme: string;
  /** YYYY-MM-DD */
  postedOn: string;
  /** who may apply, in the source's words, the beginning of them */
  eligibility: string;
  /** in words */
  countries: string;
  acceptsFiscalSponsor: boolean;
};

/** The fact that a column shows, where that is beyond the row. */
export const factOf: Partial<Record<Column, keyof RowFacts>> = {
  programme: 'programme',
  kind: 'docType',
  eligibility: 'eligibility',
  countries: 'countries',
  'fiscal-sponsor': 'acceptsFiscalSponsor',
  posted: 'postedOn',
};
