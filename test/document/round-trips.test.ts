import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { blockKinds, isText, type Block, type Inline, type Mark } from '#app/document/blocks.ts';
import { documentFileOf, parseDocumentFile } from '#app/document/document-file.ts';
import { normalBlock } from '#app/document/normal-block.ts';
import { blocksFromNode, docFromBlocks } from '#app/document/schema.ts';
import { blocksFromDoc, writeBlocks } from '#app/document/y-section.ts';

const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom(
    '👩🏽‍🔬 writes',
    'e\u0301 and é',
    'مرحبا بالعالم',
    'שלום',
    'a\u00a0b',
    'line\nbreak',
    '  spaces  ',
    '漢字𠮷',
  ),
);
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc
    .constantFrom('strong', 'em', 'underline', 'sub', 'sup', 'code')
    .map((type): Mark => ({ type }) as Exclude<Mark, { type: 'link' }>),
  fc.constantFrom('https://example.org/a?b=c', 'mailto:a@example.org').map((href): Mark => ({ type: 'link', href })),
);
const run = fc.record({ text, marks: fc.array(mark, { maxLength: 3 }) });
const unknown = fc.record({
  t: fc.constantFrom('cite', 'math', 'note'),
  key: fc.string(),
  deep: fc.array(fc.record({ n: fc.integer() }), { maxLength: 2 }),
});
const work = fc.record({ id: fc.string({ minLength: 1 }), locator: fc.string() }, { requiredKeys: ['id'] });
const simple = fc.oneof(
  fc.record({ t: fc.constant('cite'), works: fc.array(work, { minLength: 1, maxLength: 3 }) }),
  fc.record({ t: fc.constant('math'), tex: fc.string() }),
  fc.record({ t: fc.constant('xref'), to: fc.string({ minLength: 1 }), show: fc.constantFrom('number', 'page') }),
  fc.record({ t: fc.constant('mention'), person: fc.constant('p1'), name: fc.constant('Ann') }),
);
const footnote = fc.record({
  t: fc.constant('footnote'),
  content: fc.array(fc.oneof(run, simple), { maxLength: 3 }),
});
const inline = fc.oneof(
  { weight: 5, arbitrary: run },
  { weight: 1, arbitrary: fc.oneof(unknown, simple, footnote) },
) as fc.Arbitrary<Inline>;
const content = fc.array(inline, { maxLength: 6 });
const cell = fc.array(
  fc.record({
    kind: fc.constantFrom('p', 'li', 'code', 'figure'),
    attrs: fc.record({ indent: fc.integer({ min: 0, max: 2 }) }, { requiredKeys: [] }),
    content,
  }),
  { maxLength: 3 },
);
const attrs = fc.record(
  {
    level: fc.integer({ min: 0, max: 7 }),
    indent: fc.integer({ min: -1, max: 9 }),
    list: fc.constantFrom('bullet', 'ordered'),
    label: fc.string(),
    asset: fc.constantFrom('a'.repeat(64), 'none'),
    alt: fc.string(),
    width: fc.integer({ min: 0, max: 120 }),
    place: fc.constantFrom('top', 'left'),
    header: fc.integer({ min: -1, max: 4 }),
    align: fc.array(fc.constantFrom('left', 'center', 'right'), { maxLength: 4 }),
    cells: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
    depth: fc.integer(),
    lang: fc.constantFrom('de', ''),
    hue: fc.string(),
  },
  { requiredKeys: [] },
);
const block: fc.Arbitrary<Block> = fc
  .record({ kind: fc.constantFrom(...blockKinds, 'timeline'), attrs, content })
  .map((one) => normalBlock(one));
const blocks = fc.array(block, { minLength: 1, maxLength: 8 });

test('blocks → Yjs → blocks changes nothing, nor does a way through another copy', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const doc = new Y.Doc();
      writeBlocks(doc, given);
      expect(blocksFromDoc(doc)).toEqual(given);
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      expect(blocksFromDoc(copy)).toEqual(given);
    }),
  );
});

test('blocks → editor → blocks changes nothing', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const node = docFromBlocks(given);
      node.check();
      expect(blocksFromNode(node)).toEqual(given);
    }),
  );
});

test('a document file is read as it was written', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const file = documentFileOf({
        title: 'T',
        template: 'generic',
        sections: [{ key: 'a', title: 'A', blocks: given }],
      });
      expect(parseDocumentFile(JSON.stringify(file))).toEqual(file);
    }),
  );
});

test('reading takes whatever the text holds, and changes nothing', () => {
  const doc = new Y.Doc();
  const body = doc.getText('body');
  body.insert(0, 'before any block');
  body.insertEmbed(16, { plain: 'object' });
  body.insertEmbed(17, new Y.Array());
  body.insertEmbed(
    18,
    new Y.Map([
      ['t', 'b'],
      ['kind', 7],
    ]),
  );
  body.insert(19, 'click', { link: { href: 'javascript:alert(1)' }, strong: true, blink: true });
  body.insertEmbed(
    24,
    new Y.Map([
      ['t', 'b'],
      ['kind', 'h'],
      ['level', 99],
      ['at', { after: 'nowhere' }],
    ]),
  );
  const before = Y.encodeStateAsUpdate(doc);
  const read = blocksFromDoc(doc);
  expect(read.map(({ kind }) => kind)).toEqual(['p', 'p', 'h']);
  expect(read[0]!.content.filter((one) => !isText(one))).toHaveLength(2);
  expect(read[1]!.content).toEqual([{ text: 'click', marks: [{ type: 'strong' }] }]);
  expect(read[2]!.attrs).toEqual({ level: 3 });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  docFromBlocks(read).check();
});
