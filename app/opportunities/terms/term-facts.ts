import { paymentWords, stagesWords, type Payment } from './choice-words.ts';
import { countriesWords } from './countries.ts';
import type { Stages, TermFact } from '../types.ts';

/** What is stored of who may apply and on what terms; null = nobody says. Lists are JSON. */
export type StoredTerms = {
  acceptsFiscalSponsor: boolean | null;
  acceptsIndividuals: boolean | null;
  countries: string | null;
  inviteOnly: boolean | null;
  applicantTypes: string | null;
  stages: string | null;
  costSharing: boolean | null;
  indirectCap: number | null;
  paysMaintenance: boolean | null;
  payment: string | null;
  awardsExpected: number | null;
};

/** The terms in words, what open-source projects ask first coming first. */
export function termFacts(call: StoredTerms): TermFact[] {
  const { countries, applicantTypes, stages, payment, awardsExpected } = call;
  return [
    term('terms.fiscalSponsor', 'Fiscal sponsors', yesNo(call.acceptsFiscalSponsor, 'May apply', 'May not apply')),
    term('terms.individuals', 'Individuals', yesNo(call.acceptsIndividuals, 'May apply', 'May not apply')),
    term('terms.countries', 'Countries', countries === null ? null : capital(countriesWords(list(countries)))),
    term('applicantTypes', 'Kinds of applicants', applicantTypes === null ? null : list(applicantTypes).join('; ')),
    term('terms.inviteOnly', 'Invitation', yesNo(call.inviteOnly, 'Only those who are asked may apply', 'Not needed')),
    term('stages', 'First step', stages === null ? null : stagesWords[stages as Stages]),
    term('terms.indirectCap', 'Indirect costs', call.indirectCap === null ? null : capWords(call.indirectCap)),
    term('terms.maintenance', 'Maintenance', yesNo(call.paysMaintenance, 'Is paid', 'Is not paid; only new work is')),
    term('terms.payment', 'Payment', payment === null ? null : paymentWords[payment as Payment]),
    term('costSharing', 'Cost sharing', yesNo(call.costSharing, 'Applicants must pay a part', 'Not asked for')),
    term('awardsExpected', 'Awards expected', awardsExpected === null ? null : awardsExpected.toLocaleString('en')),
  ];
}

const term = (field: string, name: string, value: string | null): TermFact => ({ field, name, value });
const yesNo = (value: boolean | null, yes: string, no: string) => (value === null ? null : value ? yes : no);
const list = (json: string) => JSON.parse(json) as string[];
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function capWords(percent: number): string {
  return percent === 0 ? 'Not paid' : `At most ${percent} % of direct costs`;
}
