import type { Node } from 'prosemirror-model';
import { Slice } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { nodeAttrs } from '#app/document/node-attrs.ts';
import { schema, toPmMarks } from '#app/document/schema.ts';
import { marksOf } from '#app/document/marks.ts';
import { readEmbed, readMarker } from '#app/document/y-blocks.ts';
import type { Piece, Segment } from '#app/document/segments.ts';

const { block: blockType, embed: embedType, doc: docType } = schema.nodes;

/** The editor's document for the stored text. Blocks that did not change are taken from the old one. */
export function buildDoc(blocks: Segment[][], old: Node | null): Node {
  const known = new Map<string, Node>();
  old?.forEach((block) => known.set(block.textContent, block));
  const nodes = blocks.map((segments) => {
    const { kind, attrs } = readMarker(segments[0]!.marker);
    const content = segments.flatMap(({ pieces }) => pieces.map(toInline));
    const node = blockType!.create(nodeAttrs(kind, attrs), content);
    const same = known.get(node.textContent);
    return same?.eq(node) ? same : node;
  });
  return docType!.create(null, nodes.length > 0 ? nodes : [blockType!.create()]);
}

function toInline(piece: Piece): Node {
  const marks = piece.formats ? toPmMarks(marksOf(piece.formats)) : [];
  return 'embed' in piece
    ? embedType!.create({ raw: readEmbed(piece.embed) }, null, marks)
    : schema.text(piece.text, marks);
}

/** The range of the old document that has to change, or null when the two are equal. */
export function changedRange(old: Node, next: Node): { start: number; oldEnd: number; newEnd: number } | null {
  const start = old.content.findDiffStart(next.content);
  if (start === null) return null;
  const end = old.content.findDiffEnd(next.content)!;
  // Where equal text stands on both sides the two ends may overlap: move them apart.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return { start, oldEnd: end.a + overlap, newEnd: end.b + overlap };
}

/** One replace step that makes the editor show `next`; null when it does already. */
export function replaceChanged(state: EditorState, next: Node): Transaction | null {
  const range = changedRange(state.doc, next);
  if (!range) return null;
  const whole = wholeBlocks(state.doc, next, range);
  return state.tr.replace(whole.start, whole.oldEnd, whole.slice);
}

/** A range within one block's text stays as it is; any other is widened to whole blocks, so that attributes go along. */
function wholeBlocks(old: Node, next: Node, range: { start: number; oldEnd: number; newEnd: number }) {
  const $start = old.resolve(range.start);
  const $oldEnd = old.resolve(range.oldEnd);
  const $newEnd = next.resolve(range.newEnd);
  const inText = $start.depth === 1 && $oldEnd.depth === 1 && $newEnd.depth === 1;
  if (inText && $start.sameParent($oldEnd) && next.resolve(range.start).sameParent($newEnd)) {
    return { start: range.start, oldEnd: range.oldEnd, slice: next.slice(range.start, range.newEnd) };
  }
  const start = $start.depth === 0 ? range.start : $start.before();
  const oldEnd = $oldEnd.depth === 0 ? range.oldEnd : $oldEnd.after();
  const newEnd = $newEnd.depth === 0 ? range.newEnd : $newEnd.after();
  return { start, oldEnd, slice: new Slice(next.slice(start, newEnd).content, 0, 0) };
}
