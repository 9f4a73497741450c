import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** Where something leads within its file: the index of a page from 0, and how it is shown (“XYZ”, then numbers). */
export type Aim = { page: number; how: PDFObject[] };
export type FindAim = (destination: PDFObject | undefined) => Aim | null;

/** Finds what a destination of the file means, by its name too; null for one that leads nowhere. */
export function destinationsOf(pdf: PDFDocument): FindAim {
  const { context, catalog } = pdf;
  const pages = new Map(pdf.getPages().map(({ ref }, index) => [ref.toString(), index]));
  const names = new Map<string, PDFObject>();
  const old = context.lookup(catalog.get(PDFName.of('Dests')));
  if (old instanceof PDFDict) for (const [key, value] of old.entries()) names.set(key.decodeText(), value);
  const tree = context.lookup(catalog.get(PDFName.of('Names')));
  if (tree instanceof PDFDict) readNames(pdf, tree.get(PDFName.of('Dests')), names, new Set());

  const explicit = (value: PDFObject | undefined): Aim | null => {
    if (!(value instanceof PDFArray) || value.size() === 0) return null;
    const [first, ...how] = value.asArray();
    const page = first instanceof PDFNumber ? first.asNumber() : pages.get(String(first));
    if (page === undefined || !Number.isInteger(page) || page < 0 || page >= pages.size) return null;
    return { page, how: how.flatMap((part) => plain(context.lookup(part))) };
  };
  return (destination) => {
    const given = context.lookup(destination);
    const name = nameOf(given);
    const value = name === null ? given : context.lookup(names.get(name));
    return explicit(value instanceof PDFDict ? context.lookup(value.get(PDFName.of('D'))) : value);
  };
}

/** A tree of names is walked once, so that one that leads back into itself has an end. */
function readNames(pdf: PDFDocument, node: PDFObject | undefined, names: Map<string, PDFObject>, seen: Set<PDFObject>) {
  const dict = pdf.context.lookup(node);
  if (!(dict instanceof PDFDict) || seen.has(dict)) return;
  seen.add(dict);
  const kids = pdf.context.lookup(dict.get(PDFName.of('Kids')));
  if (kids instanceof PDFArray) for (const kid of kids.asArray()) readNames(pdf, kid, names, seen);
  const pairs = pdf.context.lookup(dict.get(PDFName.of('Names')));
  if (!(pairs instanceof PDFArray)) return;
  for (let at = 0; at + 1 < pairs.size(); at += 2) {
    const name = nameOf(pdf.context.lookup(pairs.get(at)));
    if (name !== null) names.set(name, pairs.get(at + 1));
  }
}

function nameOf(value: PDFObject | undefined): string | null {
  if (value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString)
    return value.decodeText();
  return null;
}

/** Numbers, names and nulls go along; anything that refers to the other file does not. */
function plain(part: PDFObject | undefined): PDFObject[] {
  if (part === undefined || part instanceof PDFDict || part instanceof PDFArray) return [];
  return [part];
}
