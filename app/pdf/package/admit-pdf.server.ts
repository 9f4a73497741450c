import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { AppError } from '#app/errors.ts';
import { loadForeign, printAnew } from './load-foreign.server.ts';
import type { Admitted } from './package-message.ts';

/** What a file may not do when somebody opens it: the kind of an action, and how to say it. */
const actions: Record<string, string> = {
  JavaScript: 'runs scripts',
  Launch: 'starts other programs',
  ImportData: 'reads other files',
  SubmitForm: 'sends what is filled in to somebody',
  Rendition: 'plays sound or film',
  Movie: 'plays sound or film',
  Sound: 'plays sound or film',
};
const embedded = ['RichMedia', '3D', 'Movie', 'Sound', 'Screen', 'FileAttachment'];

/**
 * Looks through a PDF of another program and gives it as it may go along with a proposal: with the fields of a form as
 * plain text. Throws AppError bad_input for what does anything but show pages, or cannot be put into another file.
 */
export async function admitPdf(bytes: Uint8Array): Promise<Admitted> {
  const pdf = await loadForeign(bytes);
  refuseWhatActs(pdf);
  const { acroForm } = pdf.catalog.getAcroForm() ? { acroForm: pdf.catalog.getOrCreateAcroForm() } : { acroForm: null };
  if (acroForm?.dict.has(PDFName.of('XFA')))
    throw new AppError(
      'bad_input',
      `This is an XFA form, which most programs show as “Please wait”. Open it in Adobe Reader and ${printAnew}.`,
    );
  const fields = acroForm ? pdf.getForm().getFields().length : 0;
  if (fields === 0) {
    await tryToCopy(pdf);
    return { bytes, flattened: 0 };
  }
  const flat = await flattened(pdf, fields);
  await tryToCopy(await loadForeign(flat));
  return { bytes: flat, flattened: fields };
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

/** That a file opens does not say that its pages can be taken out of it. */
async function tryToCopy(pdf: PDFDocument) {
  try {
    const other = await PDFDocument.create();
    await other.copyPages(pdf, pdf.getPageIndices());
  } catch {
    throw new AppError('bad_input', `The pages of this PDF are damaged. Open it and ${printAnew}.`);
  }
}

function refuseWhatActs(pdf: PDFDocument) {
  for (const [, object] of pdf.context.enumerateIndirectObjects()) look(object);
  look(pdf.catalog);
}

/** Looks at an object and all that is written within it; what it refers to is looked at in its turn. */
function look(object: PDFObject | undefined): void {
  if (object instanceof PDFArray) for (const one of object.asArray()) look(one);
  const dict = object instanceof PDFDict ? object : (object as { dict?: unknown } | undefined)?.dict;
  if (!(dict instanceof PDFDict)) return;
  const name = (key: string) => {
    const value = dict.get(PDFName.of(key));
    return value instanceof PDFName ? value.decodeText() : null;
  };
  const kind = name('S');
  if (kind !== null && name('Type') !== 'StructElem' && Object.hasOwn(actions, kind)) throw refusal(actions[kind]!);
  if (dict.has(PDFName.of('JS'))) throw refusal(actions.JavaScript!);
  const type = name('Subtype');
  if (name('Type') === 'EmbeddedFile' || (type !== null && embedded.includes(type) && dict.has(PDFName.of('Rect'))))
    throw refusal('has other files in it');
  for (const value of dict.values()) look(value);
}

const refusal = (what: string) =>
  new AppError(
    'bad_input',
    `This PDF ${what}, which a funder may refuse and nobody needs on paper. Open it and ${printAnew}.`,
  );
