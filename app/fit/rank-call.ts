import type { FitCall } from './fit-call.ts';
import { askedLicence, type AskedLicence } from './rules/licence.ts';
import { placesOf, type Places } from './rules/topics.ts';

/** What the order of a list needs of a call, whatever the project: kept in memory, so its texts are there once, folded. */
export type RankCall = {
  /** without its texts */
  facts: FitCall;
  /** the same for all calls of the same terms (rules.ts) */
  terms: string;
  places: Places;
  licence: AskedLicence | null;
};

/** Looks through the texts of a call. */
export function toRankCall(call: FitCall): RankCall {
  const facts = { ...call, title: '', summary: '', eligibility: null, tags: [], categories: [] };
  return { facts, terms: termsOf(facts), places: placesOf(call), licence: askedLicence(call) };
}

const NO_TERMS = new Set<string>([
  ...['upstreamStatus', 'statusOverride', 'docType', 'opensOn', 'archivesOn', 'goneOn', 'deadlineMode', 'deadlines'],
  ...['amount', 'amountKind'],
]);

const termsOf = (facts: FitCall) => JSON.stringify(Object.entries(facts).filter(([name]) => !NO_TERMS.has(name)));
