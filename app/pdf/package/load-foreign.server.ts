import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import { AppError } from '#app/errors.ts';
import { mendPages } from './mend-pages.server.ts';

/** The way out of most that may be wrong with a file. */
export const printAnew = 'print it to a new PDF (“Print”, then “Save as PDF”), and choose that file';

/** A PDF of another program, whole, with what may be mended on its pages mended; throws AppError bad_input where it is encrypted, broken or has no page. */
export async function loadForeign(bytes: Uint8Array): Promise<PDFDocument> {
  let pdf: PDFDocument;
  try {
    pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true, preserveXFA: true });
    mendPages(pdf);
    if (pdf.getPageCount() > 0) return pdf;
  } catch (error) {
    if (error instanceof EncryptedPDFError)
      throw new AppError(
        'bad_input',
        `This PDF is encrypted, and cannot go into another file. Open it and ${printAnew}.`,
      );
    throw new AppError('bad_input', `This PDF is damaged. Open it and ${printAnew}.`);
  }
  throw new AppError('bad_input', 'This PDF has no page.');
}
