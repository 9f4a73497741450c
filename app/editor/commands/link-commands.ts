import type { Command, EditorState } from 'prosemirror-state';
import { safeHref } from '#app/document/marks.ts';
import { schema } from '#app/document/schema.ts';

/** The whole link around the caret, or what is selected, with the address there is. */
export function linkRange(state: EditorState): { from: number; to: number; href: string } {
  const { from, to, empty, $from } = state.selection;
  const link = schema.marks.link;
  let href = '';
  state.doc.nodesBetween(from, Math.max(to, Math.min(from + 1, state.doc.content.size)), (node) => {
    href ||= (link.isInSet(node.marks)?.attrs.href as string | undefined) ?? '';
  });
  if (!empty) return { from, to, href };
  let start = from;
  let end = from;
  const block = $from.parent;
  block.forEach((node, offset) => {
    const at = $from.start() + offset;
    const touches = at <= from && at + node.nodeSize >= from;
    const mark = link.isInSet(node.marks);
    if (touches && mark) [start, end, href] = [at, at + node.nodeSize, mark.attrs.href as string];
  });
  return { from: start, to: end, href };
}

/** What a person typed as an address, made one: a bare host gets https. Null when it cannot be one. */
export function readHref(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return safeHref(`mailto:${text}`);
  return safeHref(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+/.test(text) ? text : `https://${text}`);
}

/** Links the range; where nothing is selected the address itself becomes the text. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { from, to } = linkRange(state);
    const mark = schema.mark('link', { href });
    const { tr } = state;
    if (from === to) tr.insert(from, schema.text(href, [mark]));
    else tr.addMark(from, to, mark);
    dispatch?.(tr.removeStoredMark(schema.marks.link));
    return true;
  };
}

export const removeLink: Command = (state, dispatch) => {
  const { from, to } = linkRange(state);
  if (from === to) return false;
  dispatch?.(state.tr.removeMark(from, to, schema.marks.link));
  return true;
};
