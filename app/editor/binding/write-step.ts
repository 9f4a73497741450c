import type { Attrs, Node } from 'prosemirror-model';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from 'prosemirror-transform';
import { formatsOf, type Formats } from '#app/document/marks.ts';
import { fromPmMarks } from '#app/document/schema.ts';
import type { BlockEditor } from './block-editor.ts';
import { writeReplace } from './write-replace.ts';

/** Writes one step of the editor as edits of the blocks it touches. `before` is the document it was made on. */
export function writeStep(step: Step, before: Node, after: Node, edit: BlockEditor): void {
  if (step instanceof ReplaceStep) writeReplace(edit, before, step.from, step.to, step.slice);
  else if (step instanceof AddMarkStep) {
    const formats = formatsOf(fromPmMarks([step.mark]));
    eachInline(before, step.from, step.to, (_node, block, from, to) => edit.format(block, from, to, formats));
  } else if (step instanceof RemoveMarkStep) {
    const formats = without(step.mark.type.name);
    eachInline(before, step.from, step.to, (node, block, from, to) => {
      if (step.mark.isInSet(node.marks)) edit.format(block, from, to, formats);
    });
  } else if (step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep) {
    const formats =
      step instanceof AddNodeMarkStep ? formatsOf(fromPmMarks([step.mark])) : without(step.mark.type.name);
    eachInline(before, step.pos, step.pos + 1, (_node, block, from, to) => edit.format(block, from, to, formats));
  } else if (step instanceof AttrStep || changesOnlyAttrs(step, before, after)) writeAttrs(edit, before, after, step);
  else throw new Error(`The editor made a step that the text cannot take: ${step.toJSON().stepType}`);
}

const without = (mark: string): Formats => ({ [mark]: null });

/** Setting a block's kind with ProseMirror's own commands wraps the same text in other attributes. */
function changesOnlyAttrs(step: Step, before: Node, after: Node): boolean {
  return (
    step instanceof ReplaceAroundStep &&
    before.childCount === after.childCount &&
    before.content.size === after.content.size
  );
}

function writeAttrs(edit: BlockEditor, before: Node, after: Node, step: Step): void {
  if (step instanceof AttrStep) {
    const $pos = before.resolve(step.pos);
    const block = $pos.index(0);
    if ($pos.depth === 0) edit.setAttrs(block, before.child(block).attrs, after.child(block).attrs);
    else {
      // An embed that changed as a whole: put the new one in its place.
      const node = after.nodeAt(step.pos)!;
      edit.deleteText(block, $pos.parentOffset, $pos.parentOffset + 1);
      edit.insertInline(block, $pos.parentOffset, [node]);
    }
    return;
  }
  before.forEach((node, _offset, block) => {
    const other = after.child(block);
    if (!node.sameMarkup(other)) edit.setAttrs(block, node.attrs as Attrs, other.attrs as Attrs);
  });
}

function eachInline(
  doc: Node,
  from: number,
  to: number,
  visit: (node: Node, block: number, from: number, to: number) => void,
): void {
  let start = 0;
  for (let block = 0; block < doc.childCount && start < to; block += 1) {
    const node = doc.child(block);
    if (start + node.nodeSize > from) {
      const first = Math.max(0, from - start - 1);
      const last = Math.min(node.content.size, to - start - 1);
      node.forEach((inline, offset) => {
        const a = Math.max(first, offset);
        const b = Math.min(last, offset + inline.nodeSize);
        if (b > a) visit(inline, block, a, b);
      });
    }
    start += node.nodeSize;
  }
}
