import { Fragment, type Attrs, type Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { nodeAttrs } from '#app/document/node-attrs.ts';
import { schema } from '#app/document/schema.ts';
import { markMovedBlock } from '../binding/moved-block.ts';

export const paragraph = nodeAttrs('p', {});

type Place = { node: Node; position: number };

/** The blocks a selection touches, with the position before each. */
export function selectedBlocks(state: EditorState): Place[] {
  const found: Place[] = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, position, parent) => {
    if (parent === state.doc) found.push({ node, position });
    return false;
  });
  return found;
}

function setAttrs(transaction: Transaction, { node, position }: Place, attrs: Attrs): void {
  for (const [name, value] of Object.entries(attrs)) {
    if (JSON.stringify(node.attrs[name]) !== JSON.stringify(value)) transaction.setNodeAttribute(position, name, value);
  }
}

/** Makes every selected block of this kind. */
export function setBlockKind(kind: string, attrs: Attrs = {}): Command {
  const { kind: name, level, indent: depth, list } = nodeAttrs(kind, attrs);
  return (state, dispatch) => {
    const { tr } = state;
    for (const place of selectedBlocks(state)) {
      const keeps = kind === 'li' && place.node.attrs.kind === 'li';
      setAttrs(tr, place, { kind: name, level, list, indent: keeps ? (place.node.attrs.indent as number) : depth });
    }
    if (tr.docChanged) dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Of this kind, or paragraphs again when all selected blocks are it already. */
export function toggleBlockKind(kind: string, attrs: Attrs = {}): Command {
  return (state, dispatch) => {
    const all = selectedBlocks(state).every(({ node }) => isOfKind(node, kind, attrs));
    return setBlockKind(all ? 'p' : kind, all ? {} : attrs)(state, dispatch);
  };
}

export function isOfKind(node: Node, kind: string, attrs: Attrs = {}): boolean {
  return node.attrs.kind === kind && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value);
}

/** Changes the depth of the selected list items by one; does nothing elsewhere. */
export function indentItems(by: 1 | -1): Command {
  return (state, dispatch) => {
    const items = selectedBlocks(state).filter(({ node }) => node.attrs.kind === 'li');
    if (items.length === 0) return false;
    const { tr } = state;
    for (const place of items) {
      const indent = Math.min(5, Math.max(0, (place.node.attrs.indent as number) + by));
      setAttrs(tr, place, { indent });
    }
    if (tr.docChanged) dispatch?.(tr);
    return true;
  };
}

/** Moves the block with the caret one up or down. Its text stays where it is stored, so co-authors may type on in it. */
export function moveBlock(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    if ($from.depth === 0 || !$from.sameParent($to)) return false;
    const from = $from.index(0);
    const to = from + by;
    if (to < 0 || to >= state.doc.childCount) return false;
    const node = state.doc.child(from);
    const neighbour = state.doc.child(to);
    const start = $from.before() - (by < 0 ? neighbour.nodeSize : 0);
    const content = Fragment.from(by < 0 ? [node, neighbour] : [neighbour, node]);
    const { tr } = state;
    tr.replaceWith(start, start + content.size, content);
    const shift = by * neighbour.nodeSize;
    tr.setSelection(TextSelection.create(tr.doc, state.selection.anchor + shift, state.selection.head + shift));
    dispatch?.(markMovedBlock(tr, from, to).scrollIntoView());
    return true;
  };
}

/** Puts an empty block with these attributes before the block that begins at this position. */
export function insertBlockBefore(transaction: Transaction, position: number, attrs: Attrs): Transaction {
  return transaction.insert(position, schema.node('block', attrs));
}
