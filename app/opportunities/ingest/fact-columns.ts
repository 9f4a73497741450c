import type { CallFacts, FactName } from './merge.ts';

/** Facts that are columns of Opportunity under their own name; funder and programme are rows of other tables. */
export const FACT_COLUMNS = [
  'recordKind',
  'title',
  'number',
  'callId',
  'url',
  'applyUrl',
  'summaryText',
  'descriptionHtml',
  'language',
  'upstreamStatus',
  'docType',
  'postedOn',
  'opensOn',
  'archivesOn',
  'deadlineMode',
  'amountMin',
  'amountMax',
  'amountTotal',
  'currency',
  'amountKind',
  'amountRaw',
  'awardsExpected',
  'costSharing',
  'eligibilityText',
  'applicantTypes',
  'acceptsFiscalSponsor',
  'acceptsIndividuals',
  'countries',
  'indirectCap',
  'paysMaintenance',
  'payment',
  'inviteOnly',
  'stages',
  'instruments',
  'categories',
  'alns',
  'tags',
  'attachments',
  'version',
] as const satisfies readonly Exclude<FactName, 'funder' | 'programme'>[];

// A fact that has no column does not compile.
type Forgotten = Exclude<FactName, (typeof FACT_COLUMNS)[number] | 'funder' | 'programme'>;
export const noneForgotten: [Forgotten] extends [never] ? true : Forgotten = true;

const YES_OR_NO: ReadonlySet<FactName> = new Set<FactName>([
  'costSharing',
  'acceptsFiscalSponsor',
  'acceptsIndividuals',
  'paysMaintenance',
  'inviteOnly',
]);

/** SQLite has no true and false. */
export const toColumn = (value: CallFacts[FactName]) => (typeof value === 'boolean' ? Number(value) : value);

export function fromColumn(field: FactName, value: string | number | null): string | number | boolean | null {
  return value !== null && YES_OR_NO.has(field) ? value === 1 : value;
}
