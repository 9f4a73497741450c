import type { FitRule } from './finding.ts';
import { amount } from './rules/amount.ts';
import { applicants } from './rules/applicants.ts';
import { consortium } from './rules/consortium.ts';
import { costSharing } from './rules/cost-sharing.ts';
import { country } from './rules/country.ts';
import { earlierAwards } from './rules/earlier-awards.ts';
import { fiscalSponsor } from './rules/fiscal-sponsor.ts';
import { indirectCosts } from './rules/indirect-costs.ts';
import { individuals } from './rules/individuals.ts';
import { invitation } from './rules/invitation.ts';
import { licence } from './rules/licence.ts';
import { maintenance } from './rules/maintenance.ts';
import { payment } from './rules/payment.ts';
import { timeLeft } from './rules/time-left.ts';
import { topics } from './rules/topics.ts';

/** Every rule by its name. */
export const rules = {
  invitation: invitation,
  time: timeLeft,
  sponsor: fiscalSponsor,
  country: country,
  individuals: individuals,
  applicants: applicants,
  topics: topics,
  consortium: consortium,
  amount: amount,
  licence: licence,
  maintenance: maintenance,
  payment: payment,
  indirect: indirectCosts,
  sharing: costSharing,
  awards: earlierAwards,
} satisfies Record<string, FitRule>;

/** Those that speak for or against, which is what an order needs: looking for partners cuts every text into sentences. */
export const { consortium: _asksToLook, ...rankingRules } = rules;

/** Those of them that read terms of a call, which many calls share: neither its texts nor its dates nor its amount. */
export const { topics: _all, licence: _sentences, time: _dates, amount: _money, ...termRules } = rankingRules;
