import { describe, expect, it } from 'vitest';
import { inspectPdf } from '#app/pdf/inspect/inspect-pdf.server.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { factsOf } from '../support/facts.ts';
import { kitchenSink } from '../support/document.ts';
import { faces, fill, pdfOf } from '../support/faulty-pdf.ts';

describe('inspectPdf', () => {
  it('reads what one of our files says of itself and shows', async () => {
    const { pdf } = await exportDocument(kitchenSink(), 'nsf');
    const seen: number[] = [];
    const facts = await inspectPdf(pdf, { progress: (pages) => seen.push(pages) });
    expect(facts).toMatchObject({
      bytes: pdf.length,
      version: '1.7',
      encrypted: false,
      title: 'Sustaining the array ecosystem: shared foundations for R&D <é> in open science',
      producer: 'Callboard with pdfkit 0.20.2',
      tagged: true,
      pageCount: 8,
      fields: [],
      remarks: [],
      scripts: false,
      attachments: [],
      portfolio: false,
    });
    expect(facts.author).toContain('Ana Nguyễn');
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(facts.pages.map(({ width, height }) => [width, height])).toEqual(Array(8).fill([612, 792]));
    expect(facts.fonts.every(({ embedded, subset, type3 }) => embedded && subset && !type3)).toBe(true);
    expect(facts.fonts.map(({ name }) => name)).toEqual(expect.arrayContaining(['Tinos-Regular', 'Tinos-Bold']));
    expect(facts.pages[1]!.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(['Overview']));
  });

  it('leaves the bytes to who gave them', async () => {
    const bytes = await pdfOf((document) => document.text('once'));
    await inspectPdf(bytes);
    const again = await inspectPdf(bytes);
    expect(again.pages[0]!.lines[0]).toMatchObject({ text: 'once' });
  });

  it('tells where words stand, how large they are, and in which font', async () => {
    const bytes = await pdfOf((document) => {
      document.text('upright', 100, 200, { lineBreak: false });
      document.fontSize(5.5).scale(2, 2).text('scaled', 50, 150, { lineBreak: false });
    });
    const [upright, scaled] = (await factsOf(bytes)).pages[0]!.lines;
    expect(upright).toMatchObject({ text: 'upright', font: 'Tinos-Regular', rotation: 0 });
    expect([upright!.x, upright!.size]).toEqual([expect.closeTo(100, 2), expect.closeTo(11, 2)]);
    expect([scaled!.x, scaled!.size]).toEqual([expect.closeTo(100, 2), expect.closeTo(11, 2)]);
    expect(upright!.baseline).toBeCloseTo(200 + 0.891 * 11, 0);
    expect(scaled!.baseline).toBeCloseTo(300 + 0.891 * 11, 0);
  });

  it('turns a page as it is shown, and enlarges it', async () => {
    const bytes = await pdfOf((document) => {
      const dictionary = (document.page as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary;
      Object.assign(dictionary.data, { Rotate: 90, UserUnit: 2 });
      document.rotate(-90, { origin: [0, 0] }).text('read upright', -700, 72, { lineBreak: false });
    });
    const { width, height, lines } = (await factsOf(bytes)).pages[0]!;
    expect([width, height]).toEqual([1584, 1224]);
    expect(lines[0]).toMatchObject({ text: 'read upright', rotation: 0, size: expect.closeTo(22, 2) as number });
  });

  it('finds links, form fields, notes, scripts and files inside the file', async () => {
    const bytes = await pdfOf((document) => {
      document.text('a link', 72, 72, { link: 'https://example.org/', lineBreak: false });
      document.note(300, 100, 20, 20, 'a remark');
      document.file(Buffer.from('inside'), { name: 'inside.txt' });
      document.addPage();
      document.initForm();
      document.formText('name', 72, 300, 200, 20);
      const root = (document as unknown as { _root: { data: Record<string, unknown> } })._root;
      root.data.OpenAction = { S: 'JavaScript', JS: new String('app.alert(1)') };
    });
    const facts = await factsOf(bytes);
    expect(facts.pages[0]!.links).toEqual([expect.objectContaining({ page: 1, url: 'https://example.org/' })]);
    expect(facts.pages[0]!.links[0]!.x).toBeCloseTo(72, 0);
    expect(facts.pages[0]!.links[0]!.y).toBeCloseTo(72, 0);
    expect(facts.remarks).toEqual([expect.objectContaining({ page: 1, kind: 'Text' })]);
    expect(facts.fields).toEqual([expect.objectContaining({ page: 2, name: 'name' })]);
    expect(facts.fields[0]!.y).toBeCloseTo(300, 0);
    expect([facts.scripts, facts.attachments]).toEqual([true, ['inside.txt']]);
  });

  it('tells which fonts are in the file', async () => {
    const bytes = await pdfOf((document) => {
      document.text('embedded');
      document.addPage().font('Helvetica').text('named only').font(faces.arial).text('embedded too');
    });
    expect((await factsOf(bytes)).fonts).toEqual([
      { name: 'Tinos-Regular', embedded: true, subset: true, type3: false, page: 1 },
      { name: 'Helvetica', embedded: false, subset: false, type3: false, page: 2 },
      { name: 'Arimo-Regular', embedded: true, subset: true, type3: false, page: 2 },
    ]);
  });

  it('opens a file that only restricts, and says that it does', async () => {
    const bytes = await pdfOf((document) => fill(document), { ownerPassword: 'secret', permissions: {} });
    expect(await factsOf(bytes)).toMatchObject({ encrypted: true, pageCount: 1 });
  });
});
