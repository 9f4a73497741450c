import { PDFArray, PDFDict, PDFName, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { Aim, FindAim } from './destinations.server.ts';

const key = (name: string) => PDFName.of(name);

/** A link of a page to a page of the same file; `note` is its place among the annotations of page `from`. */
export type PageLink = { from: number; note: number; aim: Aim };

/**
 * Takes out of a file's annotations what refers to its own pages, and says where each link led. Copied as they are, they
 * would bring along a second copy of each page, which no reader shows, and lead there.
 */
export function takePageLinks(pdf: PDFDocument, find: FindAim): PageLink[] {
  return pdf.getPages().flatMap((page, from) =>
    notesOf(page).flatMap((dict, note): PageLink[] => {
      if (!dict) return [];
      dict.delete(key('P'));
      const action = dict.lookup(key('A'));
      const goes = action instanceof PDFDict && action.get(key('S')) === key('GoTo') ? action : null;
      const destination = dict.get(key('Dest')) ?? goes?.get(key('D'));
      dict.delete(key('Dest'));
      if (goes) dict.delete(key('A'));
      else if (action instanceof PDFDict) action.delete(key('Next'));
      const aim = find(destination);
      return aim ? [{ from, note, aim }] : [];
    }),
  );
}

/** Lets the links lead to the pages as they stand in the file now. */
export function putPageLinks(pages: readonly PDFPage[], links: readonly PageLink[]) {
  for (const page of pages) for (const dict of notesOf(page)) dict?.set(key('P'), page.ref);
  for (const { from, note, aim } of links) notesOf(pages[from]!)[note]?.set(key('Dest'), destination(pages, aim));
}

/** An aim in the file that has these pages. */
export function destination(pages: readonly PDFPage[], { page, how }: Aim): PDFArray {
  const target = pages[page]!;
  return target.doc.context.obj([target.ref, ...(how.length > 0 ? how : [key('Fit')])]) as PDFArray;
}

function notesOf({ node }: PDFPage): (PDFDict | undefined)[] {
  const notes = node.lookup(key('Annots'));
  if (!(notes instanceof PDFArray)) return [];
  return Array.from({ length: notes.size() }, (_, index) => {
    const note = notes.lookup(index);
    return note instanceof PDFDict ? note : undefined;
  });
}
