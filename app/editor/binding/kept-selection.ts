import { AllSelection, NodeSelection, TextSelection, type Selection } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import type { Layout } from './layout.ts';

/** A selection that holds on to the characters beside it, so that it stays with them whatever others do. */
export type KeptSelection =
  { kind: 'all' } | { kind: 'text' | 'node'; anchor: Y.RelativePosition; head: Y.RelativePosition };

/**
 * Both ends as relative positions; a caret holds on to what is before it, so that it never leaves its block. `carry` takes an
 * index as the editor sees it to where it is stored. */
export function keepSelection(
  body: Y.Text,
  layout: Layout,
  doc: Node,
  selection: Selection,
  carry = (index: number) => index,
): KeptSelection {
  if (selection instanceof AllSelection) return { kind: 'all' };
  const relative = (position: number) => {
    const $position = doc.resolve(position);
    const starts = !selection.empty && position === selection.from && $position.nodeAfter !== null;
    const index = carry(layout.toStored(doc, position));
    return Y.createRelativePositionFromTypeIndex(body, index, starts ? 0 : -1);
  };
  const kind = selection instanceof NodeSelection ? 'node' : 'text';
  return { kind, anchor: relative(selection.anchor), head: relative(selection.head) };
}

/** Where an end of somebody's selection is now; null when this document does not hold it. */
export function shownPosition(body: Y.Text, layout: Layout, doc: Node, relative: Y.RelativePosition): number | null {
  const absolute = body.doc && Y.createAbsolutePositionFromRelativePosition(relative, body.doc);
  return absolute && absolute.type === body ? layout.toShown(doc, absolute.index) : null;
}

/** The selection in the document as it is now, or null. */
export function restoreSelection(body: Y.Text, layout: Layout, doc: Node, kept: KeptSelection): Selection | null {
  if (kept.kind === 'all') return new AllSelection(doc);
  const anchor = shownPosition(body, layout, doc, kept.anchor);
  const head = shownPosition(body, layout, doc, kept.head);
  if (anchor === null || head === null) return null;
  if (kept.kind === 'node') {
    const node = doc.nodeAt(Math.min(anchor, head));
    if (node?.type.name === 'unknown') return NodeSelection.create(doc, Math.min(anchor, head));
  }
  return TextSelection.create(doc, anchor, head);
}
