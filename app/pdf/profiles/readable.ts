import { evenly, inches, millimetres, papers } from '../paper.ts';
import { safeNames } from './file-names.ts';
import { defineProfile } from './profile.ts';
import { arial10, times11 } from './strict.ts';

const times = { ...times11, leading: 14.2 };
const arial = { ...arial10, leading: 14.2 };

/** For reading, on paper and on screen, where no funder says how. */
const readable = {
  inset: 0,
  fonts: [times, arial],
  align: 'justify',
  displayFamily: 'sans',
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
  pageNumbers: '{page}',
  runningHead: false,
  lineNumbers: null,
  watermark: null,
  noteColumn: null,
  flow: { citations: 'numeric', numberHeadings: false },
  links: 'live',
  bookmarks: true,
  files: 'one',
  fileName: safeNames,
  limits: {
    charactersPerInch: null,
    linesPerInch: null,
    leastSize: { serif: 9, sans: 9, mono: 9 },
    leastSmallSize: 9,
  },
  facts: [],
} as const;

export const letter = defineProfile({
  ...readable,
  id: 'letter',
  title: 'US Letter',
  paper: papers.letter,
  margins: evenly(inches(1.1)),
});

export const a4 = defineProfile({
  ...readable,
  id: 'a4',
  title: 'A4',
  paper: papers.a4,
  margins: evenly(millimetres(27)),
});

/** For those who read a draft: lines that can be named, room to write, and no doubt that it is a draft. */
export const review = defineProfile({
  ...readable,
  id: 'review',
  title: 'Internal review',
  paper: papers.a4,
  margins: { top: millimetres(28), right: millimetres(66), bottom: millimetres(28), left: millimetres(24) },
  fonts: [
    { ...times, leading: 16.5 },
    { ...arial, leading: 16.5 },
  ],
  align: 'ragged',
  pageNumbers: 'Page {page} of {pages}',
  runningHead: true,
  lineNumbers: 5,
  watermark: 'Draft',
  noteColumn: { gap: 20, width: millimetres(52) },
});
