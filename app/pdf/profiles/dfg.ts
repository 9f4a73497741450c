import { evenly, millimetres, papers } from '../paper.ts';
import { defineProfile } from './profile.ts';
import { arial11, strict, times11 } from './strict.ts';

const template = {
  source: 'A template for DFG priority programmes, written by others',
  sourceUrl: 'https://github.com/tom111/SPP-LaTeX-Template',
  checkedOn: '2026-11-22',
} as const;

export const dfg = defineProfile({
  ...strict,
  id: 'dfg',
  title: 'DFG (project description)',
  paper: papers.a4,
  margins: evenly(millimetres(25)),
  fonts: [
    { ...arial11, leading: 13.2 },
    { ...times11, leading: 13.2 },
  ],
  align: 'justify',
  code: { size: 11, leading: 13.2 },
  caption: { size: 9.5, leading: 12 },
  table: { size: 11, leading: 13.2 },
  note: { size: 9, leading: 10.8 },
  headings: [
    { size: 15, leading: 18.5, before: 20, after: 6 },
    { size: 12.5, leading: 15, before: 13, after: 3.5 },
    { size: 11, leading: 13.2, before: 9, after: 2 },
    { size: 11, leading: 13.2, before: 7, after: 1, italic: true },
  ],
  titleBlock: { size: 20, leading: 24, ownPage: false },
  sectionsOnNewPage: false,
  pageNumbers: '{page}',
  flow: { citations: 'numeric', numberHeadings: true },
  links: 'live',
  limits: {
    charactersPerInch: null,
    linesPerInch: null,
    leastSize: { serif: 11, sans: 11, mono: 11 },
    leastSmallSize: 9,
  },
  facts: [
    {
      about: 'paper',
      says: 'A4.',
      ...template,
      confidence: 'unverified',
      source: 'Not found in writing',
      sourceUrl: null,
    },
    {
      about: 'type',
      says: 'Arial is suggested, of 11 points or more; references of 9 or more.',
      confidence: 'secondary',
      ...template,
    },
    { about: 'density', says: 'Line spacing of 1.2.', confidence: 'secondary', ...template },
  ],
});
