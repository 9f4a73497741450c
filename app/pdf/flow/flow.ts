import type { Align } from '#app/document/blocks.ts';
import type { FlowImage, FlowPicture } from './picture.ts';

/** The document as one column of blocks, before anything is known of fonts or pages. Plain data. */

export type FlowRole =
  | 'title'
  | 'person'
  | 'section'
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'quote'
  | 'code'
  | 'caption'
  | 'table'
  | 'figure'
  | 'formula'
  | 'contents'
  | 'reference'
  | 'note';

export type FlowRun = {
  text: string;
  strong: boolean;
  em: boolean;
  code: boolean;
  underline: boolean;
  /** below the line or above it, in smaller type */
  shift: 'sub' | 'sup' | null;
  /** where it leads, for a link that may be live or must not; `#label` for a place in the document */
  href: string | null;
  /** the footnote whose mark this is, by its index in the flow's notes */
  note: number | null;
  /** a small picture in place of characters */
  image?: FlowImage;
  /** the text is a formula in TeX; `alt` says it in words */
  math?: { alt: string | null };
};

export type FlowCell = { blocks: FlowBlock[]; align: Align; header: boolean };

export type FlowBlock = {
  role: FlowRole;
  /** key of the section, null for the title block */
  section: string | null;
  /** heading: 1 to 3 within a section · list item: depth from 0 · contents: depth of the entry */
  level: number;
  /** heading: 1 to 6 as tagged, no level left out */
  tagLevel: number;
  /** list item: its number or bullet · contents: the page · reference and note: its mark */
  label: string | null;
  runs: FlowRun[];
  /** the name by which cross-references find it */
  name: string | null;
  /** begins a page because the writer said so */
  onNewPage: boolean;
  /** the language, where it is not the document's */
  lang: string | null;
  /** table: rows of cells */
  rows: FlowCell[][] | null;
  /** figure: what it shows */
  picture?: FlowPicture;
  /** caption: it stands below what it is about, and goes where that goes */
  below?: boolean;
  /** index of the block in its section that this was made of; what nobody wrote as a block has none */
  origin?: number;
};

export type Flow = {
  blocks: FlowBlock[];
  /** the footnotes in the order of their marks; each is a block with the role `note` */
  notes: FlowBlock[];
  /** it says on which page something stands: set it again once that is known */
  asksForPages: boolean;
};

/** The characters of a block as they will be set. */
export function flowText(block: FlowBlock): string {
  return block.runs.map((run) => run.text).join('');
}

/** Everything that is set in a block: its runs, and those of its cells. */
export function flowRuns(block: FlowBlock): FlowRun[] {
  const cells = (block.rows ?? []).flat().flatMap(({ blocks }) => blocks.flatMap(flowRuns));
  return [...cells, ...block.runs];
}
