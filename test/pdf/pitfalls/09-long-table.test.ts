import { expect, it } from 'vitest';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument } from '#app/pdf/layout-document.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { documentOf, p, prose } from '../support/document.ts';

it('repeats the head of a table of a hundred rows on each of its pages', () => {
  const rows = Array.from({ length: 100 }, (_, row) => [
    [p(row === 0 ? 'Head' : `${row}`)],
    [p(prose(1 + (row % 30)))],
  ]);
  const table = { kind: 'table', attrs: { header: 1, cells: rows }, content: [] };
  const { pages } = layoutDocument(documentOf({ One: [table] }), profiles.a4, shaper, 'en-US');
  const perPage = pages.map(({ boxes }) => boxes.flatMap(({ box }) => (box.kind === 'row' ? [box] : [])));
  const withRows = perPage.filter((row) => row.length > 0);
  expect(withRows.length).toBeGreaterThan(3);
  for (const [index, [head, ...body]] of withRows.entries()) {
    const said = head!.cells.flatMap(({ lines }) =>
      lines.flatMap(({ line }) => line.runs.flatMap(({ texts }) => texts)),
    );
    expect(said.join('')).toMatch(/^Head/);
    expect(head!.repeated === true).toBe(index > 0);
    expect(body.length).toBeGreaterThan(0);
  }
});
