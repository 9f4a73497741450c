import { Schema, type Attrs, type Node, type Mark as PmMark } from 'prosemirror-model';
import type { Block, Inline, Mark, UnknownEmbed } from './blocks.ts';
import { normalBlock } from './markers.ts';
import { markTypes } from './marks.ts';
import { blockToDOM, blockRules } from './block-dom.ts';
import { markSpecs } from './mark-specs.ts';

/**
 * The editor's document: as flat as the stored one. A block's kind is an attribute, so that changing it touches no text.
 * `extra` holds attributes of a later version.
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
    unknown: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: { raw: {} },
      toDOM: (node) => [
        'span',
        { 'data-unknown': JSON.stringify(node.attrs.raw), title: 'Made with a newer version of Callboard' },
        `[${(node.attrs.raw as UnknownEmbed).t}]`,
      ],
      parseDOM: [{ tag: 'span[data-unknown]', getAttrs: (element) => parseRaw(element.dataset.unknown) }],
    },
  },
  marks: markSpecs,
});

function parseRaw(json: string | undefined): Attrs | false {
  try {
    const raw: unknown = JSON.parse(json ?? '');
    const named = typeof raw === 'object' && raw !== null && typeof (raw as UnknownEmbed).t === 'string';
    return named && (raw as UnknownEmbed).t !== 'b' ? { raw } : false;
  } catch {
    return false;
  }
}

/** The attributes of an editor block, from a plain one's kind and attributes. */
export function nodeAttrs(kind: string, attrs: Record<string, unknown>): Attrs {
  const { kind: name, attrs: normal } = normalBlock(kind, attrs);
  const { level = null, indent = null, list = null, ...rest } = normal;
  return { kind: name, level, indent, list, extra: Object.keys(rest).length > 0 ? rest : null };
}

/** The other way: what a plain block says of itself. */
export function plainAttrs(attrs: Attrs): Pick<Block, 'kind' | 'attrs'> {
  const { kind, level, indent, list, extra } = attrs;
  const given = { level, indent, list, ...(extra as object | null) };
  return normalBlock(kind, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)));
}

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
  if ('t' in inline) return [schema.node('unknown', { raw: inline })];
  const { text, marks } = inline as { text: string; marks?: Mark[] };
  return text === '' ? [] : [schema.text(text, toPmMarks(marks))];
}

/** The plain blocks of an editor document. */
export function blocksFromNode(doc: Node): Block[] {
  return doc.children.map((block) => ({
    ...plainAttrs(block.attrs),
    content: block.children.map((inline): Inline => {
      if (!inline.isText) return inline.attrs.raw as UnknownEmbed;
      const marks = fromPmMarks(inline.marks);
      return marks.length > 0 ? { text: inline.text!, marks } : { text: inline.text! };
    }),
  }));
}
