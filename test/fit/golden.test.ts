import { expect, test } from 'vitest';
import type { ProjectProfile } from '#app/community/profile.ts';
import type { FitCall } from '#app/fit/fit-call.ts';
import { fitOf } from '#app/fit/fit-of.ts';
import { shorten } from '#app/fit/short.ts';
import { deadline } from '#test/opportunities/support.ts';
import { award, call, NOW, project, sponsor, usd } from './support.ts';

/** Projects as communities have them. */
const projects = {
  arrays: project({
    ...{ name: 'Gridlab', topics: ['numerical computing', 'arrays', 'Python'], licence: 'BSD-3-Clause' },
    ...{ fiscalSponsor: sponsor, maintainers: 6, yearlyBudget: usd(80_000, 120_000) },
  }),
  reefs: project({
    ...{ name: 'Reeflib', topics: ['coral reefs', 'ecology'], licence: 'GPL-3.0-or-later', country: 'DE' },
    ...{ fiscalSponsor: 'none', yearlyBudget: { min: 30_000_00, max: 30_000_00, currency: 'EUR' } },
  }),
  new: project({ name: 'Newcomer' }),
};

const due = (date: string) => [deadline({ date })];
/** Calls after the manner of such funders. */
const calls = {
  infrastructure: call({
    title: 'Sustained research software',
    summary:
      'Supports software that many fields depend on, such as numerical libraries.\n\nAwards are made to one institution.',
    applicantTypes: ['Private institutions of higher education', 'Nonprofits having a 501(c)(3) status'],
    ...{ countries: ['US'], costSharing: false, amount: award(300_000, 5_000_000), paysMaintenance: false },
  }),
  smallGrant: call({
    title: 'Small development grants',
    ...{ acceptsFiscalSponsor: true, acceptsIndividuals: false, countries: [], inviteOnly: false, payment: 'upfront' },
    ...{ paysMaintenance: true, amount: award(null, 10_000), deadlines: due('2026-11-30') },
    awards: ['Gridlab: better error messages', 'Reefs in the browser'],
  }),
  horizon: call({
    title: 'Observing marine biodiversity',
    summary:
      'Monitoring of coral reefs and other habitats. Proposals come from a consortium of at least three independent legal entities in different member states. Data are open.',
    ...{
      countries: ['EU'],
      acceptsIndividuals: false,
      amount: award(4_000_000, 6_000_000, 'EUR'),
      payment: 'reimbursed',
    },
  }),
  invited: call({
    title: 'Essential open science',
    summary: 'For tools in Python and R. Code must be shared under a permissive licence.',
    ...{ inviteOnly: true, acceptsFiscalSponsor: false, indirectCap: 15, deadlineMode: 'rolling', deadlines: [] },
  }),
};

/** Each line as the page shows it; what stands behind "more" is counted. */
function page(who: ProjectProfile, what: FitCall): string[] {
  const { shown, more } = shorten(fitOf(who, what, NOW));
  const lines = shown.map(
    ({ side, rulesOut, text, quote }) => `${side}${rulesOut ? '!' : ''}: ${text}${quote ? ` “${quote}”` : ''}`,
  );
  return [...lines, `and ${more.length} more`];
}

test('arrays × infrastructure', () =>
  expect(page(projects.arrays, calls.infrastructure)).toMatchInlineSnapshot(`
    [
      "against: Maintenance is not paid; only new work is.",
      "for: Of the topics of Gridlab, “numerical” stands in its description.",
      "for: Applicants must be in the United States, and NumFOCUS is in the United States.",
      "for: An award is $300k–5M; a year of Gridlab costs $80k–120k.",
      "check: Non-profit organisations may apply, as most fiscal sponsors are: see that NumFOCUS counts as one.",
      "unknown: Whether a fiscal sponsor such as NumFOCUS may apply is not said.",
      "unknown: What the programme paid for before is not known.",
      "and 5 more",
    ]
  `));
test('reefs × infrastructure', () =>
  expect(page(projects.reefs, calls.infrastructure)).toMatchInlineSnapshot(`
  [
    "against!: Applicants must be in the United States, but the legal home of Reeflib is in Germany.",
    "against: Maintenance is not paid; only new work is.",
    "for: 95 days are left until the full proposal (1 Mar 2027).",
    "for: Applicants need not pay a part.",
    "check: No word of the topics of Reeflib (coral, ecology and reefs) stands in its title, tags or description: see whether it means such work.",
    "unknown: What the programme paid for before is not known.",
    "unknown: Whether one must be invited is not said.",
    "and 4 more",
  ]
`));
test('new × infrastructure', () =>
  expect(page(projects.new, calls.infrastructure)).toMatchInlineSnapshot(`
  [
    "against: Maintenance is not paid; only new work is.",
    "for: 95 days are left until the full proposal (1 Mar 2027).",
    "for: Applicants need not pay a part.",
    "unknown: Applicants must be in the United States; nobody has said where Newcomer is at home.",
    "unknown: What Newcomer is about, nobody has said.",
    "and 7 more",
  ]
`));
test('arrays × smallGrant', () =>
  expect(page(projects.arrays, calls.smallGrant)).toMatchInlineSnapshot(`
  [
    "against: 4 days are left until the full proposal (30 Nov 2026), and no proposal of yours is begun.",
    "for: Its programme paid for Gridlab before: “Gridlab: better error messages”.",
    "for: Fiscal sponsors may apply, and Gridlab has one, NumFOCUS.",
    "for: Applicants may be anywhere.",
    "for: Maintenance is paid, not only new work.",
    "unknown: It has no description to look for the topics of Gridlab (arrays, computing, numerical and python).",
    "unknown: Which kinds of applicants are meant is not said.",
    "and 5 more",
  ]
`));
test('reefs × smallGrant', () =>
  expect(page(projects.reefs, calls.smallGrant)).toMatchInlineSnapshot(`
  [
    "against: 4 days are left until the full proposal (30 Nov 2026), and no proposal of yours is begun.",
    "for: Its programme paid for work on “reefs” before: “Reefs in the browser”.",
    "for: Applicants may be anywhere.",
    "for: Maintenance is paid, not only new work.",
    "check: Fiscal sponsors may apply, but Reeflib has none.",
    "unknown: It has no description to look for the topics of Reeflib (coral, ecology and reefs).",
    "unknown: Which kinds of applicants are meant is not said.",
    "and 4 more",
  ]
`));
test('new × smallGrant', () =>
  expect(page(projects.new, calls.smallGrant)).toMatchInlineSnapshot(`
  [
    "against: 4 days are left until the full proposal (30 Nov 2026), and no proposal of yours is begun.",
    "for: Applicants may be anywhere.",
    "for: Maintenance is paid, not only new work.",
    "for: The money comes in advance.",
    "check: Individuals may not apply, and no organisation is known that would apply for Newcomer.",
    "unknown: What Newcomer is about, nobody has said.",
    "unknown: Fiscal sponsors may apply; nobody has said whether Newcomer has one.",
    "and 4 more",
  ]
`));
test('arrays × horizon', () =>
  expect(page(projects.arrays, calls.horizon)).toMatchInlineSnapshot(`
  [
    "against!: Applicants must be in the EU, but NumFOCUS is in the United States.",
    "for: 95 days are left until the full proposal (1 Mar 2027).",
    "check: It speaks of several who apply together: see who would be the partners of Gridlab. “Proposals come from a consortium of at least three independent legal entities in different member states.”",
    "check: No word of the topics of Gridlab (arrays, computing, numerical and python) stands in its title, tags or description: see whether it means such work.",
    "check: Costs are paid back afterwards: see who lays them out for Gridlab.",
    "unknown: Whether a fiscal sponsor such as NumFOCUS may apply is not said.",
    "unknown: Which kinds of applicants are meant is not said.",
    "and 6 more",
  ]
`));
test('reefs × horizon', () =>
  expect(page(projects.reefs, calls.horizon)).toMatchInlineSnapshot(`
  [
    "against: An award is €4M–6M: more than 5 times the €30k that a year of Reeflib costs, and hard to look after.",
    "against: Costs are paid back afterwards, which is hard for Reeflib with €30k a year.",
    "for: Of the topics of Reeflib, “coral” and “reefs” stand in its description.",
    "for: Applicants must be in the EU, and the legal home of Reeflib is in Germany.",
    "for: 95 days are left until the full proposal (1 Mar 2027).",
    "check: It speaks of several who apply together: see who would be the partners of Reeflib. “Proposals come from a consortium of at least three independent legal entities in different member states.”",
    "unknown: Which kinds of applicants are meant is not said.",
    "unknown: What the programme paid for before is not known.",
    "and 4 more",
  ]
`));
test('new × horizon', () =>
  expect(page(projects.new, calls.horizon)).toMatchInlineSnapshot(`
  [
    "for: 95 days are left until the full proposal (1 Mar 2027).",
    "check: It speaks of several who apply together: see who would be the partners of Newcomer. “Proposals come from a consortium of at least three independent legal entities in different member states.”",
    "check: Individuals may not apply, and no organisation is known that would apply for Newcomer.",
    "unknown: Applicants must be in the EU; nobody has said where Newcomer is at home.",
    "unknown: What Newcomer is about, nobody has said.",
    "and 8 more",
  ]
`));
test('arrays × invited', () =>
  expect(page(projects.arrays, calls.invited)).toMatchInlineSnapshot(`
    [
      "against!: Fiscal sponsors may not apply, so NumFOCUS cannot do it for Gridlab.",
      "against!: Only those who are invited may apply.",
      "for: Of the topics of Gridlab, “python” stands in its description.",
      "for: It asks for a permissive licence, and Gridlab has one, BSD-3-Clause. “Code must be shared under a permissive licence.”",
      "for: Proposals are taken at any time.",
      "check: Indirect costs are paid up to 15 % of direct costs: see that the fee of NumFOCUS fits.",
      "unknown: Where applicants must be is not said, nor where Gridlab is at home.",
      "unknown: How much one award is, is not said.",
      "and 5 more",
    ]
  `));
test('reefs × invited', () =>
  expect(page(projects.reefs, calls.invited)).toMatchInlineSnapshot(`
    [
      "against!: Only those who are invited may apply.",
      "against: It asks for a permissive licence, but Reeflib has GPL-3.0-or-later. “Code must be shared under a permissive licence.”",
      "for: Proposals are taken at any time.",
      "check: Fiscal sponsors may not apply, and Reeflib has none: see who would.",
      "check: No word of the topics of Reeflib (coral, ecology and reefs) stands in its title, tags or description: see whether it means such work.",
      "unknown: Where applicants must be is not said; the legal home of Reeflib is in Germany.",
      "unknown: How much one award is, is not said.",
      "and 5 more",
    ]
  `));
test('new × invited', () =>
  expect(page(projects.new, calls.invited)).toMatchInlineSnapshot(`
  [
    "against!: Only those who are invited may apply.",
    "for: Proposals are taken at any time.",
    "unknown: What Newcomer is about, nobody has said.",
    "unknown: Fiscal sponsors may not apply; nobody has said whether Newcomer has one.",
    "and 10 more",
  ]
`));
