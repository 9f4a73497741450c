import type { FitCall } from '#app/fit/fit-call.ts';
import { fc } from '#test/support/fast-check.ts';
import { deadline } from '#test/opportunities/support.ts';
import { sponsor } from './support.ts';

const maybe = <T>(known: fc.Arbitrary<T>) => fc.option(known);
const code = fc.constantFrom('US', 'DE', 'CH', 'NZ', 'BR', 'XX');
const word = fc.constantFrom('arrays', 'mesh', 'software', 'météo', 'Python', 'open source', 'x', '');
const money = fc.integer({ min: 0, max: 10_000_000_00 });
const currency = fc.constantFrom('USD', 'EUR', 'JPY');

/** What a project may tell, all of it. */
export const known = {
  topics: fc.array(word, { minLength: 1 }).map((some) => [...some, 'arrays']),
  licence: fc.constantFrom('MIT', 'GPL-3.0-only', 'BUSL-1.1', 'Odd', 'MIT OR Odd', ''),
  country: code,
  fiscalSponsor: fc.oneof(
    fc.constant('none' as const),
    code.map((country) => ({ ...sponsor, country })),
  ),
  maintainers: fc.nat(50),
  yearlyBudget: fc
    .tuple(money, money, currency)
    .map(([a, b, unit]) => ({ min: Math.min(a, b), max: Math.max(a, b), currency: unit })),
};
/** Projects that tell some of it. */
export const profiles = fc.record({
  topics: maybe(known.topics),
  licence: maybe(known.licence),
  country: maybe(known.country),
  fiscalSponsor: maybe(fc.oneof(known.fiscalSponsor, fc.constant({ ...sponsor, country: null }))),
  maintainers: maybe(known.maintainers),
  yearlyBudget: maybe(known.yearlyBudget),
});

const sentence = fc.constantFrom(
  'Results carry an OSI-approved licence.',
  'A permissive licence is asked for.',
  'Consortia of at least three institutions may apply.',
  'Arrays and meshes.',
  'No consortium.',
  '',
);
/** What a call may tell, all of it. */
export const knownOfCall = {
  acceptsFiscalSponsor: fc.boolean(),
  acceptsIndividuals: fc.boolean(),
  countries: fc.array(fc.oneof(code, fc.constant('EU'))),
  applicantTypes: fc.array(fc.constantFrom('Individuals', 'Small businesses', 'Odd', 'Universities', 'Nonprofits'), {
    minLength: 1,
  }),
  inviteOnly: fc.boolean(),
  indirectCap: fc.double({ min: 0, max: 100, noNaN: true }),
  paysMaintenance: fc.boolean(),
  payment: fc.constantFrom('upfront' as const, 'reimbursed' as const, 'milestones' as const),
  costSharing: fc.boolean(),
  amount: fc.tuple(money, money, currency).map(([a, b, unit]) => ({
    ...{ minMinor: Math.min(a, b), maxMinor: Math.max(a, b), totalMinor: null, currency: unit, rawText: null },
  })),
  awards: fc.array(fc.constantFrom('Gridlab for all', 'Array layouts', 'Reefs'), { minLength: 1 }),
  deadlines: fc.array(
    fc
      .record({
        kind: fc.constantFrom('full' as const, 'loi' as const, 'unknown' as const),
        date: fc.constantFrom('2026-11-01', '2026-11-26', '2026-12-01', '2027-05-01'),
      })
      .map((change) => deadline(change)),
    { minLength: 1 },
  ),
  summary: fc.array(sentence).map((some) => some.join(' ')),
};
/** Calls that tell some of it, and whether a proposal is begun. */
export const calls = fc.record({
  ...Object.fromEntries(
    Object.entries(knownOfCall).map(([field, value]) => [field, field === 'awards' ? maybe(value as never) : value]),
  ),
  ...{ acceptsFiscalSponsor: maybe(knownOfCall.acceptsFiscalSponsor), countries: maybe(knownOfCall.countries) },
  ...{ acceptsIndividuals: maybe(knownOfCall.acceptsIndividuals), inviteOnly: maybe(knownOfCall.inviteOnly) },
  ...{ applicantTypes: maybe(knownOfCall.applicantTypes), indirectCap: maybe(knownOfCall.indirectCap) },
  ...{ paysMaintenance: maybe(knownOfCall.paysMaintenance), payment: maybe(knownOfCall.payment) },
  ...{ costSharing: maybe(knownOfCall.costSharing), deadlines: fc.oneof(fc.constant([]), knownOfCall.deadlines) },
  eligibility: maybe(sentence),
  tags: fc.array(word),
  begun: fc.boolean(),
}) as fc.Arbitrary<Partial<FitCall> & { begun: boolean }>;
