import type { Embed, UnknownEmbed } from './embeds.ts';

/**
 * The plain form of a section's text: what the file holds, what the PDF sets and what tests compare.
 * `Section body = Block[]`; a block is one paragraph-like thing with inline content, never a tree. Only the cells of a
 * table hold blocks of their own, and a footnote holds inline content.
 */

export type Mark =
  | { type: 'strong' | 'em' | 'underline' | 'sub' | 'sup' | 'code' }
  | {
      type: 'link';
      href: string;
    };

/** A run of characters with the marks on all of it. */
export type TextRun = { text: string; marks?: Mark[] };

export type Inline = TextRun | Embed | UnknownEmbed;

/**
 * What a block can be. The content of a figure or a table is its caption, that of `math` its TeX source, that of a
 * placeholder the guidance in place of which somebody is to write; `pagebreak` and `toc` show none.
 */
export const blockKinds = [
  'p',
  'h',
  'li',
  'quote',
  'code',
  'figure',
  'table',
  'math',
  'pagebreak',
  'toc',
  'placeholder',
] as const;
export type BlockKind = (typeof blockKinds)[number];

export type Align = 'left' | 'center' | 'right';

/** What stands in one cell of a table: paragraphs, list items or code; empty for an empty cell. */
export type Cell = Block[];

export type BlockAttrs = {
  /** heading: 1 to 3 */
  level?: number;
  /** list item: depth, 0 to 5 */
  indent?: number;
  /** list item: how it is marked */
  list?: 'bullet' | 'ordered';
  /** heading, figure, table, math: the name by which cross-references find it */
  label?: string;
  /** figure: SHA-256 of the picture, in hex */
  asset?: string;
  /** figure, math: what it shows, for those who cannot see it */
  alt?: string;
  /** figure: width in hundredths of the line, 10 to 100; as wide as the picture is, where it is not given */
  width?: number;
  /** figure: at the top of a page rather than where it stands */
  place?: 'top';
  /** table: how many of its rows head it */
  header?: number;
  /** table: of each column; left where it is not given */
  align?: Align[];
  /** table: rows of cells, all of the same length */
  cells?: Cell[][];
  /** table of contents: the deepest heading in it, 1 to 3 */
  depth?: number;
  /** the language of the block where it is not the document's, as BCP 47 has it */
  lang?: string;
};

/** `kind` may be one of a later version: readers show its text and keep it. */
export type Block = { kind: BlockKind | (string & {}); attrs: BlockAttrs; content: Inline[] };

export function isText(inline: Inline): inline is TextRun {
  return typeof (inline as TextRun).text === 'string' && !('t' in inline);
}
