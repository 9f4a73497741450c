import { PDFDict, PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { admitPdf } from '#app/pdf/package/admit-pdf.server.ts';
import { appended } from '#app/pdf/package/appended.server.ts';
import { everyDict, nameUnder, under } from '#app/pdf/package/every-dict.server.ts';
import { oddPdf, rawStream } from '../support/raw-pdf.ts';

async function primary(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  return pdf.save();
}
const combined = async (bytes: Uint8Array) =>
  (await appended(await primary(), [{ title: 'Letter of Ana', bytes }])).bytes;

describe('a page that others show in spite of its faults stands behind a proposal', () => {
  it.each([
    ['without a size', { box: '' }, [612, 792]],
    ['with a size of words', { box: '/MediaBox[/a /b null (x)]' }, [612, 792]],
    ['with half a size', { box: '/MediaBox[0 0]' }, [612, 792]],
    ['with no size', { box: '/MediaBox null' }, [612, 792]],
    ['with the name of a size', { box: '/MediaBox/A4' }, [612, 792]],
    ['with a size of nothing', { box: '/MediaBox[0 0 0 0]' }, [612, 792]],
    ['with a size that is elsewhere', { box: '/MediaBox[0 0 6 0 R 700]', more: ['500'] }, [500, 700]],
    ['with a part that is none', { page: '/CropBox[1 1]' }, [612, 792]],
    ['with a turn that is none', { page: '/Rotate/x' }, [612, 792]],
    ['with a number of annotations', { page: '/Annots 5' }, [612, 792]],
    ['with annotations that are none', { page: '/Annots[1 null (x) 77 0 R]' }, [612, 792]],
    ['with tools that are none', { page: '/Resources 7' }, [612, 792]],
  ])('%s', async (_, odd, size) => {
    const { bytes } = await admitPdf(oddPdf(odd));
    const pdf = await PDFDocument.load(await combined(bytes));
    const page = pdf.getPage(1);
    expect([page.getWidth(), page.getHeight()]).toEqual(size);
    expect(page.getRotation().angle).toBe(0);
  });
});

it('a file that cannot stand behind a proposal is named, when it got in before it was looked at so', async () => {
  const broken = combined(oddPdf({}).slice(0, 300));
  await expect(broken).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('“Letter of Ana”') });
});

describe('a form that is none or broken', () => {
  const widget = (more: string) => `<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]${more}>>`;
  it.each([
    ['a name in place of a form', { catalog: '/AcroForm/x' }],
    ['an empty form', { catalog: '/AcroForm<<>>' }],
  ])('with %s is taken', async (_, odd) => {
    const bytes = oddPdf(odd);
    expect(await admitPdf(bytes)).toEqual({ bytes, flattened: 0 });
  });

  it.each([
    ['a field within itself', { more: ['<</T(a)/Kids[6 0 R]/Parent 6 0 R/FT/Tx>>'] }],
    ['parents of each other', { more: [widget('/T(a)/FT/Tx/Parent 7 0 R'), '<</T(b)/Parent 6 0 R>>'] }],
    ['fields that are none', { catalog: '/AcroForm<</Fields[77 0 R null 5 (x)]>>' }],
    ['a field of no kind', { catalog: '/AcroForm<</Fields[<</T(a)>>]>>' }],
    ['a name for its fields', { catalog: '/AcroForm<</Fields/x>>' }],
  ])('with %s is taken or refused with a way out', async (_, odd) => {
    const catalog = '/AcroForm<</Fields[6 0 R]>>';
    const said = await admitPdf(oddPdf({ catalog, page: '/Annots[6 0 R]', ...odd })).catch((error: unknown) => error);
    if (said instanceof Error)
      expect(said).toMatchObject({ code: 'bad_input', message: expect.stringContaining('print it to a new PDF') });
    else expect(said).toMatchObject({ flattened: expect.any(Number) as number });
  });
});

const link = (action: string) => `<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A${action}>>`;
const filespec = '<</Type/Filespec/F(evil.exe)/EF<</F 7 0 R>>>>';
const payload = rawStream('MZ payload');

describe('what acts is refused, however it is written', () => {
  it.each([
    ['a kind that is elsewhere', { catalog: '/OpenAction<</S 6 0 R/F(cmd.exe)>>', more: ['/Launch'] }],
    ['what calls itself a part of the text', { catalog: '/OpenAction<</Type/StructElem/S/Launch/F(cmd.exe)>>' }],
    ['a kind with numbers for letters', { catalog: '/OpenAction<</#53/L#61unch/F(cmd.exe)>>' }],
    ['another file', { catalog: '/OpenAction<</S/GoToR/F(x.pdf)/D[0/Fit]>>' }],
    ['a file within', { catalog: '/OpenAction<</S/GoToE/T<</R/C/N(x)>>/D[0/Fit]>>' }],
    ['a page of the web that opens by itself', { catalog: '/OpenAction<</S/URI/URI(http://evil.example/t)>>' }],
    ['a page that sends', { page: '/AA<</O<</S 6 0 R/F(http://evil.example)>>>>', more: ['/SubmitForm'] }],
    ['a link elsewhere', { page: '/Annots[6 0 R]', more: [link('<</S 7 0 R/F(cmd.exe)>>'), '/Launch'] }],
    ['a link in disguise', { page: '/Annots[6 0 R]', more: [link('<</Type/StructElem/S/Launch/F(x)>>')] }],
    ['what follows a link', { page: '/Annots[6 0 R]', more: [link('<</S/GoTo/D[3 0 R/Fit]/Next[7 0 R]>>'), '<</Type/StructElem/S/Launch>>'] }], // prettier-ignore
    ['a file of no type', { catalog: '/Names<</EmbeddedFiles<</Names[(x) 6 0 R]>>>>', more: [filespec, payload] }],
    ['a file that belongs to it', { catalog: '/AF[6 0 R]', more: [filespec, payload] }],
    ['a film in disguise', { page: '/Annots[<</Subtype/Rich#4dedia/Rect[0 0 9 9]>>]' }],
    ['a pin of a kind elsewhere', { page: '/Annots[<</Subtype 6 0 R/Rect[0 0 9 9]>>]', more: ['/FileAttachment'] }],
  ])('%s', async (_, odd) => {
    await expect(admitPdf(oddPdf(odd))).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('while a part of a text may be called “Sound”, and a file may open at a page', async () => {
    const bytes = oddPdf({ catalog: '/OpenAction[3 0 R/Fit]/X 6 0 R', more: ['<</Type/StructElem/S/Sound>>'] });
    expect((await admitPdf(bytes)).bytes).toBe(bytes);
  });
});

it('in the combined file no action is left but to places in it and to the web and mail', async () => {
  const kinds = ['<</S/URI/URI(https://example.org/)/Next<</S/Named/N/Print>>>>', '<</S/URI/URI(mailto:a@example.org)>>', '<</S/URI/URI(javascript:alert\\(1\\))>>', '<</S/URI/URI(file:///etc/passwd)>>', '<</S/Launch/F(cmd.exe)>>', '<</S 12 0 R/F(x.pdf)>>']; // prettier-ignore
  const page = `/AA<</O<</S/JavaScript/JS(x)>>>>/Annots[${kinds.map((_, at) => `${at + 6} 0 R`).join(' ')}]`;
  // one that got in before it was looked at so
  const bytes = oddPdf({ page, more: [...kinds.map(link), '/GoToR'] });
  const pdf = await PDFDocument.load(await combined(bytes));
  const left: (string | null)[] = [];
  for (const dict of everyDict(pdf)) {
    for (const key of ['AA', 'PA', 'OpenAction', 'JS', 'EF', 'Next']) {
      const isBookmark = key === 'Next' && under(dict, 'Title') !== undefined;
      if (!isBookmark) expect(under(dict, key), key).toBe(undefined);
    }
    const action = under(dict, 'A');
    if (action instanceof PDFDict) left.push(nameUnder(action, 'S'), String(under(action, 'URI')));
  }
  expect(left.sort()).toEqual(['(https://example.org/)', '(mailto:a@example.org)', 'URI', 'URI']);
});
