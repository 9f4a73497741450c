import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { plainAttrs } from '#app/document/node-attrs.ts';

const key = new PluginKey<DecorationSet>('pictures');

/** Shows the pictures of figures whose `address` is known; a figure itself knows only the name of its picture. */
export function pictures(address: (asset: string | undefined) => string | null): Plugin {
  const shown = (doc: Node): DecorationSet => {
    const found: Decoration[] = [];
    doc.forEach((block, offset) => {
      if (block.attrs.kind !== 'figure') return;
      const at = address(plainAttrs(block.attrs).attrs.asset);
      if (at === null) return;
      const style = `--picture: url(${JSON.stringify(at)})`;
      found.push(Decoration.node(offset, offset + block.nodeSize, { 'data-picture': '', style }));
    });
    return DecorationSet.create(doc, found);
  };
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => shown(doc),
      apply: (transaction, before) => (transaction.docChanged ? shown(transaction.doc) : before),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
