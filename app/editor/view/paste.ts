import type { EditorView } from 'prosemirror-view';
import { schema } from '#app/document/schema.ts';
import { safeHref } from '#app/document/marks.ts';

/** Two pastes that are not what the clipboard says: text into code, and an address onto selected words. */
export function handlePaste(view: EditorView, event: ClipboardEvent): boolean {
  const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
  const { state } = view;
  const { $from, $to, empty } = state.selection;
  if (text !== '' && $from.parent.attrs.kind === 'code' && $from.sameParent($to)) {
    view.dispatch(state.tr.insertText(text).scrollIntoView());
    return true;
  }
  const href = /\s/.test(text.trim()) ? null : safeHref(text);
  if (href === null || empty) return false;
  view.dispatch(state.tr.addMark(state.selection.from, state.selection.to, schema.mark('link', { href })));
  return true;
}
