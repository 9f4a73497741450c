import { safeNames } from './file-names.ts';

/** What the formats of funders that count lines and margins share. */
export const strict = {
  inset: 0.75,
  displayFamily: 'sans',
  sectionsOnNewPage: true,
  pageNumbers: null,
  runningHead: false,
  lineNumbers: null,
  watermark: null,
  noteColumn: null,
  flow: { citations: 'numeric', numberHeadings: false },
  bookmarks: true,
  files: 'one',
  fileName: safeNames,
} as const;

/*
 * The fonts. `perInch` is of the faces themselves: ordinary English, and the line spacing that the font asks for.
 */

/** Single spacing, as word processors set it: 1.15 of the size. */
export const times11 = {
  family: 'serif',
  size: 11,
  leading: 12.65,
  perInch: { characters: 16.2, naturalLines: 5.69 },
} as const;
export const times12 = {
  family: 'serif',
  size: 12,
  leading: 13.8,
  perInch: { characters: 14.8, naturalLines: 5.22 },
} as const;
export const arial11 = {
  family: 'sans',
  size: 11,
  leading: 12.65,
  perInch: { characters: 14.6, naturalLines: 5.69 },
} as const;
/** At the 11.5 points that are natural to it, Arial 10 has more than six lines in an inch. */
export const arial10 = {
  family: 'sans',
  size: 10,
  leading: 12.65,
  perInch: { characters: 16.1, naturalLines: 6.26 },
} as const;

const eleven = { size: 11, leading: 12.65 } as const;
/** Where a funder excepts nothing from 11 points. */
export const elevenThroughout = { code: eleven, caption: eleven, table: eleven, note: eleven } as const;
