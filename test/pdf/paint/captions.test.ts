import { expect, it } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { documentOf, p, prose } from '../support/document.ts';
import { hasTool, runTool } from '../support/pdf-tools.ts';

const table = (rows: number): Block => ({
  kind: 'table',
  attrs: { header: 1, cells: Array.from({ length: rows }, () => [[p('a')], [p('b')]]) },
  content: [{ text: 'What stands where' }],
});

/** The tags below a section, by their depth, without what is inside a row. */
async function tags(blocks: Block[]): Promise<string> {
  const { pdf } = await exportDocument(documentOf({ Plan: blocks }), 'a4');
  const { output } = runTool('pdfinfo', pdf, ['-struct', '{}']);
  const names = [...output.matchAll(/^ {4,6}(H1|P|Table|Caption|TR)\b/gm)].map(([, name]) => name!);
  return names.join(' ');
}

it.skipIf(!hasTool('pdfinfo'))('a table has its caption as its first part, also one over pages', async () => {
  expect(await tags([p('text'), table(2), table(1)])).toBe('H1 P Table Caption TR TR Table Caption TR');
  expect(await tags([p(prose(500)), table(70)])).toBe(`H1 P Table Caption${' TR'.repeat(70)}`);
});

it.skipIf(!hasTool('pdfinfo'))('the caption of a table without rows is text: there is no table', async () => {
  expect(await tags([table(0), table(1)])).toBe('H1 P Table Caption TR');
});
