import { evenly, millimetres, papers } from '../paper.ts';
import { defineProfile, type ProfileFact } from './profile.ts';
import { strict, times11 } from './strict.ts';

const form = {
  source: 'MSCA Postdoctoral Fellowships, Part B form, version 5.0 of 27 March 2026',
  sourceUrl: null,
  checkedOn: '2026-11-22',
} as const;

/** The block of format rules that the forms of Horizon Europe share. */
const shared: readonly ProfileFact[] = [
  { about: 'paper', says: 'A4.', confidence: 'secondary', ...form },
  {
    about: 'margins',
    says: 'At least 15 mm on all sides, headers and footers not counted.',
    confidence: 'secondary',
    ...form,
  },
  {
    about: 'type',
    says: 'The reference font is Times New Roman, Times or Nimbus Roman No. 9 L; at least 11 points, tables too; at least 8 in notes, captions and headers.',
    confidence: 'secondary',
    ...form,
  },
  {
    about: 'density',
    says: 'Standard spacing of characters and at least single spacing of lines.',
    confidence: 'secondary',
    ...form,
  },
  {
    about: 'links',
    says: 'Experts are told to pass over links that extend the proposal.',
    confidence: 'secondary',
    ...form,
  },
  { about: 'file', says: 'PDF with embedded fonts.', confidence: 'secondary', ...form },
];

const european = {
  ...strict,
  paper: papers.a4,
  fonts: [times11],
  align: 'justify',
  code: { size: 11, leading: 12.65 },
  caption: { size: 9.5, leading: 12 },
  table: { size: 11, leading: 12.65 },
  note: { size: 9, leading: 10.8 },
  headings: [
    { size: 15, leading: 18.5, before: 20, after: 6 },
    { size: 12.5, leading: 15, before: 13, after: 3.5 },
    { size: 11, leading: 13, before: 9, after: 2 },
    { size: 11, leading: 12.65, before: 7, after: 1, italic: true },
  ],
  titleBlock: { size: 20, leading: 24, ownPage: false },
  sectionsOnNewPage: false,
  links: 'live',
  limits: {
    charactersPerInch: null,
    linesPerInch: 6,
    leastSize: { serif: 11, sans: 11, mono: 11 },
    leastSmallSize: 8,
  },
} as const;

export const horizon = defineProfile({
  ...european,
  id: 'horizon',
  title: 'Horizon Europe (Part B)',
  margins: evenly(millimetres(15)),
  pageNumbers: 'Page {page} of {pages}',
  facts: [
    ...shared,
    {
      about: 'page-numbers',
      says: 'Page numbers, and the header of the template.',
      ...form,
      confidence: 'unverified',
      source: 'Horizon Europe, Part B templates; not found in writing',
    },
  ],
});

export const mscaPf = defineProfile({
  ...european,
  id: 'msca-pf',
  title: 'MSCA Postdoctoral Fellowships (Part B)',
  margins: evenly(millimetres(16)),
  pageNumbers: 'Part B - Page {page} of {pages}',
  facts: [
    ...shared,
    {
      about: 'page-numbers',
      says: 'Each page has the footer “Part B - Page X of Y”; no cover page and no table of contents.',
      confidence: 'secondary',
      ...form,
      source: 'A scaffold for MSCA-PF proposals, written by others',
    },
  ],
});
