import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { AppError } from '#app/errors.ts';
import { appended } from './appended.server.ts';
import { loadForeign, printAnew } from './load-foreign.server.ts';
import type { Admitted } from './package-message.ts';
import { refuseWhatActs } from './refuse-what-acts.server.ts';

/**
 * Looks through a PDF of another program and gives it as it may go along with a proposal: with the fields of a form as
 * plain text. Throws AppError bad_input for what does anything but show pages, or cannot be put into another file.
 */
export async function admitPdf(bytes: Uint8Array): Promise<Admitted> {
  const pdf = await loadForeign(bytes);
  refuseWhatActs(pdf);
  const fields = countFields(pdf);
  if (fields === 0) {
    await tryToAppend(bytes);
    return { bytes, flattened: 0 };
  }
  const flat = await flattened(pdf, fields);
  await tryToAppend(flat);
  return { bytes: flat, flattened: fields };
}

/** The fields of its form; what is no form at all is none. Throws AppError for an XFA form and one that is damaged. */
function countFields(pdf: PDFDocument): number {
  const form = pdf.context.lookup(pdf.catalog.get(PDFName.of('AcroForm')));
  if (!(form instanceof PDFDict)) return 0;
  if (form.has(PDFName.of('XFA')))
    throw new AppError(
      'bad_input',
      `This is an XFA form, which most programs show as “Please wait”. Open it in Adobe Reader and ${printAnew}.`,
    );
  try {
    return pdf.getForm().getFields().length;
  } catch {
    throw new AppError('bad_input', `The form in this PDF is damaged. Open it and ${printAnew}.`);
  }
}

async function flattened(pdf: PDFDocument, fields: number): Promise<Uint8Array> {
  try {
    flattenAll(pdf);
    pdf.catalog.delete(PDFName.of('AcroForm'));
    return await pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
  } catch (error) {
    throw new AppError(
      'bad_input',
      `The ${fields} fields of this form could not be made plain text (${(error as Error).message.split('\n')[0]}). Open it and ${printAnew}.`,
    );
  }
}

/** pdf-lib drops a field that it cannot draw, and says so on the console alone: an answer must not get lost. */
function flattenAll(pdf: PDFDocument) {
  const log = globalThis.console;
  const { error } = log;
  const dropped: unknown[] = [];
  log.error = (...said: unknown[]) => void dropped.push(said[0]);
  try {
    pdf.getForm().flatten();
  } finally {
    log.error = error;
  }
  if (dropped.length > 0) throw dropped[0] instanceof Error ? dropped[0] : new Error(String(dropped[0]));
}

/** That a file opens does not say that it can stand behind another: all that an export does is done once. */
async function tryToAppend(bytes: Uint8Array) {
  const first = await PDFDocument.create();
  first.addPage();
  try {
    await appended(await first.save(), [{ title: 'this file', bytes }]);
  } catch {
    throw new AppError('bad_input', `The pages of this PDF are damaged. Open it and ${printAnew}.`);
  }
}
