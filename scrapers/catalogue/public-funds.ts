import { cents, due, listed, openFunding, read, told, unknownState, type Programme } from './programme.ts';

const stfFirst = read('https://sovereigntechfund.de/en/applications/', '2023');
const stfLater = read('https://www.sovereigntechfund.de/programs/applications');
const fellowship = read('https://sovereign.tech/programs/fellowship/faq');
const fellowshipPage = read('https://sovereigntechfund.de/programs/fellowship', '2026');
const fellowshipPilot = read('https://www.phoronix.com/news/STF-Fellowship-Application', '2024-09-12');
const prototype = read('https://www.prototypefund.de/en/application', '2025');
const prototypeFaq = read('https://www.prototypefund.de/en/faq', '2025');
const nlnetPause = read('https://technews.ospo.tw/reader/articles/item-78f2d34dd48a0cb7.html', '2026-06');
const nlnetFaq = read('https://nlnet.nl/entrust/faq/', '2024');
const ngi0Amount = read('https://openforumeurope.org/?p=10729', '2024-01-12');
const ngi0Call = read('https://renam.md/?p=2945', '2025-12');
const netidee = read('https://netidee.at/faq');
const pose = read('https://grantexec.com/grants/5f48afa9-1709-4758-9c2d-5fb48b45fed1', '2024');
const poseFirst = read('https://wiki.opensourceecology.org/wiki/PEOSE', '2022');
const bssw = read('https://bssw.io/pages/apply-for-the-bssw-fellowship-program', '2025');
const ssi = read('https://www.software.ac.uk/programmes/fellowship-programme/apply-fellowship-programme', '2024');
const escience = read('https://www.esciencecenter.nl/fellowship-programme/', '2022');

const bimonthly = 'proposals can still be submitted according to the regular bi-monthly schedule';

/** Money of the public hand that reaches open-source software directly. */
export const publicFunds: Programme[] = [
  {
    ...{ id: 'sovereign-tech-fund', name: 'Sovereign Tech Fund', funder: 'Sovereign Tech Agency', country: 'DE' },
    url: 'https://www.sovereign.tech/programs/fund',
    about:
      'Development, improvement and upkeep of open base technologies worldwide, as commissioned work. New applications were held back for some months up to spring 2024.',
    state: told('rolling', 'Applications can be submitted on an ongoing basis.', stfFirst),
    amount: told({ min: cents(50_000), currency: 'EUR' }, 'must exceed €50,000 (current minimum)', stfLater),
    terms: {
      maintenance: told(true, 'must be related to developing or maintaining open digital base technologies', stfLater),
      countries: told([], 'open digital base technologies worldwide', stfLater),
    },
  },
  {
    ...{
      id: 'sovereign-tech-fellowship',
      name: 'Sovereign Tech Fellowship',
      funder: 'Sovereign Tech Agency',
      country: 'DE',
    },
    url: 'https://www.sovereign.tech/programs/fellowship',
    about:
      'Pays maintainers, community managers and technical writers for the work that no single project would order.',
    state: unknownState(fellowship),
    terms: {
      individuals: told(true, 'The freelance option is available for maintainers anywhere.', fellowship),
      countries: told([], 'The freelance option is available for maintainers anywhere.', fellowship),
      maintenance: told(true, 'supporting maintainers, community managers, and technical writers', fellowshipPage),
    },
    cycles: [
      {
        name: 'pilot 2024',
        deadlines: [due('2024-10-20', 'Now through 20 October the application process is open')],
        from: fellowshipPilot,
      },
    ],
  },
  {
    ...{
      id: 'prototype-fund',
      name: 'Prototype Fund',
      funder: 'Federal Ministry of Research, Technology and Space (Germany)',
      country: 'DE',
    },
    url: 'https://www.prototypefund.de/en/application',
    about:
      'New open-source software in data security and software infrastructure, from the idea to a prototype, for single developers and small teams.',
    state: told('rounds', 'Every fall, you can apply for funding from the Prototype Fund.', prototype),
    months: told(
      'October and November',
      'The submission period lasts for two months (October 1 to November 30).',
      prototypeFaq,
    ),
    amount: told({ max: cents(95_000), currency: 'EUR' }, '95.000 € in 6 months for teams', prototype),
    terms: { individuals: told(true, 'We fund individual developers and small teams', prototype) },
    cycles: [
      {
        name: '2025',
        deadlines: [
          due('2025-10-01', 'Application period 01.10.2025 – 30.11.2025', { kind: 'window_open' }),
          due('2025-11-30', 'Application period 01.10.2025 – 30.11.2025', { kind: 'window_close' }),
        ],
        from: prototype,
      },
    ],
  },
  {
    ...{ id: 'ngi-zero-commons', name: 'NGI Zero Commons Fund', funder: 'NLnet Foundation', country: 'NL' },
    url: 'https://nlnet.nl/commonsfund/',
    about:
      'Small grants for free software, hardware and standards that serve an open internet, with money of the European Commission.',
    state: told(
      'paused',
      'NLnet will temporarily not accept new submissions from now on until an evaluation of NGI Zero is completed',
      nlnetPause,
    ),
    months: told(
      'first day of every second month, from February',
      'opened up on December 1, 2025, with a deadline of February 1, 2026',
      ngi0Call,
    ),
    amount: told(
      { min: cents(5_000), max: cents(50_000), currency: 'EUR' },
      'small grants (between 5 000 and 50 000 euro)',
      ngi0Amount,
    ),
    terms: {
      individuals: told(
        true,
        'You can apply as an individual, or as a formal or informal organisation of any type.',
        nlnetFaq,
      ),
    },
    cycles: [
      {
        name: 'call 11',
        deadlines: [due('2026-02-01', 'opened up on December 1, 2025, with a deadline of February 1, 2026')],
        from: ngi0Call,
      },
    ],
  },
  {
    ...{ id: 'ngi-fediversity', name: 'NGI Fediversity', funder: 'NLnet Foundation', country: 'NL' },
    url: 'https://nlnet.nl/fediversity/',
    about: 'Pilot for hosting of federated services under the users’ own control; open while NGI Zero’s calls rest.',
    state: told('rounds', bimonthly, nlnetPause),
  },
  {
    ...{ id: 'ngi-taler', name: 'NGI Taler', funder: 'NLnet Foundation', country: 'NL' },
    url: 'https://nlnet.nl/taler/',
    about: 'Pilot for private electronic payments with free software; open while NGI Zero’s calls rest.',
    state: told('rounds', bimonthly, nlnetPause),
  },
  {
    ...{ id: 'netidee', name: 'netidee', funder: 'Internet Foundation Austria', country: 'AT' },
    url: 'https://www.netidee.at/einreichen',
    about: 'Open-source projects and theses that further the internet in Austria.',
    state: unknownState(netidee),
    terms: {
      individuals: told(true, 'volljährige natürliche Personen mit österreichischer Wohnadresse', netidee),
      countries: told(['AT'], 'mit österreichischer Wohnadresse … mit österreichischer Firmenadresse', netidee),
    },
  },
  {
    ...{
      id: 'nsf-pose',
      name: 'Pathways to Enable Open-Source Ecosystems (POSE)',
      funder: 'National Science Foundation',
    },
    url: 'https://www.nsf.gov/funding/opportunities/pose-pathways-enable-open-source-ecosystems',
    about:
      'Managing organisations for ecosystems around open-source research products: scoping first, then building. Newer NSF calls for secure open-source ecosystems come through NSF’s own feeds.',
    state: unknownState(pose),
    cycles: [
      {
        name: '2022',
        deadlines: [
          due('2022-05-12', 'Application deadline of May 12, 2022 for Phase I (Scoping Proposals)', {
            track: 'Phase I',
          }),
          due('2022-10-21', 'October 21, 2022 for Phase II', { track: 'Phase II' }),
        ],
        from: poseFirst,
      },
    ],
  },
  {
    ...{
      id: 'bssw-fellowship',
      name: 'Better Scientific Software Fellowship',
      funder: 'BSSw Fellowship Program',
      country: 'US',
    },
    url: 'https://bssw.io/pages/bssw-fellowship-program',
    about:
      'Recognition and money for people who spread good practice in scientific software: a workshop, a tutorial, material for others.',
    state: told(
      'rounds',
      'Applications are now closed for the 2026 BSSw Fellowship Program. Check back in summer 2026 for info about the 2027 application process.',
      bssw,
    ),
    months: told(
      'August to October',
      'Thursday, August 14, 2025: Fellowship application process opens. Friday, October 31, 2025: Application deadline',
      bssw,
    ),
    amount: told({ max: cents(25_000), currency: 'USD' }, 'Each 2026 BSSw Fellow will receive up to $25,000', bssw),
    terms: { individuals: told(true, 'BSSw Fellows are selected annually', bssw) },
    cycles: [
      {
        name: '2026',
        deadlines: [
          due('2025-10-31', 'Friday, October 31, 2025: Application deadline, before midnight, PDT.', {
            zone: 'America/Los_Angeles',
          }),
        ],
        from: bssw,
      },
    ],
  },
  {
    ...{
      id: 'ssi-fellowship',
      name: 'Software Sustainability Institute Fellowship',
      funder: 'Software Sustainability Institute',
      country: 'GB',
    },
    url: ssi.url,
    about: 'Events, training and travel of people who further research software; no salaries.',
    state: unknownState(ssi),
    months: told('August to October', 'Applications open: 12 August 2024; applications close: 7 October 2024', ssi),
    amount: told({ max: cents(4_000), currency: 'GBP' }, 'Successful applicants will be allocated £4,000', ssi),
    terms: { individuals: told(true, 'Successful applicants will be allocated £4,000 to spend over 15 months', ssi) },
    cycles: [{ name: '2025 cohort', deadlines: [due('2024-10-07', 'Applications close: 7 October 2024')], from: ssi }],
  },
  {
    ...{
      id: 'escience-fellowship',
      name: 'eScience Center Fellowship',
      funder: 'Netherlands eScience Center',
      country: 'NL',
    },
    url: escience.url,
    about: 'Projects of twelve months that further research software in a lab, an institute or a field.',
    state: unknownState(escience),
    terms: {
      individuals: told(
        true,
        'looking for individuals who have the ambition to promote or improve the use of research software',
        escience,
      ),
    },
  },
  {
    ...{ id: 'innovationsfonden', name: 'Innovation Fund Denmark', funder: 'Innovationsfonden', country: 'DK' },
    url: 'https://innovationsfonden.dk/en',
    about: 'Research and innovation in Denmark; listed among funds that open-source projects may try.',
    state: unknownState(openFunding),
  },
  {
    ...{ id: 'vinnova', name: 'Vinnova calls', funder: 'Vinnova', country: 'SE' },
    url: 'https://vinnova.se/en',
    about: 'Swedish innovation agency; listed among funds that open-source projects may try.',
    state: unknownState(openFunding),
  },
  {
    ...{ id: 'dfg-research-software', name: 'DFG research software', funder: 'Deutsche Forschungsgemeinschaft' },
    url: 'https://www.dfg.de',
    about: 'German Research Foundation; it has paid for the sustainability of research software.',
    state: unknownState(listed('https://www.dfg.de')),
  },
];
