import { evenly, inches, papers } from '../paper.ts';
import { defineProfile } from './profile.ts';
import { arial10, strict, times11 } from './strict.ts';

const guide = {
  source: 'NSF PAPPG 24-1, II.C',
  sourceUrl: 'https://www.nsf.gov/policies/pappg/24-1/ch-2-proposal-preparation',
  checkedOn: '2026-11-22',
} as const;

export const nsf = defineProfile({
  ...strict,
  id: 'nsf',
  title: 'NSF (PAPPG 24-1)',
  paper: papers.letter,
  margins: evenly(inches(1)),
  fonts: [times11, arial10],
  align: 'justify',
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
  files: 'per-section',
  links: 'where-allowed',
  limits: {
    charactersPerInch: null,
    linesPerInch: 6,
    leastSize: { serif: 11, sans: 10, mono: 10 },
    leastSmallSize: 10,
  },
  facts: [
    { about: 'paper', says: 'No larger than US Letter, 8.5 by 11 inches.', confidence: 'verified', ...guide },
    {
      about: 'margins',
      says: 'At least one inch on all sides, with nothing in the margins.',
      confidence: 'verified',
      ...guide,
    },
    {
      about: 'type',
      says: 'Arial, Courier New or Palatino Linotype at 10 points or more; Times New Roman or Computer Modern at 11 or more.',
      confidence: 'verified',
      ...guide,
    },
    {
      about: 'type',
      says: 'Tinos, Arimo and Cousine have the widths of Times New Roman, Arial and Courier New; whether the checker takes them by name is not known.',
      confidence: 'unverified',
      ...guide,
    },
    { about: 'density', says: 'No more than six lines in a vertical inch.', confidence: 'verified', ...guide },
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
      ...guide,
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
    {
      about: 'files',
      says: 'Each section is uploaded as a file of its own.',
      confidence: 'unverified',
      source: 'custom of Research.gov; no sentence of NSF is on file here',
      sourceUrl: null,
      checkedOn: '2026-11-22',
    },
  ],
});
