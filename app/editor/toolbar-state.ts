import type { EditorState } from 'prosemirror-state';
import type { markTypes } from '#app/document/marks.ts';
import { schema } from '#app/document/schema.ts';
import { selectedBlocks } from './commands/block-commands.ts';

/** What the toolbar shows of the selection. `block` is '' when the blocks differ or are of no kind it offers. */
export type ToolbarState = { block: string; strong: boolean; em: boolean; code: boolean; link: boolean };

/** The names of blocks in the toolbar, each with its kind and attributes. */
export const blockChoices = {
  p: { label: 'Text', kind: 'p', attrs: {} },
  h1: { label: 'Heading 1', kind: 'h', attrs: { level: 1 } },
  h2: { label: 'Heading 2', kind: 'h', attrs: { level: 2 } },
  h3: { label: 'Heading 3', kind: 'h', attrs: { level: 3 } },
  bullet: { label: 'List', kind: 'li', attrs: { list: 'bullet' } },
  ordered: { label: 'Numbered list', kind: 'li', attrs: { list: 'ordered' } },
  quote: { label: 'Quote', kind: 'quote', attrs: {} },
  code: { label: 'Code', kind: 'code', attrs: {} },
} as const;
export type BlockChoice = keyof typeof blockChoices;

export function readToolbar(state: EditorState): ToolbarState {
  const names = new Set(
    selectedBlocks(state).map(({ node }) => {
      const found = Object.entries(blockChoices).find(
        ([, { kind, attrs }]) =>
          node.attrs.kind === kind && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value),
      );
      return found?.[0] ?? '';
    }),
  );
  const has = (mark: (typeof markTypes)[number]) => {
    const { from, to, empty, $from } = state.selection;
    if (empty) return schema.marks[mark].isInSet(state.storedMarks ?? $from.marks()) !== undefined;
    return state.doc.rangeHasMark(from, to, schema.marks[mark]);
  };
  return {
    block: names.size === 1 ? [...names][0]! : '',
    strong: has('strong'),
    em: has('em'),
    code: has('code'),
    link: has('link'),
  };
}
