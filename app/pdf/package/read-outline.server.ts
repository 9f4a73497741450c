import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import type { Aim, FindAim } from './destinations.server.ts';

/** A bookmark of a file and those under it; one without an aim is only a title. */
export type OutlineItem = { title: string; aim: Aim | null; within: OutlineItem[] };

/** Bookmarks deeper than this are left out. */
const deepest = 12;

/** The bookmarks of a file. Each is read once, so that a list that leads back into itself has an end. */
export function readOutline(pdf: PDFDocument, find: FindAim): OutlineItem[] {
  const seen = new Set<PDFObject>();
  const dictOf = (value: PDFObject | undefined) => {
    const found = pdf.context.lookup(value);
    return found instanceof PDFDict ? found : null;
  };
  const listUnder = (parent: PDFDict, depth: number): OutlineItem[] => {
    const items: OutlineItem[] = [];
    let item = dictOf(parent.get(PDFName.of('First')));
    while (item && !seen.has(item) && depth < deepest) {
      seen.add(item);
      const aim = find(item.get(PDFName.of('Dest')) ?? dictOf(item.get(PDFName.of('A')))?.get(PDFName.of('D')));
      items.push({ title: textOf(pdf.context.lookup(item.get(PDFName.of('Title')))), aim, within: listUnder(item, depth + 1) }); // prettier-ignore
      item = dictOf(item.get(PDFName.of('Next')));
    }
    return items;
  };
  const root = dictOf(pdf.catalog.get(PDFName.of('Outlines')));
  return root ? listUnder(root, 0) : [];
}

const textOf = (value: PDFObject | undefined) =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
