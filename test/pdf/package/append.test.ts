import { PDFDict, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { openPdf } from '#app/pdf/inspect/pdfjs.server.ts';
import { appendPdfs } from '#app/pdf/package/append-pdfs.server.ts';
import { packageApart } from '#app/pdf/package/package-apart.server.ts';
import { checkSupporting } from '#app/pdf/package/supporting-pdf.server.ts';
import { kitchenSink } from '../support/document.ts';
import { fill, pdfOf } from '../support/faulty-pdf.ts';
import { extractText, hasTool, runTool } from '../support/pdf-tools.ts';

const date = new Date('2026-01-01');
const letter = (words = 'Letter of support') =>
  pdfOf((document) => {
    document.text(words);
    document.addPage().text('second page');
  });
const primary = async () => (await exportDocument(kitchenSink(), 'letter', { date })).pdf;
const refusal = (bytes: Uint8Array) =>
  checkSupporting(bytes).then(
    () => 'taken',
    (error: { code: string; message: string; fields: Record<string, string> }) => {
      expect(error.code).toBe('bad_input');
      expect(error.fields).toEqual({ file: error.message });
      return error.message;
    },
  );
/** A page with these in its document, made by pdf-lib. */
async function made(change: (pdf: PDFDocument) => void | Promise<void>): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([612, 792]).drawText('a page', { x: 72, y: 700 });
  await change(pdf);
  return pdf.save({ updateFieldAppearances: false });
}

describe('a supporting PDF', () => {
  it('is kept as it came where it only shows pages', async () => {
    const bytes = await letter();
    expect(await checkSupporting(bytes)).toEqual({ bytes, pages: 2, notices: [] });
  });

  it('is refused where it is empty, no PDF, cut short, encrypted or without a page', async () => {
    expect(await refusal(new Uint8Array())).toContain('is empty');
    expect(await refusal(Buffer.from('PK\u0003\u0004 word'))).toContain('Word');
    expect(await refusal((await letter()).slice(0, 900))).toMatch(/damaged|could not be/i);
    const locked = await pdfOf((document) => document.text('secret'), { userPassword: 'no', ownerPassword: 'yes' });
    expect(await refusal(locked)).toMatch(/password/);
    const restricted = await pdfOf((document) => document.text('look only'), { ownerPassword: 'yes' });
    expect(await refusal(restricted)).toContain('encrypted');
    expect(await refusal(restricted)).toContain('print it to a new PDF');
  });

  it('is refused where it runs scripts, starts programs or brings other files', async () => {
    expect(await refusal(await made((pdf) => pdf.addJavaScript('greet', 'app.alert(1)')))).toContain('scripts');
    const launch = made((pdf) => {
      const action = pdf.context.obj({ S: 'Launch', F: PDFString.of('calc.exe') });
      pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: action }));
    });
    expect(await refusal(await launch)).toContain('starts other programs');
    const opens = made((pdf) => {
      const action = pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
      pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.register(action));
    });
    expect(await refusal(await opens)).toContain('scripts');
    const attached = made((pdf) => pdf.attach(new Uint8Array([1, 2]), 'data.bin'));
    expect(await refusal(await attached)).toContain('other files');
  });

  it('has its form made plain, and says so; an XFA form is refused', async () => {
    const form = made(async (pdf) => {
      const field = pdf.getForm().createTextField('name');
      field.setText('Ana Example');
      field.addToPage(pdf.getPage(0), { font: await pdf.embedFont(StandardFonts.Helvetica) });
    });
    const { bytes, notices } = await checkSupporting(await form);
    expect(notices[0]).toContain('form was made plain: 1 field can');
    const flat = await PDFDocument.load(bytes);
    expect(flat.catalog.has(PDFName.of('AcroForm'))).toBe(false);
    if (hasTool('pdftotext')) expect(extractText(bytes)).toContain('Ana Example');
    const xfa = made((pdf) => {
      pdf.getForm().createTextField('x').addToPage(pdf.getPage(0));
      pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict).set(PDFName.of('XFA'), PDFString.of('<xdp/>'));
    });
    expect(await refusal(await xfa)).toContain('XFA');
  });

  it('is refused where an answer in its form cannot be made plain', async () => {
    const form = made(async (pdf) => {
      const field = pdf.getForm().createTextField('name');
      field.setText('Ana Example');
      field.addToPage(pdf.getPage(0), { font: await pdf.embedFont(StandardFonts.Helvetica) });
      // a page that is not in the file, as careless programs leave it
      const [widget] = field.acroField.getWidgets();
      widget!.dict.delete(PDFName.of('P'));
      pdf.getPage(0).node.delete(PDFName.of('Annots'));
    });
    expect(await refusal(await form)).toContain('could not be made plain text');
  });

  it('is taken with a notice where its fonts are not embedded or its pages are large', async () => {
    const { notices } = await checkSupporting(await made((pdf) => void pdf.addPage([1000, 1000])));
    expect(notices.join(' ')).toContain('Helvetica');
    expect(notices.join(' ')).toContain('Page 2 is larger');
  });

  it('is given up where it takes too long', async () => {
    const bytes = await pdfOf((document) => {
      for (let page = 0; page < 40; page++) fill(document.addPage());
    });
    const slow = packageApart({ kind: 'admit', bytes }, { patienceMs: 1 });
    await expect(slow).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describe('files behind a proposal', () => {
  const supporting = async () => [
    { title: 'Letter of Ana', bytes: await letter() },
    { title: 'Offer über 3 µ', bytes: await letter('An offer') },
  ];

  it('leave the tags, bookmarks and places of the proposal as they were, and have bookmarks of their own', async () => {
    const first = await primary();
    const both = await appendPdfs(first, await supporting());
    const [before, after] = [await facts(first), await facts(both)];
    expect(after.pages).toBe(before.pages + 4);
    expect(after.tags).toEqual(before.tags);
    expect(after.tags.join('')).toContain('Table');
    expect(after.outline).toEqual([...before.outline, 'Letter of Ana', 'Offer über 3 µ']);
    expect(after.destinations).toEqual(before.destinations);
    expect(after.marked).toBe(true);
    expect(after.lang).toBe(before.lang);
    expect(after.labels!.slice(-4)).toEqual(['S1-1', 'S1-2', 'S2-1', 'S2-2']);
    expect(after.lastOutlinePage).toBe(before.pages + 2);
  });

  it('claim neither PDF/A nor PDF/UA any more, and keep the title', async () => {
    const both = await appendPdfs(await primary(), await supporting());
    const xmp = Buffer.from(both).toString('latin1');
    const { metadata } = await facts(both);
    expect(metadata).not.toMatch(/pdfaid|pdfuaid|pdfaExtension/);
    expect(metadata).toContain('<dc:title>');
    expect(xmp).not.toContain('pdfuaid:part');
  });

  it('are the same bytes for the same files', async () => {
    const first = await primary();
    expect(await appendPdfs(first, await supporting())).toEqual(await appendPdfs(first, await supporting()));
    expect(await appendPdfs(first, [])).toBe(first);
  });

  it.skipIf(!hasTool('qpdf') || !hasTool('pdftotext'))('make a sound file with every page', async () => {
    const both = await appendPdfs(await primary(), await supporting());
    expect(runTool('qpdf', both, ['--check', '{}'])).toMatchObject({ status: 0 });
    const text = extractText(both);
    for (const words of ['Letter of support', 'An offer', 'second page']) expect(text).toContain(words);
  });
});

/** What somebody who reads a file finds in it. */
async function facts(bytes: Uint8Array) {
  const task = await openPdf(bytes.slice());
  try {
    const pdf = await task.promise;
    const outline = (await pdf.getOutline()) ?? [];
    const last = outline.at(-1)!.dest as [{ num: number; gen: number }];
    const tags: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const tree = await (await pdf.getPage(number)).getStructTree();
      if (tree && tree.children.length > 0) tags.push(JSON.stringify(tree).replace(/p\d+R_/g, '')); // objects have other numbers
    }
    const lookup = await PDFDocument.load(bytes, { updateMetadata: false });
    const metadata = lookup.catalog.lookup(PDFName.of('Metadata')) as unknown as { getContents(): Uint8Array };
    return {
      pages: pdf.numPages,
      tags,
      outline: outline.map(({ title }) => title),
      lastOutlinePage: typeof last === 'string' ? 0 : await pdf.getPageIndex(last[0]),
      destinations: Object.keys(await pdf.getDestinations()).sort(),
      marked: (await pdf.getMarkInfo())?.Marked,
      labels: await pdf.getPageLabels(),
      lang: lookup.catalog.get(PDFName.of('Lang'))?.toString(),
      metadata: Buffer.from(metadata.getContents()).toString('utf8'),
    };
  } finally {
    await task.destroy();
  }
}
