import { evenly, millimetres, papers } from '../paper.ts';
import { defineProfile } from './profile.ts';
import { arial11, elevenThroughout, strict } from './strict.ts';

const jes = {
  source: 'UKRI specific requirements, from the time of the Je-S system',
  sourceUrl: null,
  checkedOn: '2026-11-22',
} as const;

/** The Funding Service has forms with limits in words: this is for what is attached, and for reading before it is pasted. */
export const ukri = defineProfile({
  ...strict,
  id: 'ukri',
  title: 'UKRI (attachments)',
  paper: papers.a4,
  margins: evenly(millimetres(20)),
  fonts: [arial11],
  align: 'ragged',
  ...elevenThroughout,
  headings: [
    { size: 14, leading: 17, before: 18, after: 5 },
    { size: 12, leading: 14.5, before: 12, after: 3 },
    { size: 11, leading: 13, before: 9, after: 2 },
    { size: 11, leading: 12.65, before: 7, after: 1, italic: true },
  ],
  titleBlock: { size: 20, leading: 24, ownPage: false },
  sectionsOnNewPage: false,
  pageNumbers: '{page}',
  links: 'live',
  limits: {
    charactersPerInch: null,
    linesPerInch: null,
    leastSize: { serif: 11, sans: 11, mono: 11 },
    leastSmallSize: 11,
  },
  facts: [
    { about: 'paper', says: 'A4.', confidence: 'secondary', ...jes },
    { about: 'margins', says: 'At least 2 cm on all sides.', confidence: 'secondary', ...jes },
    {
      about: 'type',
      says: 'Arial or an equal sans serif of 11 points or more, not Arial Narrow and not Calibri; labels of figures and tables too, unless they are part of a picture.',
      confidence: 'secondary',
      ...jes,
    },
    { about: 'density', says: 'Single spacing.', confidence: 'secondary', ...jes },
    {
      about: 'file',
      says: 'Pictures of less than 5 MB each, and an attachment of at most 5 MB.',
      confidence: 'secondary',
      ...jes,
    },
  ],
});
