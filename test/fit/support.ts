import type { ProjectProfile } from '#app/community/profile.ts';
import type { FitCall } from '#app/fit/fit-call.ts';
import { fitOf } from '#app/fit/fit-of.ts';
import { deadline } from '#test/opportunities/support.ts';

export const NOW = new Date('2026-11-26T12:00:00Z');

/** A project of which nothing is known. */
export function project(change: Partial<ProjectProfile> = {}): ProjectProfile {
  return {
    ...{ id: 'p', name: 'Gridlab', topics: null, licence: null, country: null },
    ...{ fiscalSponsor: null, maintainers: null, yearlyBudget: null },
    ...change,
  };
}

export const sponsor = { name: 'NumFOCUS', country: 'US', rorId: null };
export const usd = (min: number, max = min) => ({ min: min * 100, max: max * 100, currency: 'USD' });

/** A call that says when it is due and nothing else. */
export function call(change: Partial<FitCall> = {}): FitCall {
  return {
    ...{ upstreamStatus: 'open', statusOverride: null, docType: 'call', opensOn: null, archivesOn: null, goneOn: null },
    deadlineMode: 'fixed',
    deadlines: [deadline({ date: '2027-03-01' })],
    ...{ title: 'A call', summary: '', eligibility: null, tags: [], categories: [] },
    ...{
      acceptsFiscalSponsor: null,
      acceptsIndividuals: null,
      countries: null,
      applicantTypes: null,
      inviteOnly: null,
    },
    ...{ indirectCap: null, paysMaintenance: null, payment: null, costSharing: null, stages: null },
    amount: { minMinor: null, maxMinor: null, totalMinor: null, currency: null, rawText: null },
    ...{ amountKind: 'per_award', awards: null, toldBy: {} },
    ...change,
  };
}

export const award = (min: number | null, max: number | null, currency = 'USD') => ({
  minMinor: min === null ? null : min * 100,
  maxMinor: max === null ? null : max * 100,
  ...{ totalMinor: null, currency, rawText: null },
});

/** What one rule says, `side: text`, with `!` where it rules the project out; the empty string where it says nothing. */
export function says(rule: string, profile: Partial<ProjectProfile>, facts: Partial<FitCall>, context = {}): string {
  const found = fitOf(project(profile), call(facts), NOW, context).filter((reason) => reason.rule === rule);
  return found.map(({ side, rulesOut, text }) => `${side}${rulesOut ? '!' : ''}: ${text}`).join(' | ');
}
