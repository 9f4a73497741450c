import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { openPdf } from '#app/pdf/inspect/pdfjs.server.ts';
import { appendPdfs } from '#app/pdf/package/append-pdfs.server.ts';
import { pdfOf } from '../support/faulty-pdf.ts';

const first = () => pdfOf((document) => {
  document.addNamedDestination('there');
  document.text('a proposal');
  document.addPage().text('its second page');
}); // prettier-ignore

/** Three pages: the first has a link to each of the others, in every way a file may say it. */
async function linked(): Promise<Uint8Array> {
  const bytes = await pdfOf((document) => {
    document.text('by name', { goTo: 'there' });
    document.text('to a website', { link: 'https://example.org/' });
    document.addPage().text('two');
    document.addPage().addNamedDestination('there', 'XYZ', 0, 300, null);
    document.text('three');
    const chapter = document.outline.addItem('Chapter');
    chapter.addItem('Part');
  });
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const [one, two, three] = pdf.getPages();
  const link = (more: object) =>
    pdf.context.register(pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], P: one!.ref, ...more }));
  const old = pdf.context.obj({ elsewhere: [two!.ref, 'Fit'] });
  pdf.catalog.set(PDFName.of('Dests'), old);
  const notes = one!.node.lookup(PDFName.of('Annots'), PDFArray);
  notes.push(link({ Dest: [three!.ref, 'Fit'] }));
  notes.push(link({ A: { S: 'GoTo', D: [two!.ref, 'XYZ', null, 500, null] } }));
  notes.push(link({ A: { S: 'GoTo', D: PDFName.of('elsewhere') } }));
  notes.push(link({ A: { S: 'GoTo', D: PDFString.of('nowhere') } }));
  return pdf.save();
}

type Item = { title: string; dest: unknown; items: Item[] };

/** Where the links of a page and the bookmarks lead, by page from 1 of the file. */
async function read(bytes: Uint8Array, page: number) {
  const task = openPdf(bytes.slice());
  const pdf = await (await task).promise;
  const place = async (dest: unknown): Promise<number | null> => {
    const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : (dest as unknown[] | null);
    return explicit ? (await pdf.getPageIndex(explicit[0] as { num: number; gen: number })) + 1 : null;
  };
  const tree = async (items: Item[]): Promise<unknown[]> =>
    Promise.all(items.map(async ({ title, dest, items }) => [title, await place(dest), await tree(items)]));
  const notes = (await (await pdf.getPage(page)).getAnnotations()) as { url?: string; dest?: unknown }[];
  const links = await Promise.all(notes.map(async ({ url, dest }) => url ?? (await place(dest ?? null))));
  const outline = await tree(((await pdf.getOutline()) ?? []) as Item[]);
  await (await task).destroy();
  return { links, outline };
}

it('links and bookmarks of a supporting PDF lead to its own pages in the combined file', async () => {
  const own = await linked();
  const letters = [{ title: 'A', bytes: await first() }, { title: 'B', bytes: own }, { title: 'C', bytes: own }]; // prettier-ignore
  const both = await appendPdfs(await first(), letters);
  const alone = await read(own, 1);
  expect(alone.links).toEqual([3, 'https://example.org/', 3, 2, 2, null]);
  for (const [at, before] of [
    [5, 4],
    [8, 7],
  ] as const) {
    // prettier-ignore
    const { links } = await read(both, at);
    expect(links).toEqual(alone.links.map((to) => (typeof to === 'number' ? to + before : to)));
  }
  const { outline } = await read(both, 1);
  expect(outline).toEqual([
    ['A', 3, []],
    ['B', 5, [['Chapter', 7, [['Part', 7, []]]]]],
    ['C', 8, [['Chapter', 10, [['Part', 10, []]]]]],
  ]);
});

it('a page that is linked to is in the combined file once', async () => {
  const both = await PDFDocument.load(await appendPdfs(await first(), [{ title: 'B', bytes: await linked() }]));
  const pages = both.context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('Page'));
  expect(pages).toHaveLength(both.getPageCount());
});

it('an outline and a tree of names that lead back into themselves have an end', async () => {
  const pdf = await PDFDocument.load(await linked());
  const outlines = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  const chapter = outlines.lookup(PDFName.of('First'), PDFDict);
  chapter.set(PDFName.of('Next'), outlines.get(PDFName.of('First'))!);
  const names = pdf.context.obj({}) as PDFDict;
  const ref = pdf.context.register(names);
  names.set(PDFName.of('Dests'), ref);
  names.set(PDFName.of('Kids'), pdf.context.obj([ref]));
  pdf.catalog.set(PDFName.of('Names'), ref);
  const both = await appendPdfs(await first(), [{ title: 'B', bytes: await pdf.save() }]);
  expect((await read(both, 1)).outline).toHaveLength(1);
});
