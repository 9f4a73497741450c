/**
 * The plain form of a section's text: what the file holds, what the PDF sets and what tests compare.
 * `Section body = Block[]`; a block is one paragraph-like thing with inline content, never a tree.
 */

export type Mark = { type: 'strong' } | { type: 'em' } | { type: 'code' } | { type: 'link'; href: string };

/** A run of characters with the marks on all of it. */
export type TextRun = { text: string; marks?: Mark[] };

/** An embed this version does not know: kept as it came and written back (`t` is its type). */
export type UnknownEmbed = { t: string; [attribute: string]: unknown };

export type Inline = TextRun | UnknownEmbed;

export const blockKinds = ['p', 'h', 'li', 'quote', 'code'] as const;
export type BlockKind = (typeof blockKinds)[number];

export type BlockAttrs = {
  /** heading: 1 to 3 */
  level?: number;
  /** list item: depth, 0 to 5 */
  indent?: number;
  /** list item: how it is marked */
  list?: 'bullet' | 'ordered';
};

/** `kind` may be one of a later version: readers show its text and keep it. */
export type Block = { kind: BlockKind | (string & {}); attrs: BlockAttrs; content: Inline[] };

export function isText(inline: Inline): inline is TextRun {
  return typeof (inline as TextRun).text === 'string' && !('t' in inline);
}

/** The characters of a block, embeds left out. */
export function plainText(block: Block): string {
  return block.content.map((inline) => (isText(inline) ? inline.text : '')).join('');
}
