import type { StatusFacts } from '#app/opportunities/status.ts';
import type { AmountFact, AmountKind, Stages } from '#app/opportunities/types.ts';
import type { Payment } from '#app/opportunities/terms/choice-words.ts';

/** What the rules read of a call; null = nobody says. */
export type FitCall = StatusFacts & {
  title: string;
  /** plain text */
  summary: string;
  eligibility: string | null;
  tags: string[];
  categories: string[];
  acceptsFiscalSponsor: boolean | null;
  acceptsIndividuals: boolean | null;
  /** where applicants may be; `[]` = anywhere; `EU` stands for the member states */
  countries: string[] | null;
  applicantTypes: string[] | null;
  inviteOnly: boolean | null;
  /** percent of direct costs */
  indirectCap: number | null;
  paysMaintenance: boolean | null;
  payment: Payment | null;
  costSharing: boolean | null;
  stages: Stages | null;
  amount: AmountFact;
  amountKind: AmountKind;
  /** titles of what its programme paid for before; null where nobody told, undefined where nobody looked */
  awards?: string[] | null;
  /** field → who says it, where that was read */
  toldBy: Record<string, string[]>;
};

/** In how many calls each word of the topics stands (words.ts), so that rare words weigh more. */
export type Frequencies = { calls: number; of: ReadonlyMap<string, number> };

/** What besides the two matters: the reader's zone, whether a proposal to the call is begun, how common words are. */
export type FitContext = { now: Date; viewerZone: string | null; begun: boolean; frequencies: Frequencies | null };
