import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#app/document/blocks.ts';
import { normalBlock } from '#app/document/normal-block.ts';
import { countPages, exportDocument } from '#app/pdf/export-document.server.ts';
import type { ProfileId } from '#app/pdf/profiles.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { documentOf, prose } from './support/document.ts';
import { opened } from './support/pdf-tools.ts';

/** How many the suite sets; PAGE_COUNTS=200 looks further. */
const documents = Number(process.env.PAGE_COUNTS ?? 50);

const run = fc.integer({ min: 1, max: 90 }).map((words): Inline => ({ text: `${prose(words)} ` }));
const note = fc.array(run, { maxLength: 3 }).map((content): Inline => ({ t: 'footnote', content }));
const cite = fc.constantFrom('a', 'b', 'gone').map((id): Inline => ({ t: 'cite', works: [{ id }] }));
const xref = fc.constantFrom('number', 'page').map((show): Inline => ({ t: 'xref', to: 'there', show }) as Inline);
const content = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: run },
    { weight: 2, arbitrary: note },
    cite,
    xref,
    fc.constant<Inline>({ text: '🙂 漢' }),
  ),
  { maxLength: 4 },
);
const cell = content.map((inside) => [{ kind: 'p', attrs: {}, content: inside }]);
const kinds = [
  'p',
  'p',
  'p',
  'h',
  'li',
  'quote',
  'code',
  'figure',
  'table',
  'math',
  'pagebreak',
  'toc',
  'placeholder',
  'later',
];
const block = fc
  .record({
    kind: fc.constantFrom(...kinds),
    attrs: fc.record(
      {
        level: fc.integer({ min: 1, max: 3 }),
        indent: fc.integer({ min: 0, max: 5 }),
        list: fc.constantFrom('bullet', 'ordered'),
        label: fc.constant('there'),
        header: fc.integer({ min: 0, max: 2 }),
        cells: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      },
      { requiredKeys: [] },
    ),
    content,
  })
  .map((one): Block => normalBlock(one));
const sections = fc.array(fc.array(block, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
const references = [
  { id: 'a', title: 'One' },
  { id: 'b', title: 'Two', author: [{ family: 'Doe' }] },
];

describe('the count of pages', () => {
  it(`is that of the file, for ${documents} random documents`, async () => {
    const profile = fc.constantFrom(...(Object.keys(profiles) as ProfileId[]));
    await fc.assert(
      fc.asyncProperty(sections, profile, async (blocks, id) => {
        const named = Object.fromEntries(blocks.map((one, index) => [`Section ${index}`, one]));
        const file = documentOf(named, { references });
        const { pdf, findings: _findings, ...counted } = await exportDocument(file, id);
        expect(await countPages(file, id)).toEqual(counted);
        const text = opened(pdf);
        expect(text.match(/\/Type \/Page\n/g)).toHaveLength(counted.pages);
        expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
      }),
      { numRuns: documents },
    );
  }, 120_000);

  it('is one for a document with nothing in it', async () => {
    expect(await countPages(documentOf({ One: [] }, { title: '', people: [] }), 'a4')).toEqual({
      pages: 1,
      sections: [{ key: 'one', pages: 1, limit: null }],
    });
    expect((await exportDocument(documentOf({}, { title: '', people: [] }), 'a4')).pages).toBe(1);
  });
});
