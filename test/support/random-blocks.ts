import { fc } from '#test/support/fast-check.ts';
import { blockKinds, type Block, type Inline, type Mark } from '#app/document/blocks.ts';
import { normalBlock } from '#app/document/normal-block.ts';

const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.string({ minLength: 1, unit: 'binary' }),
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
/** Blocks of every kind with whatever people and files may put into them, in their normal form. */
export const randomBlocks = fc.array(block, { minLength: 1, maxLength: 8 });
