import { evenly, inches, papers } from '../paper.ts';
import { defineProfile } from './profile.ts';
import { strict, times12 } from './strict.ts';

const appendix = {
  source: 'CDMRP General Application Instructions, Appendix 1, as reprinted by others',
  sourceUrl: null,
  checkedOn: '2026-11-22',
} as const;

export const cdmrp = defineProfile({
  ...strict,
  id: 'cdmrp',
  title: 'CDMRP (US Department of Defense)',
  paper: papers.letter,
  margins: evenly(inches(0.5)),
  fonts: [times12],
  align: 'justify',
  displayFamily: 'serif',
  code: { size: 12, leading: 13.8 },
  caption: { size: 12, leading: 13.8 },
  table: { size: 12, leading: 13.8 },
  note: { size: 12, leading: 13.8 },
  headings: [
    { size: 15, leading: 18, before: 18, after: 5 },
    { size: 13, leading: 15.5, before: 12, after: 3 },
    { size: 12, leading: 13.8, before: 9, after: 2 },
    { size: 12, leading: 13.8, before: 7, after: 1, italic: true },
  ],
  titleBlock: { size: 20, leading: 24, ownPage: true },
  files: 'per-section',
  links: 'where-allowed',
  limits: {
    charactersPerInch: null,
    linesPerInch: 6,
    leastSize: { serif: 12, sans: 12, mono: 12 },
    leastSmallSize: 12,
  },
  facts: [
    { about: 'paper', says: 'No larger than US Letter, 8.5 by 11 inches.', confidence: 'secondary', ...appendix },
    { about: 'margins', says: 'At least half an inch on all sides.', confidence: 'secondary', ...appendix },
    { about: 'type', says: 'Times New Roman, 12 points, 10 pitch.', confidence: 'secondary', ...appendix },
    { about: 'density', says: 'No more than six lines in a vertical inch.', confidence: 'secondary', ...appendix },
    { about: 'page-numbers', says: 'No headers, footers or page numbers.', confidence: 'secondary', ...appendix },
    {
      about: 'links',
      says: 'No web addresses in the text; links to publications are allowed.',
      confidence: 'secondary',
      ...appendix,
    },
    {
      about: 'files',
      says: 'Each section is uploaded as a file of its own.',
      confidence: 'unverified',
      source: 'custom of Grants.gov forms; no sentence of CDMRP is on file here',
      sourceUrl: null,
      checkedOn: '2026-11-22',
    },
  ],
});
