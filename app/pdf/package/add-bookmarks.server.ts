import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/** Adds a bookmark for each page behind those that the file has. */
export function addBookmarks(pdf: PDFDocument, marks: readonly { title: string; page: PDFPage }[]) {
  const { context, catalog } = pdf;
  let rootRef = catalog.get(name('Outlines')) as PDFRef | undefined;
  let root = catalog.lookupMaybe(name('Outlines'), PDFDict);
  if (!root || !rootRef) {
    root = context.obj({ Type: 'Outlines' }) as PDFDict;
    rootRef = context.register(root);
    catalog.set(name('Outlines'), rootRef);
  }
  for (const { title, page } of marks) {
    const last = root.get(name('Last')) as PDFRef | undefined;
    const item = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: rootRef,
      Dest: [page.ref, 'XYZ', null, page.getHeight(), null],
      ...(last && { Prev: last }),
    }) as PDFDict;
    const ref = context.register(item);
    if (last) context.lookup(last, PDFDict).set(name('Next'), ref);
    else root.set(name('First'), ref);
    root.set(name('Last'), ref);
  }
  const open = root.lookupMaybe(name('Count'), PDFNumber)?.asNumber() ?? 0;
  root.set(name('Count'), PDFNumber.of(Math.max(open, 0) + marks.length));
}
