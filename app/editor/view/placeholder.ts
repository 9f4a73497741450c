import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** Says what to do in an empty section. */
export function placeholder(text: string): Plugin {
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const first = doc.firstChild!;
        if (doc.childCount > 1 || first.content.size > 0 || first.attrs.kind !== 'p') return null;
        return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, { 'data-placeholder': text })]);
      },
    },
  });
}
