import { Slice, Fragment } from 'prosemirror-model';
import { chainCommands, deleteSelection } from 'prosemirror-commands';
import { TextSelection, type Command } from 'prosemirror-state';
import { canSplit } from 'prosemirror-transform';
import { schema } from '#app/document/schema.ts';
import { indentItems, insertBlockBefore, paragraph, setBlockKind } from './block-commands.ts';

/** What has lines of its own. */
const hasLines = new Set<unknown>(['code', 'math']);
/** What is followed by a paragraph, not by another of its kind. */
const single = new Set<unknown>(['h', 'figure', 'table', 'pagebreak', 'toc', 'placeholder']);

/** In code or a formula, a new line; two at the end leave it. */
const newLineInCode: Command = (state, dispatch) => {
  const { $from, $to, empty } = state.selection;
  if (!hasLines.has($from.parent.attrs.kind) || !$from.sameParent($to)) return false;
  const atEnd = empty && $from.parentOffset === $from.parent.content.size;
  if (atEnd && $from.parent.textContent.endsWith('\n')) {
    const { tr } = state;
    tr.delete($from.pos - 1, $from.pos);
    tr.insert(tr.mapping.map($from.after()), schema.node('block', paragraph));
    tr.setSelection(TextSelection.create(tr.doc, $from.pos - 1 + 2));
    dispatch?.(tr.scrollIntoView());
  } else dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

/** Enter in an empty list item or quote takes it one step out. */
const leaveEmpty: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { kind, indent } = $from.parent.attrs;
  if (!empty || $from.depth === 0 || $from.parent.content.size > 0) return false;
  if (kind === 'li' && (indent as number) > 0) return indentItems(-1)(state, dispatch);
  return kind === 'li' || kind === 'quote' ? setBlockKind('p')(state, dispatch) : false;
};

/** Enter: the block stays with the first half; a heading or a caption is followed by a paragraph, a list by its next item. */
const splitHere: Command = (state, dispatch) => {
  const { tr } = state;
  if (!state.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  if ($from.depth === 0) return false;
  const atStart = $from.parentOffset === 0 && $from.parent.content.size > 0;
  const attrs = single.has($from.parent.attrs.kind) ? paragraph : $from.parent.attrs;
  if (atStart) {
    dispatch?.(insertBlockBefore(tr, $from.before(), attrs).scrollIntoView());
    return true;
  }
  if (!canSplit(tr.doc, $from.pos, 1, [{ type: schema.nodes.block, attrs }])) return false;
  const marks = state.storedMarks ?? $from.marks();
  tr.split($from.pos, 1, [{ type: schema.nodes.block, attrs }]);
  dispatch?.(tr.ensureMarks(marks).scrollIntoView());
  return true;
};

export const enter = chainCommands(newLineInCode, leaveEmpty, splitHere);

/** A line break within the block. */
export const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

/** Backspace at the start of a block: first back to a plain paragraph, step by step, then joined to the one before. */
const backspaceAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth === 0 || $from.parentOffset > 0) return false;
  if (view && !view.endOfTextblock('backward', state)) return false;
  const { kind, indent } = $from.parent.attrs;
  if (kind === 'li' && (indent as number) > 0) return indentItems(-1)(state, dispatch);
  if (kind === 'figure' || kind === 'table') return true; // one key must not take away what stands above the caption
  if (kind !== 'p') return setBlockKind('p')(state, dispatch);
  return joinAt($from.before())(state, dispatch);
};

/** Delete at the end of a block joins the next one to it. */
const deleteAtEnd: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth === 0 || $from.parentOffset < $from.parent.content.size) return false;
  if (view && !view.endOfTextblock('forward', state)) return false;
  return joinAt($from.after())(state, dispatch);
};

/** Joins the blocks on both sides of a position; an empty first one goes, so that the second keeps its kind. */
export function joinAt(position: number): Command {
  return (state, dispatch) => {
    const $position = state.doc.resolve(position);
    const { nodeBefore, nodeAfter } = $position;
    if ($position.depth > 0 || !nodeBefore || !nodeAfter) return true;
    const { tr } = state;
    if (nodeBefore.content.size === 0 && nodeAfter.content.size > 0)
      tr.delete(position - nodeBefore.nodeSize, position);
    else tr.replace(position - 1, position + 1, new Slice(Fragment.empty, 0, 0));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export const backspace = chainCommands(deleteSelection, backspaceAtStart);
export const deleteForward = chainCommands(deleteSelection, deleteAtEnd);
