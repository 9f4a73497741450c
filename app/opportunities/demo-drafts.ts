import { addDays, type CalendarDate } from './calendar-date.ts';
import type { OpportunityDraft } from './draft.ts';

const EXAMPLE = 'This is an example for trying Callboard; no such call exists.';
const NSF = { name: 'U.S. National Science Foundation (example)', country: 'US' };
const NUMFOCUS = { name: 'NumFOCUS (example)', country: 'US' };
const SLOAN = { name: 'Alfred P. Sloan Foundation (example)', country: 'US' };
const HORIZON = { name: 'Horizon Europe (example)' };
const NLNET = { name: 'NLnet Foundation (example)', country: 'NL' };
const SOVEREIGN = { name: 'Sovereign Tech Agency (example)', country: 'DE' };
const DOE = { name: 'DOE Office of Science (example)', country: 'US' };
const PSF = { name: 'Python Software Foundation (example)', country: 'US' };
const LAB = { name: 'Open Laboratory Fund (example)', country: 'GB' };

type Facts = Omit<OpportunityDraft, 'externalKey' | 'keys' | 'url' | 'record' | 'summary'> & { summary: string };
type DeadlineDraft = NonNullable<OpportunityDraft['deadlines']>[number];

/** Made calls, at least one in every status as seen from the given day; addresses lead to example.org. */
export function demoDrafts(today: CalendarDate): OpportunityDraft[] {
  const day = (days: number) => addDays(today, days);
  return [
    demo('small-grants', {
      title: 'Small Development Grants, round 3',
      funder: NUMFOCUS,
      upstreamStatus: 'open',
      postedOn: day(-40),
      deadlineMode: 'fixed',
      deadlines: [deadline('full', day(3), '17:00', 'applicant_local')],
      amount: usd(null, 10_000, 'up to $10,000 a project'),
      eligibility: 'Sponsored and affiliated projects.',
      terms: {
        ...{ fiscalSponsor: true, individuals: false, countries: [] },
        ...{ inviteOnly: false, maintenance: true, payment: 'upfront' },
      },
      summary: 'Short projects that improve usability, grow the community or speed up a release.',
    }),
    demo('better-software', {
      title: 'Better Software for Science',
      funder: SLOAN,
      upstreamStatus: 'open',
      postedOn: day(-60),
      deadlineMode: 'multiple',
      deadlines: [
        deadline('loi', day(11), '17:00', 'America/New_York'),
        deadline('full', day(75), '17:00', 'America/New_York'),
      ],
      amount: usd(50_000, 750_000, '$50,000 to $750,000 over two years'),
      programme: { name: 'Technology (example)' },
      terms: { fiscalSponsor: true, indirectCap: 20 },
      summary:
        'Two-page letters of intent; full proposals by invitation. For the people and places behind research software.',
    }),
    demo('secure-ecosystems', {
      title: 'Pathways to Secure Open-Source Ecosystems',
      number: 'NSF 99-506',
      funder: NSF,
      upstreamStatus: 'posted',
      postedOn: day(-90),
      deadlineMode: 'fixed',
      deadlines: [deadline('full', day(25), '17:00', 'applicant_local')],
      amount: usd(300_000, 1_500_000, '$300,000 to $1,500,000'),
      applicantTypes: ['Private institutions of higher education', 'Nonprofits with 501(c)(3) status'],
      terms: { fiscalSponsor: false, countries: ['US'], individuals: false },
      costSharing: false,
      summary:
        'Managing organisations that let an open-source product grow safely: governance, supply chain, contributors.',
    }),
    demo('sustained-innovation', {
      title: 'Cyberinfrastructure for Sustained Scientific Innovation',
      number: 'NSF 99-632',
      funder: NSF,
      upstreamStatus: 'posted',
      postedOn: day(-200),
      deadlineMode: 'fixed',
      deadlines: [deadline('target', day(80), '17:00', 'applicant_local')],
      amount: usd(null, 5_000_000, 'up to $5,000,000'),
      summary: 'Elements, frameworks and sustained services of research software that many fields depend on.',
    }),
    demo('science-clouds', {
      title: 'Research infrastructure services for open science clouds',
      number: 'EXAMPLE-INFRA-01',
      funder: HORIZON,
      upstreamStatus: 'Open',
      postedOn: day(-30),
      deadlineMode: 'multiple',
      deadlines: [
        deadline('cutoff', day(45), '17:00', 'Europe/Brussels', 'First cut-off'),
        deadline('cutoff', day(230), '17:00', 'Europe/Brussels', 'Second cut-off'),
      ],
      amount: { min: 400_000_000, max: 600_000_000, currency: 'EUR', rawText: 'between EUR 4 and 6 million' },
      terms: { countries: ['EU'], individuals: false },
      summary: 'Consortia of at least three institutions that open their data services to everyone.',
    }),
    demo('data-commons', {
      title: 'Scientific data commons',
      funder: HORIZON,
      upstreamStatus: 'Forthcoming',
      opensOn: day(35),
      deadlineMode: 'fixed',
      deadlines: [deadline('full', day(150), '17:00', 'Europe/Brussels')],
      amount: { min: null, max: 300_000_000, currency: 'EUR', rawText: 'up to EUR 3 million' },
      summary: 'Opens next month. Shared services that keep research data findable after a project ends.',
    }),
    demo('correct-software', {
      title: 'Correctness for Scientific Computing',
      number: 'EX-FOA-0001',
      funder: DOE,
      upstreamStatus: 'forecasted',
      docType: 'forecast',
      postedOn: day(-10),
      deadlineMode: 'forecast',
      deadlines: [{ ...deadline('full', day(170)), isEstimate: true }],
      amount: { total: 1_200_000_000, currency: 'USD', rawText: 'estimated total programme funding $12,000,000' },
      summary: 'Announced, not yet published: verification of numerical libraries and of what is built on them.',
    }),
    demo('internet-commons', {
      title: 'Commons Fund',
      funder: NLNET,
      upstreamStatus: 'paused',
      deadlineMode: 'unknown',
      amount: { min: 500_000, max: 5_000_000, currency: 'EUR', rawText: 'between 5,000 and 50,000 euro' },
      summary: 'Paused while the programme moves on; the page says that new rounds will be announced.',
    }),
    demo('infrastructure', {
      title: 'Investments in open digital infrastructure',
      funder: SOVEREIGN,
      upstreamStatus: 'open',
      deadlineMode: 'rolling',
      amount: { min: 5_000_000, max: null, currency: 'EUR', rawText: 'from 50,000 euro' },
      terms: { individuals: true, countries: [], maintenance: true, payment: 'milestones' },
      summary:
        'Applications at any time. Maintenance of the libraries and tools that others build upon, all of it under an OSI-approved licence.',
    }),
    demo('community-events', {
      title: 'Grants for community events',
      funder: PSF,
      deadlineMode: 'unknown',
      amount: usd(null, 5_000, 'up to $5,000'),
      summary: 'Apply at least six weeks before the event. The page does not say whether the programme is open now.',
    }),
    demo('open-hardware', {
      title: 'Open instruments for teaching',
      funder: LAB,
      programme: { name: 'Open laboratory' },
      upstreamStatus: 'Open',
      postedOn: day(-120),
      deadlineMode: 'fixed',
      deadlines: [deadline('full', day(-20), '16:00', 'Europe/London')],
      amount: { min: null, max: 6_000_000, currency: 'GBP', rawText: 'up to £60,000' },
      summary: 'Closed last month. Instruments with open designs and the teaching material that goes with them.',
    }),
    demo('first-software', {
      title: 'First open software awards',
      funder: LAB,
      programme: { name: 'Open laboratory' },
      upstreamStatus: 'closed',
      postedOn: day(-700),
      archivesOn: day(-330),
      deadlineMode: 'fixed',
      deadlines: [deadline('full', day(-400), '16:00', 'Europe/London')],
      amount: { min: null, max: 2_500_000, currency: 'GBP', rawText: 'up to £25,000' },
      summary: 'From an earlier year, kept for the record.',
    }),
  ];
}

/** The same example call as a second source lists it, with another date: a dispute that the board must say. */
export function demoListingDrafts(today: CalendarDate): OpportunityDraft[] {
  const other = deadline('full', addDays(today, 32));
  return [
    {
      externalKey: 'secure-ecosystems-listed',
      keys: ['demo:secure-ecosystems'],
      title: 'Pathways to Secure Open-Source Ecosystems',
      number: 'NSF 99-506',
      funder: NSF,
      url: 'https://example.org/listing/secure-ecosystems',
      deadlineMode: 'fixed',
      deadlines: [{ ...other, zone: 'America/New_York' }],
      record: {},
    },
  ];
}

function demo(slug: string, facts: Facts): OpportunityDraft {
  return {
    ...facts,
    summary: `${facts.summary}\n\n${EXAMPLE}`,
    externalKey: slug,
    keys: [`demo:${slug}`],
    url: `https://example.org/calls/${slug}`,
    record: {},
  };
}

function deadline(
  kind: DeadlineDraft['kind'],
  date: CalendarDate,
  time: string | null = null,
  zone: string | null = null,
  track: string | null = null,
): DeadlineDraft {
  return { kind, date, time, zone, track, rawText: [track, date, time].filter(Boolean).join(' ') };
}

/** Whole dollars. */
function usd(min: number | null, max: number | null, rawText: string) {
  const cents = (dollars: number | null) => (dollars === null ? null : dollars * 100);
  return { min: cents(min), max: cents(max), currency: 'USD', rawText };
}
