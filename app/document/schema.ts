import { Schema, type Node, type Mark as PmMark } from 'prosemirror-model';
import { blockToDOM, blockRules } from './block-dom.ts';
import { isText, type Block, type Inline, type Mark } from './blocks.ts';
import { embedSpec } from './embed-dom.ts';
import type { Embed, UnknownEmbed } from './embeds.ts';
import { markSpecs } from './mark-specs.ts';
import { markTypes } from './marks.ts';
import { nodeAttrs, plainAttrs } from './node-attrs.ts';

/**
 * The editor's document: as flat as the stored one. A block's kind is an attribute, so that changing it touches no text.
 * `extra` holds the attributes
 * of figures, tables and the like, and those of a later version.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'inline*',
      whitespace: 'pre',
      defining: true,
      attrs: {
        kind: { default: 'p' },
        level: { default: null },
        indent: { default: null },
        list: { default: null },
        extra: { default: null },
      },
      parseDOM: blockRules,
      toDOM: blockToDOM,
    },
    text: { group: 'inline' },
    embed: embedSpec,
  },
  marks: markSpecs,
});

export const toPmMarks = (marks: readonly Mark[] = []): PmMark[] =>
  marks.map((mark) => schema.mark(mark.type, mark.type === 'link' ? { href: mark.href } : null));

/** Marks in the order of `markTypes`. */
export const fromPmMarks = (marks: readonly PmMark[]): Mark[] =>
  markTypes.flatMap((type): Mark[] => {
    const mark = marks.find((candidate) => candidate.type.name === type);
    if (!mark) return [];
    return [type === 'link' ? { type, href: String(mark.attrs.href) } : { type }];
  });

/** The editor's document for these blocks; an empty section shows one empty paragraph. */
export function docFromBlocks(blocks: readonly Block[]): Node {
  const nodes = blocks.map((block) =>
    schema.node('block', nodeAttrs(block.kind, block.attrs), block.content.flatMap(toNode)),
  );
  return schema.node('doc', null, nodes.length > 0 ? nodes : [schema.node('block')]);
}

function toNode(inline: Inline): Node[] {
  if (!isText(inline)) return [schema.node('embed', { raw: inline })];
  return inline.text === '' ? [] : [schema.text(inline.text, toPmMarks(inline.marks))];
}

/** The plain blocks of an editor document. */
export function blocksFromNode(doc: Node): Block[] {
  return doc.children.map((block) => ({
    ...plainAttrs(block.attrs),
    content: block.children.map((inline): Inline => {
      if (!inline.isText) return inline.attrs.raw as Embed | UnknownEmbed;
      const marks = fromPmMarks(inline.marks);
      return marks.length > 0 ? { text: inline.text!, marks } : { text: inline.text! };
    }),
  }));
}
