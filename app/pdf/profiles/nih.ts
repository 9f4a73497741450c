import { evenly, inches, papers } from '../paper.ts';
import { defineProfile } from './profile.ts';
import { arial11, elevenThroughout, strict } from './strict.ts';

const checkedOn = '2026-11-22';
const nexus = { source: 'NIH Extramural Nexus of 30 June 2021', sourceUrl: null, checkedOn } as const;
const faq = {
  source: 'NIH, Frequently Asked Questions on fonts and margins, 2016',
  sourceUrl: 'https://grants.nih.gov/grants/fonts_margins_faq.htm',
  checkedOn,
} as const;

/**
 * Times at 11 points has more than 16 characters in an inch, and justified lines shrink their spaces: so there is one
 * font here, and lines end where they end.
 */
export const nih = defineProfile({
  ...strict,
  id: 'nih',
  title: 'NIH (SF424)',
  paper: papers.letter,
  margins: evenly(inches(0.5)),
  fonts: [arial11],
  align: 'ragged',
  ...elevenThroughout,
  headings: [
    { size: 14, leading: 17, before: 18, after: 5 },
    { size: 12, leading: 14, before: 12, after: 3 },
    { size: 11, leading: 13, before: 9, after: 2 },
    { size: 11, leading: 12.65, before: 7, after: 1, italic: true },
  ],
  titleBlock: { size: 20, leading: 24, ownPage: true },
  files: 'per-section',
  links: 'never',
  bookmarks: false,
  limits: {
    charactersPerInch: 15,
    linesPerInch: 6,
    leastSize: { serif: 12, sans: 11, mono: 11 },
    leastSmallSize: 11,
  },
  facts: [
    { about: 'paper', says: 'No larger than US Letter, 8.5 by 11 inches.', confidence: 'secondary', ...nexus },
    {
      about: 'margins',
      says: 'At least half an inch on all sides, with nothing in the margins.',
      confidence: 'secondary',
      ...nexus,
    },
    { about: 'type', says: 'Any font of 11 points or more.', confidence: 'secondary', ...nexus },
    {
      about: 'type',
      says: 'Arial, Georgia, Helvetica and Palatino Linotype are recommended; smaller type in figures, graphs, diagrams and charts where it is legible at full size.',
      confidence: 'secondary',
      ...faq,
    },
    {
      about: 'density',
      says: 'No more than 15 characters in an inch, spaces included, and no more than six lines.',
      confidence: 'secondary',
      ...nexus,
    },
    {
      about: 'page-numbers',
      says: 'No headers, footers, page numbers, bookmarks or table of contents: the system adds them.',
      confidence: 'secondary',
      source: 'University of Virginia, NIH formatting',
      sourceUrl: null,
      checkedOn,
    },
    {
      about: 'links',
      says: 'Links only where the instructions of a form ask for them.',
      confidence: 'secondary',
      source: 'University of Virginia, NIH formatting',
      sourceUrl: null,
      checkedOn,
    },
    {
      about: 'file',
      says: 'A flattened PDF without security, no portfolio, more than 0 bytes and at most 100 MB, with a unique name of at most 50 characters, spaces and ending included, and no “&” in it.',
      confidence: 'secondary',
      ...nexus,
    },
    {
      about: 'files',
      says: 'Each section is uploaded as a file of its own.',
      confidence: 'unverified',
      source: 'custom of Grants.gov forms; no sentence of NIH is on file here',
      sourceUrl: null,
      checkedOn,
    },
  ],
});
