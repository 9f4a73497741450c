import { describe, expect, test } from 'vitest';
import type { ProjectProfile } from '#app/community/profile.ts';
import type { FitCall } from '#app/fit/fit-call.ts';
import { rules } from '#app/fit/rules.ts';
import { deadline } from '#test/opportunities/support.ts';
import { award, says, sponsor, usd } from './support.ts';

type Case = [rule: string, project: Partial<ProjectProfile>, call: Partial<FitCall>, said: string];
const abroad = { ...sponsor, name: 'Open Collective', country: 'BE' };
const due = (date: string, kind: 'full' | 'loi' = 'full') => ({ deadlines: [deadline({ date, kind })] });

const cases: Case[] = [
  [
    'sponsor',
    { fiscalSponsor: sponsor },
    { acceptsFiscalSponsor: true },
    'for: Fiscal sponsors may apply, and Gridlab has one, NumFOCUS.',
  ],
  [
    'sponsor',
    { fiscalSponsor: sponsor },
    { acceptsFiscalSponsor: false },
    'against!: Fiscal sponsors may not apply, so NumFOCUS cannot do it for Gridlab.',
  ],
  [
    'sponsor',
    { fiscalSponsor: sponsor },
    {},
    'unknown: Whether a fiscal sponsor such as NumFOCUS may apply is not said.',
  ],
  [
    'sponsor',
    { fiscalSponsor: 'none' },
    { acceptsFiscalSponsor: true },
    'check: Fiscal sponsors may apply, but Gridlab has none.',
  ],
  [
    'sponsor',
    { fiscalSponsor: 'none' },
    { acceptsFiscalSponsor: false },
    'check: Fiscal sponsors may not apply, and Gridlab has none: see who would.',
  ],
  [
    'sponsor',
    { fiscalSponsor: 'none' },
    {},
    'unknown: Whether fiscal sponsors may apply is not said; Gridlab has none.',
  ],
  [
    'sponsor',
    {},
    { acceptsFiscalSponsor: true },
    'unknown: Fiscal sponsors may apply; nobody has said whether Gridlab has one.',
  ],
  [
    'sponsor',
    {},
    { acceptsFiscalSponsor: false },
    'unknown: Fiscal sponsors may not apply; nobody has said whether Gridlab has one.',
  ],
  ['sponsor', {}, {}, 'unknown: Whether fiscal sponsors may apply is not said, nor whether Gridlab has one.'],

  ['country', {}, { countries: [] }, 'for: Applicants may be anywhere.'],
  [
    'country',
    { country: 'US' },
    { countries: ['US', 'CA'] },
    'for: Applicants must be in Canada and the United States, and the legal home of Gridlab is in the United States.',
  ],
  [
    'country',
    { country: 'DE' },
    { countries: ['EU'] },
    'for: Applicants must be in the EU, and the legal home of Gridlab is in Germany.',
  ],
  [
    'country',
    { country: 'CH', fiscalSponsor: 'none' },
    { countries: ['EU'] },
    'check: Applicants must be in the EU, and the legal home of Gridlab is in Switzerland, which takes part in some programmes of the EU by agreement, not in all.',
  ],
  [
    'country',
    { country: 'US', fiscalSponsor: 'none' },
    { countries: ['EU'] },
    'against!: Applicants must be in the EU, but the legal home of Gridlab is in the United States.',
  ],
  [
    'country',
    { country: 'US', fiscalSponsor: abroad },
    { countries: ['EU'] },
    'for: Applicants must be in the EU, and Open Collective is in Belgium.',
  ],
  [
    'country',
    { country: 'US', fiscalSponsor: abroad },
    { countries: ['EU'], acceptsFiscalSponsor: false },
    'against!: Applicants must be in the EU, but the legal home of Gridlab is in the United States.',
  ],
  [
    'country',
    { country: 'US' },
    { countries: ['AT'] },
    'against: Applicants must be in Austria, but the legal home of Gridlab is in the United States. Where else Gridlab has a home or a sponsor is not known.',
  ],
  [
    'country',
    {},
    { countries: ['US'] },
    'unknown: Applicants must be in the United States; nobody has said where Gridlab is at home.',
  ],
  [
    'country',
    { country: 'US' },
    {},
    'unknown: Where applicants must be is not said; the legal home of Gridlab is in the United States.',
  ],
  ['country', {}, {}, 'unknown: Where applicants must be is not said, nor where Gridlab is at home.'],

  [
    'individuals',
    { fiscalSponsor: 'none' },
    { acceptsIndividuals: true },
    'for: Individuals may apply, so Gridlab needs no organisation behind it.',
  ],
  ['individuals', { fiscalSponsor: sponsor }, { acceptsIndividuals: true }, 'for: Individuals may apply as well.'],
  [
    'individuals',
    { fiscalSponsor: 'none' },
    { acceptsIndividuals: false },
    'check: Individuals may not apply, and no organisation is known that would apply for Gridlab.',
  ],
  ['individuals', { country: 'NL' }, { acceptsIndividuals: false }, ''],
  [
    'individuals',
    {},
    {},
    'unknown: Whether individuals may apply is not said, and no organisation of Gridlab is known.',
  ],

  ['applicants', {}, {}, 'unknown: Which kinds of applicants are meant is not said.'],
  [
    'applicants',
    {},
    { applicantTypes: ['Unrestricted (i.e., open to any type of entity above)'] },
    'for: Every kind of applicant may apply.',
  ],
  [
    'applicants',
    {},
    { applicantTypes: ['Small businesses'] },
    'unknown: It names as applicants: Small businesses. Who would apply for Gridlab is not known.',
  ],
  [
    'applicants',
    { fiscalSponsor: sponsor },
    {
      applicantTypes: [
        'Nonprofits having a 501(c)(3) status with the IRS, other than institutions of higher education',
      ],
    },
    'check: Non-profit organisations may apply, as most fiscal sponsors are: see that NumFOCUS counts as one.',
  ],
  [
    'applicants',
    { fiscalSponsor: sponsor },
    { applicantTypes: ['Private institutions of higher education', 'Small businesses'] },
    'against: It names as applicants: Private institutions of higher education and Small businesses, and no non-profit organisations, as most fiscal sponsors are.',
  ],
  [
    'applicants',
    { fiscalSponsor: sponsor },
    { applicantTypes: ['Others (see text field)'] },
    'check: It names as applicants: Others (see text field). See whether NumFOCUS is one of these.',
  ],
  [
    'applicants',
    { fiscalSponsor: 'none' },
    { applicantTypes: ['Individuals'] },
    'for: It names as applicants: Individuals. People of Gridlab may apply themselves.',
  ],
  [
    'applicants',
    { fiscalSponsor: 'none' },
    { applicantTypes: ['Universities'] },
    'check: It names as applicants: Universities. One of these would have to apply for Gridlab.',
  ],

  ['invitation', {}, { inviteOnly: true }, 'against!: Only those who are invited may apply.'],
  ['invitation', {}, { inviteOnly: false }, 'for: No invitation is needed.'],
  ['invitation', {}, {}, 'unknown: Whether one must be invited is not said.'],

  [
    'amount',
    { yearlyBudget: usd(80_000, 120_000) },
    { amount: award(300_000, 1_500_000) },
    'for: An award is $300k–1.5M; a year of Gridlab costs $80k–120k.',
  ],
  [
    'amount',
    { yearlyBudget: usd(80_000, 120_000) },
    { amount: award(700_000, null) },
    'against: An award is ≥ $700k: more than 5 times the $80k–120k that a year of Gridlab costs, and hard to look after.',
  ],
  [
    'amount',
    { yearlyBudget: usd(400_000) },
    { amount: award(null, 10_000) },
    'against: An award is ≤ $10k: less than a twentieth of the $400k that a year of Gridlab costs, little for the work of a proposal.',
  ],
  [
    'amount',
    { yearlyBudget: usd(400_000) },
    { amount: award(5_000, 50_000, 'EUR') },
    'check: An award is €5k–50k, in another currency than the costs of Gridlab ($400k): compare them.',
  ],
  [
    'amount',
    {},
    { amount: award(5_000, 50_000, 'EUR') },
    'unknown: An award is €5k–50k; what a year of Gridlab costs, nobody has said.',
  ],
  [
    'amount',
    { yearlyBudget: usd(1) },
    { amount: { ...award(null, null), totalMinor: 5 } },
    'unknown: How much one award is, is not said.',
  ],
  [
    'amount',
    { yearlyBudget: usd(1) },
    { amount: award(5_000, 50_000), amountKind: 'total' },
    'unknown: How much one award is, is not said.',
  ],

  ['time', {}, due('2026-12-10'), 'for: 14 days are left until the full proposal (10 Dec 2026).'],
  [
    'time',
    {},
    due('2026-12-09', 'loi'),
    'against: 13 days are left until the letter of intent (9 Dec 2026), and no proposal of yours is begun.',
  ],
  [
    'time',
    {},
    due('2026-11-27'),
    'against: 1 day is left until the full proposal (27 Nov 2026), and no proposal of yours is begun.',
  ],
  [
    'time',
    {},
    due('2026-11-26'),
    'against: No full day is left until the full proposal (26 Nov 2026), and no proposal of yours is begun.',
  ],
  ['time', {}, due('2026-11-20'), 'against!: It is closed.'],
  ['time', {}, { statusOverride: 'paused' }, 'against!: It is paused and takes no proposals now.'],
  ['time', {}, { deadlines: [], deadlineMode: 'rolling' }, 'for: Proposals are taken at any time.'],
  ['time', {}, { deadlines: [] }, 'unknown: By when a proposal is due is not said.'],

  ['licence', { licence: 'BSD-3-Clause' }, { summary: 'Nothing of it.' }, ''],
  [
    'licence',
    { licence: 'BSD-3-Clause' },
    { summary: 'Software must be under an OSI-approved licence.' },
    'for: It asks for an open-source licence, and Gridlab has one, BSD-3-Clause.',
  ],
  [
    'licence',
    { licence: 'BUSL-1.1' },
    { summary: 'Software must be under an open source license.' },
    'against: It asks for an open-source licence, but Gridlab has BUSL-1.1.',
  ],
  [
    'licence',
    { licence: 'GPL-3.0-or-later' },
    { summary: 'Results carry a permissive licence.' },
    'against: It asks for a permissive licence, but Gridlab has GPL-3.0-or-later.',
  ],
  [
    'licence',
    { licence: 'MIT OR GPL-3.0-only' },
    { summary: 'Results carry a permissive licence.' },
    'for: It asks for a permissive licence, and Gridlab has one, MIT OR GPL-3.0-only.',
  ],
  [
    'licence',
    { licence: 'Odd-1.0' },
    { summary: 'Results carry an open-source licence.' },
    'check: It speaks of an open-source licence; Gridlab has Odd-1.0.',
  ],
  [
    'licence',
    { licence: 'MIT' },
    { summary: 'An open-source licence is not required.' },
    'check: It speaks of an open-source licence; Gridlab has MIT.',
  ],
  [
    'licence',
    {},
    { summary: 'Results carry an open-source licence.' },
    'unknown: It speaks of an open-source licence; the licence of Gridlab is not told.',
  ],

  ['maintenance', {}, { paysMaintenance: true }, 'for: Maintenance is paid, not only new work.'],
  ['maintenance', {}, { paysMaintenance: false }, 'against: Maintenance is not paid; only new work is.'],
  ['maintenance', {}, {}, 'unknown: Whether maintenance is paid is not said.'],

  ['payment', {}, { payment: 'upfront' }, 'for: The money comes in advance.'],
  ['payment', {}, { payment: 'milestones' }, 'check: The money comes as milestones are reached, after the work.'],
  [
    'payment',
    { yearlyBudget: usd(20_000) },
    { payment: 'reimbursed' },
    'against: Costs are paid back afterwards, which is hard for Gridlab with $20k a year.',
  ],
  [
    'payment',
    { yearlyBudget: usd(900_000) },
    { payment: 'reimbursed' },
    'check: Costs are paid back afterwards: see who lays them out for Gridlab.',
  ],
  [
    'payment',
    { yearlyBudget: { min: 100, max: 100, currency: 'JPY' } },
    { payment: 'reimbursed' },
    'check: Costs are paid back afterwards: see who lays them out for Gridlab.',
  ],
  [
    'payment',
    {},
    { payment: 'reimbursed' },
    'unknown: Costs are paid back afterwards; whether Gridlab can lay them out is not known.',
  ],
  ['payment', {}, {}, 'unknown: Whether the money comes in advance is not said.'],

  [
    'indirect',
    { fiscalSponsor: sponsor },
    { indirectCap: 15 },
    'check: Indirect costs are paid up to 15 % of direct costs: see that the fee of NumFOCUS fits.',
  ],
  [
    'indirect',
    { fiscalSponsor: sponsor },
    { indirectCap: 0 },
    'check: Indirect costs are not paid: see that the fee of NumFOCUS fits.',
  ],
  ['indirect', { fiscalSponsor: sponsor }, {}, 'unknown: Whether it pays the fee of NumFOCUS is not said.'],
  [
    'indirect',
    {},
    { indirectCap: 10 },
    'unknown: Indirect costs are paid up to 10 % of direct costs; whether Gridlab has a sponsor who takes a fee is not known.',
  ],
  ['indirect', { fiscalSponsor: 'none' }, { indirectCap: 10 }, ''],

  ['sharing', {}, { costSharing: true }, 'against: Applicants must pay a part, so Gridlab would have to bring money.'],
  ['sharing', {}, { costSharing: false }, 'for: Applicants need not pay a part.'],
  ['sharing', {}, {}, 'unknown: Whether applicants must pay a part is not said.'],

  [
    'consortium',
    {},
    { summary: 'Proposals come from at least three independent legal entities.' },
    'check: It speaks of several who apply together: see who would be the partners of Gridlab.',
  ],
  ['consortium', {}, { summary: 'A single applicant, no consortium is needed.' }, ''],

  [
    'awards',
    { topics: ['arrays'] },
    { awards: ['Faster sorting', 'Gridlab for everyone'] },
    'for: Its programme paid for Gridlab before: “Gridlab for everyone”.',
  ],
  [
    'awards',
    { topics: ['arrays'] },
    { awards: ['Array layouts', 'gridlabs'] },
    'for: Its programme paid for work on “arrays” before: “Array layouts”.',
  ],
  ['awards', { topics: ['software'] }, { awards: ['Software for all'] }, ''],
  ['awards', {}, { awards: null }, 'unknown: What the programme paid for before is not known.'],
];

describe.each(cases)('%s: %j with %j', (rule, profile, facts, said) => {
  test(said || 'says nothing', () => expect(says(rule, profile, facts)).toBe(said));
});

test('a proposal that is begun needs less time', () => {
  expect(says('time', {}, due('2026-12-01'), { begun: true })).toBe(
    'for: 5 days are left until the full proposal (1 Dec 2026), and a proposal of yours is begun.',
  );
});

test('every rule is tried', () => {
  const tried = new Set(cases.map(([rule]) => rule));
  expect(Object.keys(rules).filter((rule) => !tried.has(rule))).toEqual(['topics']); // topics.test.ts
});
