import type { Node, ResolvedPos, Slice } from 'prosemirror-model';
import { formatsOf } from '#app/document/marks.ts';
import { fromPmMarks, schema } from '#app/document/schema.ts';
import type { BlockEditor } from './block-editor.ts';

/**
 * Writes the replacement of a range. What a block keeps stays untouched: its marker, and the text outside the range.
 * Either end stands inside a block or between two; the slice is open where it continues what it is put into.
 */
export function writeReplace(edit: BlockEditor, doc: Node, from: number, to: number, slice: Slice): void {
  const whole = keepPairsWhole(doc, from, to, slice);
  if (whole) return writeReplace(edit, doc, whole.from, whole.to, whole.slice);
  const $from = doc.resolve(from);
  const $to = doc.resolve(to);
  const first = $from.index(0);
  const last = $to.index(0);
  const opens = $from.depth > 0;
  const closes = $to.depth > 0;
  const inserted = slice.content.firstChild?.isInline
    ? [schema.node('block', null, slice.content)]
    : slice.content.content;

  // Delete from the end, so that numbers and offsets before stay true.
  if (closes && (last > first || !opens)) edit.deleteText(last, 0, $to.parentOffset);
  for (let block = last - 1; block > first; block -= 1) edit.deleteBlock(block);
  if (opens) {
    const end = closes && last === first ? $to.parentOffset : $from.parent.content.size;
    edit.deleteText(first, $from.parentOffset, end);
  } else if (last > first) edit.deleteBlock(first);

  if (opens && closes) putInside(edit, $from, $to, inserted);
  else if (opens) {
    edit.insertInline(first, $from.parentOffset, inserted[0]?.children ?? []);
    putBlocks(edit, first + 1, inserted.slice(1));
  } else if (closes) {
    const tail = inserted[inserted.length - 1];
    if (tail) {
      edit.setAttrs(first, $to.parent.attrs, tail.attrs);
      edit.insertInline(first, 0, tail.children);
    }
    putBlocks(edit, first, inserted.slice(0, -1));
  } else putBlocks(edit, first, inserted);
}

/** Both ends are inside blocks; by now these are one block, or two neighbours to be joined. */
function putInside(edit: BlockEditor, $from: ResolvedPos, $to: ResolvedPos, inserted: readonly Node[]): void {
  const block = $from.index(0);
  const sameBlock = $to.index(0) === block;
  const offset = $from.parentOffset;
  const end = edit.insertInline(block, offset, inserted[0]?.children ?? []);
  if (inserted.length < 2) {
    if (!sameBlock) edit.join(block + 1);
    return;
  }
  const tail = inserted[inserted.length - 1]!;
  if (sameBlock) edit.split(block, end, tail.attrs, formatsOf(fromPmMarks($from.nodeBefore?.marks ?? [])));
  else edit.setAttrs(block + 1, $to.parent.attrs, tail.attrs);
  edit.insertInline(block + 1, 0, tail.children);
  putBlocks(edit, block + 1, inserted.slice(1, -1));
}

function putBlocks(edit: BlockEditor, first: number, nodes: readonly Node[]): void {
  nodes.forEach((node, i) => {
    edit.insertBlock(first + i, node.attrs);
    edit.insertInline(first + i, 0, node.children);
  });
}

const high = (code: number) => code >= 0xd800 && code < 0xdc00;

/** A character of two units (an emoji) is replaced as a whole, never by half: the stored text could not hold that. */
function keepPairsWhole(
  doc: Node,
  from: number,
  to: number,
  slice: Slice,
): { from: number; to: number; slice: Slice } | null {
  if (slice.openStart || slice.openEnd) return null;
  const before = splits(doc, from);
  const after = splits(doc, to);
  if (!before && !after) return null;
  const start = before ? from - 1 : from;
  const end = after ? to + 1 : to;
  const content = doc.slice(start, from).content.append(slice.content).append(doc.slice(to, end).content);
  return { from: start, to: end, slice: new (slice.constructor as typeof Slice)(content, 0, 0) };
}

function splits(doc: Node, position: number): boolean {
  const $position = doc.resolve(position);
  if ($position.textOffset === 0) return false;
  const before = $position.nodeBefore?.text;
  return before !== undefined && high(before.charCodeAt(before.length - 1));
}
