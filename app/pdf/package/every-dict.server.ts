import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

/** Every dictionary of a file, once, however deep and whether anything refers to it or not. */
export function* everyDict(pdf: PDFDocument): Generator<PDFDict> {
  const left: PDFObject[] = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const seen = new Set<PDFObject>();
  for (let next = left.pop(); next; next = left.pop()) {
    const object = next instanceof PDFStream ? next.dict : next;
    if (seen.has(object)) continue;
    seen.add(object);
    const within = object instanceof PDFArray ? object.asArray() : object instanceof PDFDict ? object.values() : [];
    for (const one of within) if (one instanceof PDFArray || one instanceof PDFDict) left.push(one);
    if (object instanceof PDFDict) yield object;
  }
}

/** What stands under a key, wherever it is written. */
export const under = (dict: PDFDict, name: string): PDFObject | undefined =>
  dict.context.lookup(dict.get(PDFName.of(name)));

/** The name that stands under a key; null for anything else. */
export function nameUnder(dict: PDFDict, name: string): string | null {
  const value = under(dict, name);
  return value instanceof PDFName ? value.decodeText() : null;
}
