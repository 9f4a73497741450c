import { cents, due, listed, openFunding, read, told, unknownState, type Programme } from './programme.ts';

const iff = read(
  'https://docs.opentech.fund/otf-application-guidebook/our-funds-and-fellowships/internet-freedom-fund',
);
const iffWho = read('https://egrants.com.ua/en/programs/grants-from-the-internet-freedom-fund');
const foss = read(
  'https://mediarightsagenda.org/open-technology-fund-now-accepting-applications-for-its-free-and-open-source-software-sustainability-fund/',
);
const fossTalk = read('https://www.getrecall.ai/summary/github/previously-live-github-and-open-technology-fund');
const rapid = read('https://www.hinchilla.com/funders-us/843126447-open-technology-fund', '2024');
const mtf = read(
  'https://selibeng.com/the-mozilla-technology-fund-mtf-2024-call-for-proposals-ai-and-environmental-justice/',
  '2023',
);
const moss = read(
  'https://foundation.mozilla.org/fy-NL/what-we-fund/impacts/mozilla-technology-fund-annual-impact-report/what-is-the-mozilla-technology-fund/',
  '2024-08-05',
);
const mossWiki = read('https://wiki.mozilla.org/Special:MobileDiff/1131233', '2016');
const ripe = read('https://www.ripe.net/support/cpf/call-for-applications/', '2024');
const ardc = read(
  'https://github.com/Atvriders/grantspotter/blob/main/docs/research/2026-08-02-grant-landscape.md',
  '2026-08-02',
);

/** Funds for a free and open internet, and for digital communications. */
export const internetFunds: Programme[] = [
  {
    ...{ id: 'otf-internet-freedom', name: 'Internet Freedom Fund', funder: 'Open Technology Fund', country: 'US' },
    url: 'https://www.opentech.fund/funds/internet-freedom-fund/',
    about:
      'Tools, research and implementation against censorship and surveillance. Most efforts ask for $50,000 to $200,000 over six to twelve months.',
    state: told('rolling', 'Concept notes for the Internet Freedom Fund are accepted on a rolling basis.', iff),
    amount: told(
      { min: cents(10_000), max: cents(900_000), currency: 'USD' },
      'candidates may apply for up to $900,000 and no less than $10,000 for up to 24 months',
      iff,
    ),
    terms: {
      individuals: told(true, 'Individuals and organizations of any age and nationality are eligible.', iffWho),
      payment: told('milestones', 'payments are made upon completion of agreed objectives and deliverables', iffWho),
    },
    stages: told('concept', 'the concept note is the first step in the process', iff),
  },
  {
    ...{
      id: 'otf-foss-sustainability',
      name: 'Free and Open Source Software Sustainability Fund',
      funder: 'Open Technology Fund',
      country: 'US',
    },
    url: 'https://docs.opentech.fund/otf-application-guidebook/our-funds-and-fellowships/free-and-open-source-software-foss-sustainability-fund',
    about: 'Long-term upkeep, security and community of established free software that serves internet freedom.',
    state: unknownState(foss),
    amount: told(
      { min: cents(150_000), max: cents(400_000), currency: 'USD' },
      'up to four projects ranging from $150,000 to $400,000',
      foss,
    ),
    terms: {
      individuals: told(
        true,
        'applicants can be individuals, organizations, or groups without a formal structure',
        fossTalk,
      ),
      fiscalSponsor: told(true, 'can assist with finding a fiscal sponsor if needed', fossTalk),
      maintenance: told(
        true,
        'the support and resources needed for long-term maintenance, security, and well-being',
        foss,
      ),
      payment: told(
        'milestones',
        'will be funded upon completion of stated objectives, activities, and deliverables',
        foss,
      ),
    },
    stages: told('concept', 'a lighter-weight concept note followed by a more detailed proposal', fossTalk),
  },
  {
    ...{ id: 'otf-rapid-response', name: 'Rapid Response Fund', funder: 'Open Technology Fund', country: 'US' },
    url: 'https://www.opentech.fund/funds/rapid-response-fund/',
    about: 'Help in digital emergencies of people and organisations; answers are promised within days.',
    state: unknownState(rapid),
  },
  {
    ...{ id: 'mozilla-technology-fund', name: 'Mozilla Technology Fund', funder: 'Mozilla Foundation', country: 'US' },
    url: 'https://foundation.mozilla.org/en/what-we-fund/awards/mozilla-technology-fund-mtf/',
    about: 'Open-source projects and their maintainers, under a theme a year.',
    state: told('unknown', '2024 grants awarded. 2025 plans not known yet.', openFunding),
    cycles: [
      {
        name: '2024',
        deadlines: [
          due('2023-10-05', 'Application Deadline: October 5th, 2023 at 11:59pm Eastern Time.', {
            zone: 'America/New_York',
          }),
        ],
        from: mtf,
      },
    ],
  },
  {
    ...{ id: 'mozilla-moss', name: 'Mozilla Open Source Support (MOSS)', funder: 'Mozilla', country: 'US' },
    url: 'https://www.mozilla.org/moss/',
    about: 'Awards for open-source technology that Mozilla relied on, for partners of its mission, and for security.',
    state: told(
      'ended',
      'learnings from previous Mozilla awards programs like the Mozilla Open Source Support Awards (MOSS)',
      moss,
    ),
    amount: told(
      { min: cents(10_000), max: cents(250_000), currency: 'USD' },
      'The minimum award for the Foundational Technology track is $10,000, and the maximum is $250,000.',
      mossWiki,
    ),
  },
  {
    ...{ id: 'ripe-community-projects', name: 'RIPE NCC Community Projects Fund', funder: 'RIPE NCC', country: 'NL' },
    url: 'https://www.ripe.net/support/cpf/',
    about: 'Projects for the good of the internet, first those that serve the RIPE community.',
    state: told('unknown', '2024 call closed, date for 2025 not known yet', openFunding),
    terms: {
      individuals: told(
        true,
        'Any individual or organisation may apply for the RIPE NCC Community Projects Fund',
        ripe,
      ),
    },
    cycles: [
      {
        name: '2024',
        deadlines: [
          due('2024-07-31', 'The deadline for the applications is 31 July 2024 at 23:59 (UTC).', { zone: 'Etc/UTC' }),
        ],
        from: ripe,
      },
    ],
  },
  {
    ...{ id: 'ardc-grants', name: 'ARDC grants', funder: 'Amateur Radio Digital Communications', country: 'US' },
    url: 'https://www.ardc.net/apply/',
    about: 'Amateur radio, digital communications and open technology; what comes out of it must be open.',
    state: told('rounds', '4 fixed cycles: Feb 1, Apr 1, Jul 1, Sep 1', ardc),
    months: told(
      'February, April and July, and one in autumn on which two documents disagree (September or October)',
      'Feb 1, Apr 1, Jul 1, Sep 1',
      ardc,
    ),
    eligibility: told(
      'US public charities, government, schools and universities; nonprofits and universities elsewhere. Clubs and individuals need a fiscal sponsor.',
      'Clubs & individuals need a fiscal sponsor. For-profits ineligible.',
      ardc,
    ),
    terms: {
      fiscalSponsor: told(true, 'Clubs & individuals need a fiscal sponsor.', ardc),
      indirectCap: told(20, '≤20% indirect', ardc),
    },
  },
  {
    ...{ id: 'sidn-fonds', name: 'SIDN Fund', funder: 'SIDN Fonds', country: 'NL' },
    url: 'https://www.sidnfonds.nl/over-het-fonds',
    about: 'Innovative internet projects of social interest whose results are shared.',
    state: unknownState(openFunding),
    cycles: [{ name: '2023', deadlines: [due('2023-12-31', 'Closes: 2023-12-31 23:59.')], from: openFunding }],
  },
  {
    ...{
      id: 'isoc-foundation',
      name: 'Internet Society Foundation grants',
      funder: 'Internet Society Foundation',
      country: 'US',
    },
    url: 'https://www.isocfoundation.org/funding-areas/',
    about: 'An internet for everyone: access, skills, research, resilience.',
    state: told('unknown', 'Nothing open at the moment.', openFunding),
  },
  {
    ...{ id: 'isif-asia', name: 'ISIF Asia', funder: 'APNIC Foundation', country: 'AU' },
    url: 'https://isif.asia/about-isif-asia/',
    about: 'Internet development in the Asia Pacific.',
    state: told('unknown', '2024 applications now closed', openFunding),
    eligibility: told(
      'Organisations registered in the Asia Pacific.',
      'organizations legally registered in the Asia Pacific region',
      openFunding,
    ),
  },
  {
    ...{ id: 'lacnic-frida', name: 'FRIDA', funder: 'LACNIC', country: 'UY' },
    url: 'https://programafrida.net/en',
    about: 'Internet development in Latin America and the Caribbean.',
    state: told('unknown', 'Deadline for 2024, has passed', openFunding),
  },
  {
    ...{ id: 'internetstiftelsen', name: 'Swedish Internet Foundation', funder: 'Internetstiftelsen', country: 'SE' },
    url: 'https://internetstiftelsen.se/en/',
    about: 'Furthers the internet in Sweden; listed among funds that open-source projects may try.',
    state: unknownState(openFunding),
  },
  {
    ...{
      id: 'knight-foundation',
      name: 'Knight Foundation grants',
      funder: 'John S. and James L. Knight Foundation',
      country: 'US',
    },
    url: 'https://knightfoundation.org/grants/',
    about: 'Journalism, arts, communities, and research on information in democracy.',
    state: unknownState(openFunding),
    eligibility: told('Mostly organisations in the US.', 'We primarily fund U.S.-based organizations.', openFunding),
  },
  {
    ...{
      id: 'open-society',
      name: 'Open Society Foundations grants',
      funder: 'Open Society Foundations',
      country: 'US',
    },
    url: 'https://www.opensocietyfoundations.org/grants',
    about: 'Rights, justice and equity; listed among funds that open-source projects may try.',
    state: unknownState(listed('https://www.opensocietyfoundations.org/grants')),
  },
];
