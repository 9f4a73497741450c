import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFArray,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/** A bookmark, and those that open under it; `to` null is only a title. */
export type Bookmark = { title: string; to: PDFArray | null; within: readonly Bookmark[] };

/** Adds bookmarks behind those that the file has. What is within one stays folded. */
export function addBookmarks(pdf: PDFDocument, marks: readonly Bookmark[]) {
  const { context, catalog } = pdf;
  let rootRef = catalog.get(name('Outlines')) as PDFRef | undefined;
  let root = catalog.lookupMaybe(name('Outlines'), PDFDict);
  if (!root || !rootRef) {
    root = context.obj({ Type: 'Outlines' }) as PDFDict;
    rootRef = context.register(root);
    catalog.set(name('Outlines'), rootRef);
  }
  const open = root.lookupMaybe(name('Count'), PDFNumber)?.asNumber() ?? 0;
  addUnder(context, root, rootRef, marks);
  root.set(name('Count'), PDFNumber.of(Math.max(open, 0) + marks.length));
}

function addUnder(context: PDFDocument['context'], parent: PDFDict, parentRef: PDFRef, marks: readonly Bookmark[]) {
  for (const { title, to, within } of marks) {
    const last = parent.get(name('Last')) as PDFRef | undefined;
    const item = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parentRef,
      ...(to && { Dest: to }),
      ...(last && { Prev: last }),
    }) as PDFDict;
    const ref = context.register(item);
    if (last) context.lookup(last, PDFDict).set(name('Next'), ref);
    else parent.set(name('First'), ref);
    parent.set(name('Last'), ref);
    if (within.length === 0) continue;
    addUnder(context, item, ref, within);
    item.set(name('Count'), PDFNumber.of(-within.length));
  }
}
