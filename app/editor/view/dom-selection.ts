import { TextSelection, type Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/**
 * The caret as the browser has it. The browser tells of a moved caret a little late; what comes from others in between
 * must not put it back. Null when it is what the editor knows, or not in the text.
 */
export function domSelection(view: EditorView): Selection | null {
  const { state } = view;
  if (view.composing || !view.hasFocus() || !(state.selection instanceof TextSelection)) return null;
  const selection = view.dom.ownerDocument.getSelection();
  const { anchorNode, focusNode, anchorOffset = 0, focusOffset = 0 } = selection ?? {};
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null;
  if (anchorNode === view.dom || focusNode === view.dom) return null;
  const anchor = view.posAtDOM(anchorNode, anchorOffset);
  const head = view.posAtDOM(focusNode, focusOffset);
  const largest = state.doc.content.size;
  if (anchor > largest || head > largest) return null;
  if (!state.doc.resolve(anchor).parent.inlineContent || !state.doc.resolve(head).parent.inlineContent) return null;
  const found = TextSelection.create(state.doc, anchor, head);
  return found.eq(state.selection) ? null : found;
}
