import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block, Cell } from '#app/document/blocks.ts';
import type { Marker } from '#app/document/markers.ts';
import { marksOf } from '#app/document/marks.ts';
import { normalBlock } from '#app/document/normal-block.ts';
import { BODY, blocksFromDoc, writeBlocks } from '#app/document/y-section.ts';

const words = (text: string): Cell => [{ kind: 'p', attrs: {}, content: [{ text }] }];
const table: Block = {
  kind: 'table',
  attrs: {
    header: 1,
    cells: [
      [words('Year'), words('Hours')],
      [words('2027'), []],
    ],
  },
  content: [{ text: 'Effort' }],
};

function sectionOf(blocks: Block[]): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(doc, blocks);
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  expect(blocksFromDoc(a)).toEqual(blocksFromDoc(b));
}

function markerOf(doc: Y.Doc): Marker {
  return (doc.getText(BODY).toDelta() as { insert: Marker }[])[0]!.insert;
}

const parts = (marker: Marker) => ({
  rows: marker.get('rows') as Y.Array<string>,
  columns: marker.get('columns') as Y.Array<string>,
  cells: marker.get('cells') as Y.Map<Y.Text>,
});

test('a row, a column and words in a cell, all at once: each is kept', () => {
  const ann = sectionOf([table]);
  const [bob, eve] = [copyOf(ann), copyOf(ann)];
  parts(markerOf(ann)).rows.push(['r9']);
  parts(markerOf(bob)).columns.push(['c9']);
  const { rows, columns, cells } = parts(markerOf(eve));
  cells.get(`${rows.get(1)}:${columns.get(0)}`)!.insert(4, ' and 2028');
  meet(ann, bob);
  meet(bob, eve);
  expect(blocksFromDoc(eve)).toEqual([
    {
      ...table,
      attrs: {
        header: 1,
        cells: [
          [words('Year'), words('Hours'), []],
          [words('2027 and 2028'), [], []],
          [[], [], []],
        ],
      },
    },
  ]);
});

test('a column that somebody deletes takes no words with it: they are back when the deletion is undone', () => {
  const doc = sectionOf([table]);
  const { columns } = parts(markerOf(doc));
  const undo = new Y.UndoManager(doc.getText(BODY));
  columns.delete(0, 1);
  expect(blocksFromDoc(doc)[0]!.attrs.cells).toEqual([[words('Hours')], [[]]]);
  undo.undo();
  expect(blocksFromDoc(doc)).toEqual([table]);
});

test('a row that stands twice, because two undid its deletion, is one row', () => {
  const doc = sectionOf([table]);
  const { rows } = parts(markerOf(doc));
  rows.push([rows.get(0)]);
  expect(blocksFromDoc(doc)).toEqual([table]);
});

test('two write in one footnote, with marks and works cited in it', () => {
  const note = { t: 'footnote', content: [{ text: 'See ' }, { t: 'cite', works: [{ id: 'doe' }] }] };
  const ann = sectionOf([{ kind: 'p', attrs: {}, content: [{ text: 'a' }, note, { text: 'b' }] }]);
  const bob = copyOf(ann);
  const textIn = (doc: Y.Doc) =>
    (doc.getText(BODY).toDelta() as { insert: Y.Map<unknown> }[])
      .find(({ insert }) => insert instanceof Y.Map && insert.get('t') !== 'b')!
      .insert.get('content') as Y.Text;
  textIn(ann).insert(0, 'Now: ', { em: true });
  textIn(bob).insert(textIn(bob).length, '.');
  meet(ann, bob);
  expect(blocksFromDoc(ann)[0]!.content[1]).toEqual({
    t: 'footnote',
    content: [{ text: 'Now: ', marks: [{ type: 'em' }] }, ...note.content, { text: '.' }],
  });
});

test('a cell holds paragraphs, items and code, and nothing else; empty ones are empty', () => {
  const cell = [
    { kind: 'li', attrs: { indent: 1, list: 'ordered' }, content: [{ text: 'one' }] },
    { kind: 'code', content: [{ text: 'x' }] },
    { kind: 'h', attrs: { level: 1 }, content: [{ text: 'head' }] },
  ];
  const { attrs } = normalBlock({
    kind: 'table',
    attrs: { cells: [[cell, [{ kind: 'p', content: [] }]], [[]], 'no row'] },
  });
  expect(attrs).toEqual({
    header: 1,
    cells: [
      [
        [
          { kind: 'li', attrs: { indent: 1, list: 'ordered' }, content: [{ text: 'one' }] },
          { kind: 'code', attrs: {}, content: [{ text: 'x' }] },
          { kind: 'p', attrs: {}, content: [{ text: 'head' }] },
        ],
        [],
      ],
      [[], []],
      [[], []],
    ],
  });
});

test('a link nobody should follow is left out of cells and footnotes too', () => {
  const content = [{ text: 'here', marks: [{ type: 'link', href: 'javascript:alert(1)' }] }];
  const inCell = normalBlock({ kind: 'table', attrs: { cells: [[[{ kind: 'p', content }]]] } });
  const inNote = normalBlock({ kind: 'p', content: [{ t: 'footnote', content }] });
  expect(inCell.attrs.cells![0]![0]![0]!.content).toEqual([{ text: 'here' }]);
  expect(inNote.content).toEqual([{ t: 'footnote', content: [{ text: 'here' }] }]);
});

test('characters are raised or lowered, not both', () => {
  expect(marksOf({ sub: true, sup: true, em: true })).toEqual([{ type: 'em' }, { type: 'sub' }]);
});

test('tables in tables and notes in notes end somewhere', () => {
  let note: unknown = { t: 'footnote', content: [{ text: 'deep' }] };
  for (let i = 0; i < 50; i++) note = { t: 'footnote', content: [note] };
  expect(JSON.stringify(normalBlock({ kind: 'p', content: [note] })).length).toBeLessThan(400);
});

test('a text that another program nested without end is read to a depth', () => {
  const doc = new Y.Doc();
  let inner = doc.getText(BODY);
  for (let i = 0; i < 400; i++) {
    const map = new Y.Map<unknown>([['t', 'footnote']]);
    inner.insertEmbed(0, map);
    inner = new Y.Text();
    map.set('content', inner);
  }
  expect(JSON.stringify(blocksFromDoc(doc)).length).toBeLessThan(1_000);
});
