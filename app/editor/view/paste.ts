import type { Slice } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { schema } from '#app/document/schema.ts';
import { safeHref } from '#app/document/marks.ts';

/** Pastes that are not what the clipboard says: text into code, an address onto words, a page into an empty block. */
export function handlePaste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
  const { state } = view;
  const { $from, $to, empty } = state.selection;
  if (text !== '' && $from.parent.attrs.kind === 'code' && $from.sameParent($to)) {
    view.dispatch(state.tr.insertText(text).scrollIntoView());
    return true;
  }
  if (empty && $from.parent.content.size === 0 && slice.openStart > 0 && slice.content.childCount > 1) {
    pasteIntoEmptyBlock(view, slice);
    return true;
  }
  const href = /\s/.test(text.trim()) ? null : safeHref(text);
  if (href === null || empty) return false;
  view.dispatch(state.tr.addMark(state.selection.from, state.selection.to, schema.mark('link', { href })));
  return true;
}

/** The empty block becomes what the first pasted one is: a heading at the top of a pasted page stays a heading. */
function pasteIntoEmptyBlock(view: EditorView, slice: Slice): void {
  const { state } = view;
  const { $from } = state.selection;
  const transaction = state.tr;
  for (const [name, value] of Object.entries(slice.content.firstChild!.attrs)) {
    if ($from.parent.attrs[name] !== value) transaction.setNodeAttribute($from.before(), name, value);
  }
  view.dispatch(transaction.replaceSelection(slice).scrollIntoView());
}
