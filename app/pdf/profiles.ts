import type { CitationStyle } from './flow/citations.ts';
import { inches, millimetres, papers, type Paper } from './paper.ts';

export type ProfileId = 'letter' | 'a4' | 'nsf';

/** A rule behind a profile: `quote` in the funder's words, or `says` in ours where we hold only a summary of them. */
export type ProfileFact = {
  about: 'paper' | 'margins' | 'type' | 'density' | 'page-numbers' | 'links' | 'file';
  quote?: string;
  says?: string;
  source: string;
  sourceUrl: string | null;
  /** YYYY-MM-DD */
  checkedOn: string;
  confidence: 'verified' | 'secondary' | 'unverified';
};

/** How one format is set. Lengths are points. */
export type Profile = {
  id: ProfileId;
  title: string;
  paper: Paper;
  margins: { top: number; right: number; bottom: number; left: number };
  /** how far inside the margins the text stays, so that side bearings and rounding never cross them */
  inset: number;
  body: { size: number; leading: number; align: 'justify' | 'ragged' };
  code: { size: number; leading: number };
  caption: { size: number; leading: number };
  table: { size: number; leading: number };
  note: { size: number; leading: number };
  /** section title, then the three headings inside a section */
  headings: [HeadingStyle, HeadingStyle, HeadingStyle, HeadingStyle];
  titleBlock: { size: number; leading: number; ownPage: boolean };
  sectionsOnNewPage: boolean;
  pageNumbers: boolean;
  /** how works are cited, and whether headings have numbers */
  flow: { citations: CitationStyle; numberHeadings: boolean };
  /** `where-allowed`: only in sections whose rules are known and do not forbid them */
  links: 'live' | 'where-allowed';
  facts: ProfileFact[];
};

export type HeadingStyle = { size: number; leading: number; before: number; after: number; italic?: boolean };

const nsfGuide = 'https://www.nsf.gov/policies/pappg/24-1/ch-2-proposal-preparation';
const nsfFact = { source: 'NSF PAPPG 24-1, II.C', sourceUrl: nsfGuide, checkedOn: '2026-11-22' } as const;

const readable: Omit<Profile, 'id' | 'title' | 'paper' | 'margins'> = {
  inset: 0,
  body: { size: 11, leading: 14.2, align: 'justify' },
  code: { size: 9.5, leading: 12.6 },
  caption: { size: 9.5, leading: 12.5 },
  table: { size: 10, leading: 12.6 },
  note: { size: 9, leading: 11.4 },
  headings: [
    { size: 15, leading: 19, before: 26, after: 7 },
    { size: 12, leading: 15.5, before: 17, after: 4.5 },
    { size: 10.5, leading: 14.2, before: 13, after: 3 },
    { size: 10, leading: 14.2, before: 10, after: 2, italic: true },
  ],
  titleBlock: { size: 23, leading: 27, ownPage: false },
  sectionsOnNewPage: false,
  pageNumbers: true,
  flow: { citations: 'numeric', numberHeadings: false },
  links: 'live',
  facts: [],
};

/** Every format a proposal can be exported in. */
export const profiles: Record<ProfileId, Profile> = {
  letter: { ...readable, id: 'letter', title: 'US Letter', paper: papers.letter, margins: evenly(inches(1.1)) },
  a4: { ...readable, id: 'a4', title: 'A4', paper: papers.a4, margins: evenly(millimetres(27)) },
  nsf: {
    ...readable,
    id: 'nsf',
    title: 'NSF (PAPPG 24-1)',
    paper: papers.letter,
    margins: evenly(inches(1)),
    inset: 0.75,
    body: { size: 11, leading: 12.65, align: 'justify' },
    code: { size: 10, leading: 12.65 },
    caption: { size: 10, leading: 12.65 },
    table: { size: 11, leading: 12.65 },
    note: { size: 11, leading: 12.65 },
    headings: [
      { size: 14, leading: 17, before: 18, after: 5 },
      { size: 11.5, leading: 14, before: 12, after: 3 },
      { size: 10.5, leading: 13, before: 9, after: 2 },
      { size: 10, leading: 12.65, before: 7, after: 1, italic: true },
    ],
    titleBlock: { size: 20, leading: 24, ownPage: true },
    sectionsOnNewPage: true,
    pageNumbers: false,
    links: 'where-allowed',
    facts: [
      { about: 'paper', says: 'No larger than US Letter, 8.5 by 11 inches.', confidence: 'verified', ...nsfFact },
      {
        about: 'margins',
        says: 'At least one inch on all sides, with nothing in the margins.',
        confidence: 'verified',
        ...nsfFact,
      },
      {
        about: 'type',
        says: 'Arial, Courier New or Palatino Linotype at 10 points or more; Times New Roman or Computer Modern at 11 or more.',
        confidence: 'verified',
        ...nsfFact,
      },
      {
        about: 'type',
        says: 'Tinos, Arimo and Cousine have the widths of Times New Roman, Arial and Courier New; whether the checker takes them by name is not known.',
        confidence: 'unverified',
        ...nsfFact,
      },
      { about: 'density', says: 'No more than six lines in a vertical inch.', confidence: 'verified', ...nsfFact },
      {
        about: 'page-numbers',
        quote: 'page numbers are not required because the system will automatically add',
        confidence: 'secondary',
        source: 'NSF PAPPG 22-1, II.B, as reprinted by others',
        sourceUrl: null,
        checkedOn: '2026-11-22',
      },
      {
        about: 'links',
        quote: 'the Project Description must be self-contained, and that URLs must not be used',
        confidence: 'verified',
        ...nsfFact,
        source: 'NSF PAPPG 24-1, II.D.2.d(ii)',
      },
      {
        about: 'file',
        says: 'PDF 1.5 or newer, with a title and text that can be searched.',
        confidence: 'secondary',
        source: 'NSF staff, nsf-proposal-latex-samples',
        sourceUrl: 'https://github.com/nsf-open/nsf-proposal-latex-samples',
        checkedOn: '2026-11-22',
      },
    ],
  },
};

/** Whether a text names one of our profiles. */
export function isProfileId(value: string): value is ProfileId {
  return Object.hasOwn(profiles, value);
}

function evenly(margin: number) {
  return { top: margin, right: margin, bottom: margin, left: margin };
}
