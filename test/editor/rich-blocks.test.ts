import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block, Inline } from '#app/document/blocks.ts';
import type { Marker } from '#app/document/markers.ts';
import { blocksFromDoc } from '#app/document/y-section.ts';
import { moveBlock, setBlockKind } from '#app/editor/commands/block-commands.ts';
import { backspace, enter } from '#app/editor/commands/split-and-join.ts';
import { deliverAll, writersOn, type Writer } from './support/writers.ts';

const note: Inline = { t: 'footnote', content: [{ text: 'See ', marks: [{ type: 'em' }] }, { text: 'there' }] };
const p = (...content: Inline[]): Block => ({ kind: 'p', attrs: {}, content });
const table: Block = {
  kind: 'table',
  attrs: { header: 1, cells: [[[p({ text: 'Year' }, note)], []]], label: 'effort' },
  content: [{ text: 'Effort' }],
};
const figure: Block = { kind: 'figure', attrs: { asset: 'a'.repeat(64), alt: 'A map' }, content: [{ text: 'Where' }] };

/** Two people; both end with the same blocks, shown and stored. */
function two(blocks: Block[], work: (ann: Writer, bob: Writer) => void): Block[] {
  const writers = writersOn(blocks);
  work(writers[0]!, writers[1]!);
  deliverAll(writers);
  for (const { blocks: shown, binding } of writers) expect(shown).toEqual(blocksFromDoc(binding.doc));
  expect(writers[1]!.blocks).toEqual(writers[0]!.blocks);
  return writers[0]!.blocks;
}

function markerIn(writer: Writer, block: number): Marker {
  const delta = writer.binding.body.toDelta() as { insert: unknown }[];
  const markers = delta.flatMap(({ insert }) => (insert instanceof Y.Map && insert.get('t') === 'b' ? [insert] : []));
  return markers[block] as Marker;
}

test('a caption is typed in while somebody types in a cell', () => {
  const ends = two([table], (ann, bob) => {
    ann.select(0, 6).type(' by year');
    const cells = markerIn(bob, 0).get('cells') as Y.Map<Y.Text>;
    const [first] = [...cells.values()].filter((text) => text.length > 0);
    bob.binding.doc.transact(() => first!.insert(4, 's'));
  });
  expect(ends).toEqual([
    {
      ...table,
      attrs: { ...table.attrs, cells: [[[p({ text: 'Years' }, note)], []]] },
      content: [{ text: 'Effort by year' }],
    },
  ]);
});

test('a table that was made a paragraph and a table again still has its cells', () => {
  const ends = two([table], (ann) => {
    ann.select(0, 0).run(setBlockKind('p'));
    expect(ann.blocks).toEqual([p({ text: 'Effort' })]);
    ann.run(setBlockKind('table'));
  });
  expect(ends).toEqual([table]);
});

test('what is typed in a cell stays while somebody makes the table a paragraph and a table again', () => {
  const ends = two([table], (ann, bob) => {
    ann.select(0, 0).run(setBlockKind('p'));
    const cells = markerIn(bob, 0).get('cells') as Y.Map<Y.Text>;
    [...cells.values()].find((text) => text.length > 0)!.insert(4, 's');
    ann.run(setBlockKind('table'));
  });
  expect(ends[0]!.attrs.cells).toEqual([[[p({ text: 'Years' }, note)], []]]);
});

test('the same when those words arrive while it is a paragraph: the cells are shown again, not written over', () => {
  const [ann, bob] = writersOn([table, figure]) as [Writer, Writer];
  for (const block of [0, 1]) ann.select(block, 0).run(setBlockKind('p'));
  deliverAll([ann, bob]);
  const cells = markerIn(bob, 0).get('cells') as Y.Map<Y.Text>;
  [...cells.values()].find((text) => text.length > 0)!.insert(4, 's');
  deliverAll([ann, bob]);
  ann.select(0, 0).run(setBlockKind('table'));
  ann.select(1, 0).run(setBlockKind('figure'));
  deliverAll([ann, bob]);
  const years = { ...table, attrs: { ...table.attrs, cells: [[[p({ text: 'Years' }, note)], []]] } };
  for (const writer of [ann, bob]) expect(writer.blocks).toEqual([years, figure]);
});

test('figures and tables move whole, and what is taken out comes back with undo', () => {
  const ends = two([p({ text: 'before' }), table, figure], (ann, bob) => {
    ann.select(1, 0).run(moveBlock(-1));
    bob.select(2, 5).type('!');
    ann.binding.dispatch(ann.binding.state.tr.delete(0, ann.doc.child(0).nodeSize));
    expect(ann.blocks.map(({ kind }) => kind)).toEqual(['p', 'figure']);
    ann.binding.undo();
  });
  expect(ends).toEqual([table, p({ text: 'before' }), { ...figure, content: [{ text: 'Where!' }] }]);
});

test('Enter after a caption goes on with a paragraph; Backspace before one leaves the figure there', () => {
  const ends = two([figure], (ann) => {
    ann.select(0, 5).run(enter);
    ann.type('next');
    ann.select(0, 0).run(backspace);
    ann.select(0, 0).run(enter);
  });
  expect(ends).toEqual([p(), figure, p({ text: 'next' })]);
});

test('Enter in a formula is a line of it', () => {
  const ends = two([{ kind: 'math', attrs: {}, content: [{ text: 'a' }] }], (ann) => {
    ann.select(0, 1).run(enter);
    ann.type('b');
  });
  expect(ends).toEqual([{ kind: 'math', attrs: {}, content: [{ text: 'a\nb' }] }]);
});

test('a footnote is cut and put elsewhere whole', () => {
  const ends = two([p({ text: 'one' }, note, { text: 'two' })], (ann) => {
    const { state } = ann.binding;
    const slice = state.doc.slice(4, 5);
    ann.binding.dispatch(state.tr.delete(4, 5));
    ann.select(0, 6);
    ann.binding.dispatch(ann.binding.state.tr.replaceSelection(slice));
  });
  expect(ends).toEqual([p({ text: 'onetwo' }, note)]);
});
