import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';

const key = (name: string) => PDFName.of(name);
const letter = [0, 0, 612, 792];

/**
 * Mends what other programs show in spite of its faults, and what would stop pages from standing in another file: a page
 * without a size is Letter; boxes, turns and annotations that are none are left out. What a page inherits it has itself then.
 */
export function mendPages(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    const media = boxOf(page, 'MediaBox') ?? letter;
    page.node.set(key('MediaBox'), pdf.context.obj(media));
    page.node.set(key('CropBox'), pdf.context.obj(boxOf(page, 'CropBox') ?? media));
    for (const name of ['BleedBox', 'TrimBox', 'ArtBox']) if (!boxOf(page, name)) page.node.delete(key(name));
    mendTurn(page);
    mendAnnotations(page);
    if (!(inherited(page, 'Resources') instanceof PDFDict)) page.node.set(key('Resources'), pdf.context.obj({}));
  }
}

function inherited({ node, doc }: PDFPage, name: string) {
  return doc.context.lookup(node.getInheritableAttribute(key(name)));
}

function boxOf(page: PDFPage, name: string): number[] | null {
  const box = inherited(page, name);
  if (!(box instanceof PDFArray) || box.size() < 4) return null;
  const [left, bottom, right, top] = [0, 1, 2, 3].map((at) => numberOf(box.lookup(at)));
  const isBox = left !== right && bottom !== top && [left, bottom, right, top].every(Number.isFinite);
  return isBox ? [left!, bottom!, right!, top!] : null;
}

function mendTurn(page: PDFPage) {
  const turn = numberOf(inherited(page, 'Rotate'));
  page.node.set(key('Rotate'), PDFNumber.of(turn % 90 === 0 ? turn : 0));
}

function mendAnnotations({ node, doc }: PDFPage) {
  const given = doc.context.lookup(node.get(key('Annots')));
  if (!(given instanceof PDFArray)) return void node.delete(key('Annots'));
  const sound = given.asArray().filter((one) => doc.context.lookup(one) instanceof PDFDict);
  node.set(key('Annots'), doc.context.obj(sound));
}

const numberOf = (value: unknown) => (value instanceof PDFNumber ? value.asNumber() : NaN);
