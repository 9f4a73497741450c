import { describe, expect, it } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import { countPages, exportDocument } from '#app/pdf/export-document.server.ts';
import { code, documentOf, h, li, p, prose, quote } from '../support/document.ts';
import { extractText, hasTool, runTool } from '../support/pdf-tools.ts';

const table = (rows: number, columns: number, cell = (row: number, column: number) => `r${row}c${column}`): Block => ({
  kind: 'table',
  attrs: {
    header: 1,
    cells: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => [p(cell(row, column))]),
    ),
  },
  content: [{ text: 'A table' }],
});
const letters = (count: number) =>
  Array.from({ length: count }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
const inFirst = (text: string) => (row: number, column: number) => (row === 1 && column === 1 ? text : 'a');

/** Sets the blocks, looks at the file from outside, and compares the count with it. */
async function sound(blocks: Block[]) {
  const file = documentOf({ Plan: blocks });
  const result = await exportDocument(file, 'a4');
  if (hasTool('qpdf')) expect(runTool('qpdf', result.pdf, ['--check', '{}'])).toMatchObject({ status: 0 });
  expect((await countPages(file, 'a4')).pages).toBe(result.pages);
  const text = () => (hasTool('pdftotext') ? extractText(result.pdf).replace(/\s+/g, '') : null);
  return { ...result, text };
}

describe('a sound file comes of', () => {
  it('a token of 10,000 characters, in text and in a cell, with all of them', { timeout: 60_000 }, async () => {
    const token = letters(10_000);
    for (const block of [p(token), h(token), li(token), code(token), quote(token), table(2, 3, inFirst(token))]) {
      const text = (await sound([block])).text();
      // the number of each page stands between its characters and those of the next
      if (text !== null) expect(text.replace(/\d+/g, '')).toContain(token.slice(0, 300));
      if (text !== null) expect(text.replace(/[^a-z]/g, '').length).toBeGreaterThanOrEqual(token.length);
    }
  });

  it('a word of more characters than a call may have arguments', { timeout: 60_000 }, async () => {
    const { pages } = await sound([table(2, 2, inFirst('z'.repeat(130_000)))]);
    expect(pages).toBeGreaterThan(10);
  });

  it('empty paragraphs, an empty list item and empty code, on one page', async () => {
    expect((await sound([p(''), p(' '), p('\u00A0'), li(''), code('')])).pages).toBe(1);
    expect((await sound([])).findings).toEqual([expect.objectContaining({ rule: 'empty-section', section: 'plan' })]);
  });

  it('lists six deep', async () => {
    const deep = Array.from({ length: 30 }, (_, index) => li(`item${index}end`, index % 6));
    const { pdf, ...rest } = await sound(deep);
    const text = rest.text();
    for (const index of deep.keys()) if (text !== null) expect(text).toContain(`item${index}end`);
    if (hasTool('pdfinfo')) {
      const tags = runTool('pdfinfo', pdf, ['-struct', '{}']).output;
      expect(tags.match(/^ *LI\b/gm)).toHaveLength(30);
    }
  });

  it('a table of 40 columns, and one of 1,000 rows', { timeout: 60_000 }, async () => {
    const wide = (await sound([table(10, 40, () => 'z')])).text();
    if (wide !== null) expect(wide.match(/z/g)).toHaveLength(400);
    const long = (await sound([table(1000, 4)])).text();
    if (long !== null) expect(long).toContain('r999c3');
  });

  it('a cell longer than ten pages', { timeout: 60_000 }, async () => {
    const words = prose(11_000);
    const { pages, ...rest } = await sound([table(3, 2, inFirst(words))]);
    const text = rest.text();
    expect(pages).toBeGreaterThan(10);
    if (text !== null) expect(text.match(/maintainers/g)!.length).toBe(words.match(/maintainers/g)!.length);
  });

  it('five hundred pages', { timeout: 60_000 }, async () => {
    const { pages } = await sound(Array.from({ length: 3300 }, () => p(prose(120))));
    expect(pages).toBeGreaterThanOrEqual(500);
  });

  it('kinds that nobody knows, whatever their names', async () => {
    const unknown = ['hologram', 'constructor', '__proto__', 'toString'].map((kind): Block => {
      return { ...p(`words of ${kind}`), kind: kind as Block['kind'] };
    });
    const { text: read } = await sound([...unknown, p({ t: 'sparkle' }, 'after')]);
    const text = read();
    if (text !== null) for (const { kind } of unknown) expect(text).toContain(`wordsof${kind}`);
  });
});

it('a finding quotes the beginning of a word without end', async () => {
  const { findings } = await exportDocument(documentOf({ Plan: [p('😀'.repeat(500))] }), 'a4');
  expect(findings).toMatchObject([{ rule: 'characters-not-set' }]);
  expect(findings[0]!.message.length).toBeLessThan(300);
});
