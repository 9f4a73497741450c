import { cents, due, openFunding, read, told, unknownState, type Programme } from './programme.ts';

const psfPause = read('https://pyfound.blogspot.com/2025/08', '2025-08');
const psfPolicy = read('https://pyfound.blogspot.com/2017/12/the-psfs-grant-program-policies-and.html', '2017-12-01');
const isc = read('https://www.r-consortium.org/projects/call-for-proposals');
const iscFall = read('https://developer837.rssing.com/chan-8466238/article3406.html', '2018');
const rugs = read('https://r-consortium.org/all-projects/rugsprogram.html', '2024');
const perl = read('https://news.perlfoundation.org/post/may-2023-call-for-grant-applications', '2023-05-13');
const qgis = read('https://blog.qgis.org/2023/04/04/qgis-grants-8-call-for-grant-proposals-2023/', '2023-04-04');
const qgisForm = read(
  'https://docs.google.com/forms/d/e/1FAIpQLScU2vCTBaRXoA3UxnGXaVTz8stGbkNOspITIfMMijZJ3tP0VA/viewform?usp=send_form',
  '2021',
);
const wikimedia = read('https://meta.wikimedia.org/wiki/Grants:Project/Rapid', '2024');
const gsoc = read('https://developers.google.com/open-source/gsoc/timeline', '2025');
const floss = read('https://floss.fund/blog/announcing-floss-fund', '2024-10-15');
const flossHow = read('https://www.theregister.com/2024/10/17/zerodha_open_source_fund/', '2024-10-17');
const flossRange = read(
  'https://newsbytesapp.com/news/business/zerodha-launches-fund-to-back-open-source-projects/story',
  '2024-10',
);
const githubFund = read(
  'https://github.blog/news-insights/company-news/announcing-github-secure-open-source-fund',
  '2024-11',
);
const githubAmount = read(
  'https://computing.co.uk/news/2024/open-source/github-launches-fund-to-help-open-source-projects-improve-security',
  '2024-11',
);
const comcast = read('https://www.harihareswara.net/mozfest-2021/mozfest-script-apply-for-grants.txt', '2021');

/** What language foundations, projects and companies give to open-source work. */
export const communitiesAndCompanies: Programme[] = [
  {
    ...{
      id: 'psf-grants',
      name: 'Python Software Foundation grants',
      funder: 'Python Software Foundation',
      country: 'US',
    },
    url: 'https://www.python.org/psf/grants/',
    about: 'Conferences, workshops and Python projects. Requests are wanted at least six weeks before an event.',
    state: told('paused', 'Effective August 1st, 2025, the PSF is temporarily pausing our Grants Program', psfPause),
    eligibility: told(
      'Python conferences, workshops, projects and work for a diverse community.',
      'Our current focus includes: Python projects (including porting projects), workshops, conferences',
      psfPolicy,
    ),
  },
  {
    ...{
      id: 'r-consortium-isc',
      name: 'R Consortium infrastructure grants (ISC)',
      funder: 'R Consortium',
      country: 'US',
    },
    url: isc.url,
    about: 'Software, teaching material, standards and research that help the R community as a whole.',
    state: told('rounds', 'the ISC Grant Program, which issues a call for proposals two times each year', rugs),
    terms: {
      individuals: told(
        true,
        'projects proposed by individuals or teams who have the skills to carry out the work',
        isc,
      ),
    },
    cycles: [
      {
        name: 'autumn 2018',
        deadlines: [
          due('2018-10-31', 'the deadline for submission for the Fall 2018 Call for Proposals is October 31'),
        ],
        from: iscFall,
      },
    ],
  },
  {
    ...{
      id: 'r-consortium-rugs',
      name: 'R user groups, conferences and special projects',
      funder: 'R Consortium',
      country: 'US',
    },
    url: rugs.url,
    about: 'Meetings and conferences of R users, and social infrastructure; no software development.',
    state: unknownState(rugs),
    cycles: [
      {
        name: '2024',
        deadlines: [
          due('2024-01-08', 'will open on January 8, 2024, and close at midnight PST on September 30, 2024', {
            kind: 'window_open',
          }),
          due('2024-09-30', 'will open on January 8, 2024, and close at midnight PST on September 30, 2024', {
            kind: 'window_close',
            zone: 'America/Los_Angeles',
          }),
        ],
        from: rugs,
      },
    ],
  },
  {
    ...{
      id: 'perl-raku-grants',
      name: 'Perl and Raku Foundation grants',
      funder: 'The Perl and Raku Foundation',
      country: 'US',
    },
    url: 'https://grants.perlfoundation.org/',
    about: 'Code, documentation and teaching material for Perl and Raku, and work on their cores.',
    state: unknownState(perl),
    terms: { individuals: told(true, 'Who can apply: Anybody, apart from members of the Perl Foundation', perl) },
  },
  {
    ...{ id: 'qgis-grants', name: 'QGIS grant programme', funder: 'QGIS.ORG', country: 'CH' },
    url: 'https://blog.qgis.org/category/qgis-grant-programme/',
    about:
      'Infrastructure and polish of QGIS rather than new features; a proposal is a public enhancement issue and the voting members choose.',
    state: unknownState(qgis),
    months: told('April', 'The deadline for this round is in four weeks, on 2nd May 2023.', qgis),
    terms: {
      individuals: told(true, 'The call is open to anybody who wants to make a contribution to QGIS', qgis),
      maintenance: told(
        true,
        'things done that volunteers don’t naturally gravitate towards doing, such as housekeeping, maintenance',
        qgisForm,
      ),
    },
    cycles: [
      {
        name: '2023',
        deadlines: [due('2023-05-02', 'The deadline for this round is in four weeks, on 2nd May 2023.')],
        from: qgis,
      },
    ],
  },
  {
    ...{ id: 'wikimedia-rapid', name: 'Wikimedia Rapid Fund', funder: 'Wikimedia Foundation', country: 'US' },
    url: wikimedia.url,
    about: 'Short projects for Wikimedia, among them small pieces of software.',
    state: told('rounds', '2 months processing time, 1 round in every two months', wikimedia),
    amount: told({ min: cents(500), max: cents(5_000), currency: 'USD' }, '500 - 5,000 USD', wikimedia),
    terms: {
      individuals: told(
        true,
        'Individuals, groups, Wikimedia affiliates or organisations from Wikimedia movement',
        wikimedia,
      ),
    },
  },
  {
    ...{ id: 'google-summer-of-code', name: 'Google Summer of Code', funder: 'Google', country: 'US' },
    url: 'https://summerofcode.withgoogle.com/',
    about: 'Pays newcomers for work on an open-source project under a mentor; projects apply as organisations first.',
    state: unknownState(gsoc),
    months: told(
      'organisations January and February, contributors March and April',
      '27 January to 11 February; 24 March to 8 April (timeline of 2025)',
      gsoc,
    ),
    cycles: [
      {
        name: '2025',
        deadlines: [
          due('2025-02-11', '11 Februari – 18.00 UTC: Batas waktu pengajuan permohonan organisasi pendamping', {
            track: 'mentoring organisations',
            time: '18:00',
            zone: 'Etc/UTC',
          }),
          due('2025-04-08', '8 April – 18.00 UTC: Batas waktu pengajuan lamaran kontributor GSoC', {
            track: 'contributors',
            time: '18:00',
            zone: 'Etc/UTC',
          }),
        ],
        from: gsoc,
      },
    ],
  },
  {
    ...{ id: 'google-season-of-docs', name: 'Google Season of Docs', funder: 'Google', country: 'US' },
    url: 'https://developers.google.com/season-of-docs',
    about: 'Documentation of open-source projects by technical writers.',
    state: unknownState(openFunding),
    cycles: [
      {
        name: '2024',
        deadlines: [due('2024-04-02', 'April 2, 2024 at 18:00 UTC', { time: '18:00', zone: 'Etc/UTC' })],
        from: openFunding,
      },
    ],
  },
  {
    ...{ id: 'floss-fund', name: 'FLOSS/fund', funder: 'Zerodha', country: 'IN' },
    url: 'https://floss.fund/',
    about: 'A million dollars a year for free software anywhere, paid in tranches.',
    state: unknownState(floss),
    amount: told(
      { min: cents(10_000), max: cents(100_000), currency: 'USD' },
      'between $10,000 and $100,000 per recipient',
      flossRange,
    ),
    eligibility: told(
      'Any project that publishes a funding.json manifest on its site or repository and submits its address.',
      'all that’s required is publishing a funding.json manifest file',
      flossHow,
    ),
    terms: { countries: told([], 'Free/Libre and Open Source Software (FOSS/FLOSS) projects globally', floss) },
  },
  {
    ...{ id: 'github-secure-open-source', name: 'GitHub Secure Open Source Fund', funder: 'GitHub', country: 'US' },
    url: 'https://github.com/open-source/github-secure-open-source-fund',
    about: 'Money and three weeks of teaching for maintainers who make their project more secure.',
    state: unknownState(githubFund),
    amount: told({ max: cents(10_000), currency: 'USD' }, 'offers $10,000 in funding per project', githubAmount),
    cycles: [
      {
        name: 'first session',
        deadlines: [
          due(
            '2025-01-07',
            'reviewed on a rolling basis until they close on January 7 at 11:59 pm PT. Programming and funding will begin in early 2025.',
            { zone: 'America/Los_Angeles' },
          ),
        ],
        from: githubFund,
      },
    ],
  },
  {
    ...{ id: 'comcast-innovation', name: 'Comcast Innovation Fund', funder: 'Comcast', country: 'US' },
    url: 'https://innovationfund.comcast.com/',
    about: 'Research and open-source work on networks and broadband, in areas of interest that change each year.',
    state: unknownState(openFunding),
    amount: told({ max: cents(150_000), currency: 'USD' }, 'can fund up to $150,000 for one-year projects', comcast),
  },
  {
    ...{ id: 'awesome-foundation', name: 'Awesome Foundation', funder: 'Awesome Foundation' },
    url: 'https://www.awesomefoundation.org/en/',
    about: 'Chapters give $1,000 to ideas they like, mostly each month, without strings.',
    state: unknownState(openFunding),
    amount: told({ max: cents(1_000), currency: 'USD' }, 'We award 1,000 USD grants every month.', openFunding),
    terms: {
      individuals: told(
        true,
        'given on a no-strings-attached basis to people and groups working on awesome projects',
        openFunding,
      ),
    },
  },
  {
    ...{
      id: 'roddenberry-catalyst',
      name: 'Roddenberry Catalyst Fund',
      funder: 'Roddenberry Foundation',
      country: 'US',
    },
    url: 'https://roddenberryfoundation.org/our-work/catalyst-fund/',
    about: 'Early ideas against large problems.',
    state: told('rolling', 'There are no deadlines. Applications are accepted year-round.', openFunding),
    terms: {
      individuals: told(
        true,
        'may be individuals, teams of individuals, non-profit organizations, or social enterprises',
        openFunding,
      ),
    },
  },
  {
    ...{ id: 'open-humans', name: 'Open Humans project grants', funder: 'Open Humans Foundation', country: 'US' },
    url: 'https://www.openhumans.org/grants/',
    about: 'Projects on its platform for personal data and research.',
    state: unknownState(openFunding),
    amount: told({ max: cents(5_000), currency: 'USD' }, 'a project grant of up to 5000 USD', openFunding),
    terms: {
      individuals: told(true, 'No institutional or organizational affiliation is required.', openFunding),
      countries: told([], 'open to both US-based and international individuals', openFunding),
    },
  },
  {
    ...{ id: 'sage-concept', name: 'Sage Concept Grants', funder: 'Sage', country: 'US' },
    url: 'https://ocean.sagepub.com/concept-grants/',
    about: 'New software for social science.',
    state: told(
      'unknown',
      '2024 deadline has passed. It is unknown is this grant project will be repeated.',
      openFunding,
    ),
  },
  {
    ...{ id: 'cisco-research', name: 'Cisco Research grants', funder: 'Cisco', country: 'US' },
    url: 'https://research.cisco.com/open-rfps',
    about: 'University research on networks, computing and their use.',
    state: unknownState(openFunding),
    eligibility: told('Researchers at universities.', 'University researchers only', openFunding),
  },
];
