/** Where something stands on a page: points from its top left as it is shown. */
export type Box = { x: number; y: number; width: number; height: number };

/** Words that stand on one line and belong together; columns and the cells of a table are lines of their own. */
export type TextLine = Box & {
  text: string;
  /** as the file names it, without the mark of a subset; of most of its characters */
  font: string;
  /** points as placed, with every scale that applies; of most of its characters */
  size: number;
  /** distance of the baseline from the top of the page, or from its side where the line is turned */
  baseline: number;
  /** degrees clockwise, 0 for text that is read as usual */
  rotation: number;
};

export type PdfLink = Box & {
  page: number;
  /** null: it leads to a place in the file */
  url: string | null;
};

export type PdfFont = {
  /** without the mark of a subset */
  name: string;
  embedded: boolean;
  subset: boolean;
  /** its letters are drawings: they have no outlines that scale */
  type3: boolean;
  /** the first page that uses it, from 1 */
  page: number;
};

export type PdfPage = { width: number; height: number; lines: TextLine[]; links: PdfLink[] };

export type PdfPlace = Box & { page: number };

/** What a PDF says of itself and shows, as plain data. Lengths are points. */
export type PdfFacts = {
  bytes: number;
  /** such as 1.7 */
  version: string;
  /** it opens without a password, but has restrictions */
  encrypted: boolean;
  title: string;
  author: string;
  producer: string;
  /** marked as a tagged PDF */
  tagged: boolean;
  /** pages in the file; `pages` has fewer where there was no time for all of them */
  pageCount: number;
  pages: PdfPage[];
  fonts: PdfFont[];
  fields: (PdfPlace & { name: string })[];
  /** notes, highlights, stamps and the like that somebody left on a page */
  remarks: (PdfPlace & { kind: string })[];
  /** the file runs scripts, when it is opened or used */
  scripts: boolean;
  attachments: string[];
  /** a portfolio: a cover sheet with files in it */
  portfolio: boolean;
};
