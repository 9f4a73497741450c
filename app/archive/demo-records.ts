import type { RecordLink, RecordPerson } from './record.ts';

type Fact = {
  /** file in the Open Grants archive */
  key: string;
  title: string;
  people: RecordPerson[];
  year: number;
  links: RecordLink[];
  funder: string;
  programme: string | null;
  result: 'funded' | 'declined' | 'unknown';
};

/**
 * Proposals that their authors made public in the Open Grants archive (ogrants.org, github.com/weecology/ogrants; metadata
 * CC0), as its files say them: around research software and open infrastructure, funded and not.
 */
const facts: Fact[] = [
  {
    key: 'tollerud_erik_2020',
    title: 'Sustaining the Astropy Project',
    people: [
      { name: 'Erik Tollerud' },
      { name: 'Tom Aldcroft' },
      { name: 'Lia Corrales' },
      { name: 'Matthew Craig' },
      { name: 'Kelle Cruz' },
      { name: 'Adam Ginsburg' },
      { name: 'Hans Guenther' },
      { name: 'Pey Lian Lim' },
      { name: 'Adrian Price-Whelan' },
      { name: 'John Swinbank' },
    ],
    year: 2020,
    links: [{ url: 'https://www.ogrants.org/proposals/tollerud_erik_2020.pdf', name: 'Proposal' }],
    funder: 'NASA',
    programme: 'ROSES E.7 (Support for Open Source Tools, Frameworks, and Libraries)',
    result: 'funded',
  },
  {
    key: 'piwowar_heather_2013a',
    title: 'Investigating the value of automatically-gathered software impact data',
    people: [{ name: 'Heather Piwowar' }, { name: 'Jason Priem' }],
    year: 2013,
    links: [{ url: 'https://doi.org/10.6084/m9.figshare.809572', name: 'Proposal' }],
    funder: 'U.S. National Science Foundation (NSF)',
    programme: 'ACI-CYBERINFRASTRUCTURE, EAGER',
    result: 'funded',
  },
  {
    key: 'piwowar_heather_2016a',
    title: 'Improving the visibility of scholarly software work',
    people: [{ name: 'James Howison' }, { name: 'Heather Piwowar' }, { name: 'Jason Priem' }],
    year: 2016,
    links: [
      { url: 'http://doi.org/10.5281/zenodo.165515', name: 'Proposal' },
      {
        url: 'https://github.com/howisonlab/softcite-dataset/tree/master/docs/reports',
        name: 'Interim and final reports',
      },
    ],
    funder: 'Alfred P. Sloan Foundation',
    programme: null,
    result: 'funded',
  },
  {
    key: 'piwowar_heather_2016c',
    title: 'Tear down this wall: building the Open Research Profile',
    people: [{ name: 'Heather Piwowar' }, { name: 'Jason Priem' }],
    year: 2016,
    links: [
      {
        url: 'https://docs.google.com/document/d/1hv-RmdwPHyMHKW7TU_hwlP1iqZoxsdnqQjo-eHP2DGs/edit?usp=sharing',
        name: 'Letter of Interest',
      },
    ],
    funder: 'Arnold Foundation',
    programme: null,
    result: 'declined',
  },
  {
    key: 'priem_jason_2013',
    title: 'ImpactStory grant proposal',
    people: [{ name: 'Jason Priem' }, { name: 'Heather Piwowar' }],
    year: 2013,
    links: [{ url: 'https://doi.org/10.6084/m9.figshare.740315', name: 'Proposal' }],
    funder: 'Alfred P. Sloan Foundation',
    programme: 'Open Research Fund',
    result: 'funded',
  },
  {
    key: 'priem_jason_2024b',
    title: "OpenAlex: a free index for the world's research",
    people: [
      { name: 'Jason Priem', orcid: '0000-0001-6187-6610' },
      { name: 'Kyle Demes', orcid: '0000-0003-2780-0393' },
    ],
    year: 2024,
    links: [
      {
        url: 'https://docs.google.com/document/d/1IAyVd8cEO6heGBURMvIjoP1sh3Vd0olZ0BVRw8mGU8E/edit?tab=t.0',
        name: 'Document 1',
      },
      {
        url: 'https://docs.google.com/spreadsheets/d/1Jiq2zyalS8F-5qWxJNMkeWAMnTrcFeNjzbJvDQscbkU/edit?gid=0#gid=0',
        name: 'Document 2',
      },
      {
        url: 'https://docs.google.com/document/d/1CkjUFGHmpCY-ljJTxLWtgJ61v12tXhiOLDPSB3ifixw/edit?tab=t.0#heading=h.4hf1lsq9qdxy',
        name: 'Document 3',
      },
    ],
    funder: 'Arcadia Fund',
    programme: null,
    result: 'funded',
  },
  {
    key: 'greene_casey_2017',
    title: 'Genome-wide hypothesis generation for single-cell expression via latent spaces of deep neural networks',
    people: [{ name: 'Casey S. Greene', orcid: '0000-0001-8713-9213' }],
    year: 2017,
    links: [{ url: 'https://github.com/greenelab/czi-rfa/blob/master/proposal.md', name: 'Proposal' }],
    funder: 'Chan Zuckerberg Initiative',
    programme: 'Collaborative Computational Tools for the Human Cell Atlas',
    result: 'unknown',
  },
  {
    key: 'barker_michelle_2021',
    title: 'FAIR for Research Software (FAIR4RS)',
    people: [{ name: 'Michelle Barker', affiliation: 'Research Software Alliance', orcid: '0000-0002-3623-172X' }],
    year: 2021,
    links: [{ url: 'https://www.ogrants.org/proposals/barker_michelle_2021.pdf', name: 'Proposal' }],
    funder: 'Alfred P. Sloan Foundation',
    programme: null,
    result: 'funded',
  },
  {
    key: 'barker_michelle_and_katz_daniels_2022',
    title: 'Research Software Alliance proposal',
    people: [
      { name: 'Michelle Barker', orcid: '0000-0002-3623-172X' },
      { name: 'Daniel S. Katz', orcid: '0000-0001-5934-7525' },
    ],
    year: 2022,
    links: [{ url: 'https://doi.org/10.5281/zenodo.7275398', name: 'Proposal' }],
    funder: 'Chan Zuckerberg Initiative',
    programme: null,
    result: 'funded',
  },
  {
    key: 'IOI_2019',
    title: 'Unite initiatives and expand the scope of current open source for open science',
    people: [{ name: 'Invest in Open Infrastructure' }],
    year: 2019,
    links: [{ url: 'https://zenodo.org/record/7795521', name: 'Proposal' }],
    funder: 'Alfred P. Sloan Foundation',
    programme: null,
    result: 'funded',
  },
  {
    key: 'thaney_kaitlin_2021',
    title: 'Exploring Hidden Costs of Open Infrastructure',
    people: [{ name: 'Kaitlin Thaney', affiliation: 'Invest in Open Infrastructure', orcid: '0000-0002-7217-4494' }],
    year: 2021,
    links: [{ url: 'https://doi.org/10.5281/zenodo.7993592', name: 'Proposal' }],
    funder: 'Mellon Foundation',
    programme: null,
    result: 'funded',
  },
  {
    key: 'brown_ctitus_2012d',
    title: 'Low-memory Streaming Prefilters for Biological Sequencing Data',
    people: [{ name: 'C. Titus Brown' }],
    year: 2012,
    links: [
      {
        url: 'https://github.com/dib-lab/www-ged.msu.edu/blob/master/downloads/2012-bigdata-nsf.pdf',
        name: 'Proposal',
      },
    ],
    funder: 'U.S. National Science Foundation (NSF)',
    programme: 'BIGDATA',
    result: 'funded',
  },
  {
    key: 'brown_ctitus_2014',
    title: 'Moore Investigator in Data Driven Discovery',
    people: [{ name: 'C. Titus Brown' }],
    year: 2014,
    links: [
      {
        url: 'https://github.com/dib-lab/www-ged.msu.edu/blob/master/downloads/2014-moore-ddd-round2.pdf',
        name: 'Proposal',
      },
    ],
    funder: 'Moore Foundation',
    programme: 'Data Driven Discovery Investigators',
    result: 'funded',
  },
  {
    key: 'murray-rust_peter_2016',
    title: 'ContentMine/Hypothes.is Proposal',
    people: [{ name: 'Peter Murray-Rust' }],
    year: 2016,
    links: [{ url: 'https://doi.org/10.3897/rio.2.e8424', name: 'Proposal' }],
    funder: 'The Wellcome Trust',
    programme: 'The Open Science Prize',
    result: 'declined',
  },
  {
    key: 'klein_arno_2016c',
    title: 'Brain Graph Interface',
    people: [{ name: 'Arno Klein' }],
    year: 2016,
    links: [{ url: 'https://doi.org/10.3897/rio.2.e8815', name: 'Proposal' }],
    funder: 'National Institutes of Health (US)',
    programme: 'PAR-09-219: Exploratory Innovations in Biomedical Computational Science and Technology (R21)',
    result: 'declined',
  },
  {
    key: 'formoso_jesica_2025',
    title: 'Empowering Latin American Networks to Champion Open and Equitable Scholarly Preprint and Dataset Review',
    people: [
      { name: 'Jesica Formoso' },
      { name: 'Daniela Saderi' },
      { name: 'PREreview Team' },
      { name: 'MetaDocencia Team' },
    ],
    year: 2025,
    links: [{ url: 'https://zenodo.org/records/15880814', name: 'Proposal' }],
    funder: 'Invest in Open Infrastructure (IOI)',
    programme: 'IOI Fund For Network Adoption',
    result: 'declined',
  },
];

/** The demo archive: rows for `db.archiveRecord.create`, public, with their source and licence. */
export const demoRecords = facts.map(({ key, people, links, ...fact }) => ({
  ...fact,
  people: JSON.stringify(people),
  links: JSON.stringify(links),
  visibility: 'public',
  source: 'ogrants.org',
  sourceKey: key,
  licence: 'CC0-1.0',
  publishedAt: new Date('2026-08-03T00:00:00Z'),
}));
