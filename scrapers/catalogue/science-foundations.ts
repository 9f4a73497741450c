import { cents, due, listed, openFunding, read, told, unknownState, type Programme } from './programme.ts';

const PACIFIC = 'America/Los_Angeles';
const eossFour = read('https://chanzuckerberg.com/rfa/essential-open-source-software-for-science/', '2021');
const eossThree = read('https://chanzuckerberg.com/rfa/essential-open-source-software-for-science/', '2020');
const eossSix = read('https://researchfunding.duke.edu/essential-open-source-software-science-cycle-6', '2023');
const eossOne = read(
  'https://research.weill.cornell.edu/funding/funding-opportunities/chan-zuckerberg-initiative-essential-open-source-software-science',
  '2019',
);
const sloanLetters = read('https://www.hss.mun.ca/funding/competitions/3632');
const sloanOspo = read('https://sloan.org/programs/digital-technology/ospo-loi', '2023');
const simonsAward = read('https://micde.umich.edu/funding-resource/scientific-software-research-faculty-award/');
const schmidtFaq = read('https://www.schmidtsciences.org/faqs/');

/** Foundations that pay for science and the software under it. */
export const scienceFoundations: Programme[] = [
  {
    ...{ id: 'czi-eoss', name: 'Essential Open Source Software for Science', funder: 'Chan Zuckerberg Initiative' },
    url: 'https://chanzuckerberg.com/eoss/',
    about:
      'Maintenance, growth and community of open-source tools that biomedical research depends on, in cycles since 2019; the sixth was shared with Wellcome and the Kavli Foundation.',
    state: unknownState(eossSix),
    amount: told(
      { min: cents(50_000), max: cents(250_000), currency: 'USD' },
      'between $50k and $250k total costs',
      eossOne,
    ),
    terms: {
      indirectCap: told(15, 'inclusive of up to 15% for indirect/overhead costs', eossOne),
      maintenance: told(
        true,
        'to support software maintenance, growth, development, and community engagement',
        eossThree,
      ),
      countries: told([], 'We welcome applications from any country', openFunding),
    },
    stages: told(
      'loi',
      'an initial Letter of Intent (LOI), which will be followed by invitations to a select number of applicants',
      eossSix,
    ),
    cycles: [
      {
        name: 'cycle 6',
        deadlines: [due('2023-10-17', 'Deadline for Letter of Intent: Oct. 17, 2023', { kind: 'loi' })],
        from: eossSix,
      },
      {
        name: 'cycle 4',
        deadlines: [
          due('2021-03-30', 'March 30, 2021: Letters of Intent due by 5 p.m. Pacific Time', {
            kind: 'loi',
            time: '17:00',
            zone: PACIFIC,
          }),
          due('2021-05-19', 'May 19, 2021: Full Applications due by 5 p.m. Pacific Time', {
            time: '17:00',
            zone: PACIFIC,
          }),
        ],
        from: eossFour,
      },
      { name: 'cycle 3', deadlines: [due('2020-08-04', 'This RFA closed on August 4, 2020')], from: eossThree },
    ],
  },
  {
    ...{
      id: 'sloan-letters',
      name: 'Sloan Foundation grants by letter of inquiry',
      funder: 'Alfred P. Sloan Foundation',
    },
    url: 'https://sloan.org/grants/apply',
    about:
      'Original research and education in science, technology and economics. A letter of at most two pages goes by e-mail to the programme that it fits.',
    state: unknownState(sloanLetters),
    stages: told('loi', 'The grantmaking process begins with submission of a letter of inquiry', sloanLetters),
  },
  {
    ...{ id: 'sloan-better-software', name: 'Better Software for Science', funder: 'Alfred P. Sloan Foundation' },
    url: 'https://sloan.org/programs/digital-technology/better-software-for-science',
    about: 'Open source in research, publication and archiving of software, careers of those who write it.',
    state: told('ended', 'Applications are no longer being accepted, at least since 2025.', openFunding),
  },
  {
    ...{
      id: 'sloan-ospo',
      name: 'Institutional Support for Open Source Software in Research',
      funder: 'Alfred P. Sloan Foundation',
    },
    url: sloanOspo.url,
    about: 'Open-source programme offices at US universities.',
    state: unknownState(sloanOspo),
    amount: told({ max: cents(750_000), currency: 'USD' }, 'Grants of up to $750,000 over two years', sloanOspo),
    terms: { countries: told(['US'], 'will be awarded to U.S. higher education institutions', sloanOspo) },
    stages: told('loi', 'A small number of full proposals will be invited from submissions', sloanOspo),
    cycles: [
      {
        name: '2023',
        deadlines: [
          due('2023-02-15', 'Letters of Inquiry are due no later than February 15, 2023 by 5:00pm ET', {
            kind: 'loi',
            time: '17:00',
            zone: 'America/New_York',
          }),
        ],
        from: sloanOspo,
      },
    ],
  },
  {
    ...{
      id: 'simons-software-faculty',
      name: 'Scientific Software Research Faculty Award',
      funder: 'Simons Foundation',
    },
    url: 'https://www.simonsfoundation.org/grant/scientific-software-research-faculty-award/',
    about:
      'Half the salary of a faculty member who leads scientific software, for five years, with a yearly research allowance.',
    state: unknownState(simonsAward),
    terms: {
      indirectCap: told(20, 'limited to 20 percent of the modified total direct costs', simonsAward),
      maintenance: told(
        true,
        'the development and maintenance of core scientific software infrastructure',
        simonsAward,
      ),
    },
  },
  {
    ...{ id: 'simons-grants', name: 'Simons Foundation grants', funder: 'Simons Foundation' },
    url: 'https://www.simonsfoundation.org/funding-opportunities/',
    about: 'Calls in mathematics, physics, life sciences and neuroscience.',
    state: unknownState(listed('https://www.simonsfoundation.org/funding-opportunities/')),
  },
  {
    ...{ id: 'schmidt-sciences', name: 'Schmidt Sciences programmes', funder: 'Schmidt Sciences', country: 'US' },
    url: 'https://www.schmidtsciences.org',
    about:
      'AI and advanced computing, astrophysics, biosciences, climate, and work across sciences, among it institutes for scientific software.',
    state: unknownState(schmidtFaq),
    terms: {
      indirectCap: told(
        0,
        'the awardee should not include any indirect costs in an award’s budget unless expressly agreed',
        schmidtFaq,
      ),
    },
  },
  {
    ...{
      id: 'moore-grants',
      name: 'Gordon and Betty Moore Foundation grants',
      funder: 'Gordon and Betty Moore Foundation',
    },
    url: 'https://www.moore.org/grants',
    about:
      'Science, conservation and patient care; research software has been paid for as part of its work in science.',
    state: unknownState(listed('https://www.moore.org/grants')),
  },
  {
    ...{ id: 'wellcome-grants', name: 'Wellcome research funding', funder: 'Wellcome Trust' },
    url: 'https://wellcome.org/grant-funding',
    about:
      'Discovery research, climate, infectious disease and mental health; it shared the sixth cycle of CZI’s programme for open-source software.',
    state: unknownState(listed('https://wellcome.org/grant-funding')),
  },
  {
    ...{ id: 'kavli-grants', name: 'Kavli Foundation programmes', funder: 'The Kavli Foundation', country: 'US' },
    url: 'https://www.kavlifoundation.org',
    about:
      'Astrophysics, nanoscience and neuroscience; it shared the sixth cycle of CZI’s programme for open-source software.',
    state: unknownState(listed('https://www.kavlifoundation.org')),
  },
];
