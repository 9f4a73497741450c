import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { AppError } from '#app/errors.ts';
import type { OnStep } from '../progress.ts';
import { addBookmarks, type Bookmark } from './add-bookmarks.server.ts';
import { destinationsOf } from './destinations.server.ts';
import { dropActions } from './drop-actions.server.ts';
import { loadForeign, printAnew } from './load-foreign.server.ts';
import type { SupportingPdf } from './package-message.ts';
import { destination, putPageLinks, takePageLinks } from './page-links.server.ts';
import { readOutline, type OutlineItem } from './read-outline.server.ts';
import { withoutClaims } from './without-claims.ts';

/** Puts files behind one of ours; see `appendPdfs`. `onStep` hears after each how many are there. */
export async function appended(
  primary: Uint8Array,
  supporting: readonly SupportingPdf[],
  onStep?: OnStep,
): Promise<{ bytes: Uint8Array }> {
  const pdf = await PDFDocument.load(primary, { updateMetadata: false });
  const marks: Bookmark[] = [];
  const labels: (PDFNumber | PDFDict)[] = [PDFNumber.of(0), label(pdf, null)];
  for (const [index, { title, bytes }] of supporting.entries()) {
    labels.push(PDFNumber.of(pdf.getPageCount()), label(pdf, `S${index + 1}-`));
    marks.push(await addFile(pdf, title, bytes));
    onStep?.(index + 1, supporting.length);
  }
  addBookmarks(pdf, marks);
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: labels }));
  disclaim(pdf);
  return { bytes: await pdf.save({ addDefaultPage: false, updateFieldAppearances: false }) };
}

/** Adds the pages of a file and gives the bookmark that leads to them; throws AppError with its title. */
async function addFile(pdf: PDFDocument, title: string, bytes: Uint8Array): Promise<Bookmark> {
  try {
    const other = await loadForeign(bytes);
    dropActions(other);
    const find = destinationsOf(other);
    const outline = readOutline(other, find);
    const links = takePageLinks(other, find);
    const pages = await pdf.copyPages(other, other.getPageIndices());
    for (const page of pages) {
      forgetStructure(page);
      pdf.addPage(page);
    }
    putPageLinks(pages, links);
    const top = [PDFName.of('XYZ'), PDFNull, PDFNumber.of(pages[0]!.getHeight()), PDFNull];
    return { title, to: destination(pages, { page: 0, how: top }), within: bookmarks(pages, outline) };
  } catch (error) {
    throw new AppError(
      'conflict',
      `The supporting PDF “${title}” cannot stand behind the proposal: ${why(error)} Remove it, or ${printAnew}.`,
    );
  }
}

/** A sentence of ours, or none: what a library says helps nobody. */
const why = (error: unknown) => (error instanceof AppError ? error.message : 'it is damaged.');

function bookmarks(pages: readonly PDFPage[], outline: readonly OutlineItem[]): Bookmark[] {
  return outline.map(({ title, aim, within }) => {
    return { title, to: aim && destination(pages, aim), within: bookmarks(pages, within) };
  });
}

/** Page numbers as programs show them: 1, 2, 3, behind a prefix where there is one. */
function label(pdf: PDFDocument, prefix: string | null): PDFDict {
  return pdf.context.obj({ S: 'D', ...(prefix !== null && { P: PDFHexString.fromText(prefix) }) }) as PDFDict;
}

/** The numbers by which a page and its notes are found in the tags of their own file mean others here. */
function forgetStructure({ node }: PDFPage) {
  node.delete(PDFName.of('StructParents'));
  node.delete(PDFName.of('AA'));
  const notes = node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  for (let index = 0; index < (notes?.size() ?? 0); index++)
    notes!.lookupMaybe(index, PDFDict)?.delete(PDFName.of('StructParent'));
}

function disclaim(pdf: PDFDocument) {
  const key = PDFName.of('Metadata');
  const metadata = pdf.catalog.lookup(key);
  if (!(metadata instanceof PDFRawStream)) return;
  const text = Buffer.from(metadata.getContents()).toString('utf8');
  const stream = pdf.context.stream(Buffer.from(withoutClaims(text), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  const old = pdf.catalog.get(key);
  if (old instanceof PDFRef) pdf.context.assign(old, stream);
  else pdf.catalog.set(key, pdf.context.register(stream));
}
