import type { PDFDocumentProxy } from 'pdfjs-dist';
import { AppError } from '#app/errors.ts';
import { joinLines } from './join-lines.ts';
import type { PdfFacts } from './pdf-facts.ts';
import { openPdf } from './pdfjs.server.ts';
import { FontBook } from './read-fonts.server.ts';
import { readPage } from './read-page.server.ts';

export type ReadOptions = {
  /** milliseconds after which no further page is begun */
  budgetMs: number;
  progress?: (pages: number, of: number) => void;
};

/** What pdfjs keeps of a document's information. */
type Info = {
  PDFFormatVersion?: string;
  Title?: unknown;
  Author?: unknown;
  Producer?: unknown;
  EncryptFilterName?: string | null;
  IsCollectionPresent?: boolean;
};

/**
 * Reads a PDF into facts. Throws AppError with a sentence where it cannot be opened. May take for ever on a file that was
 * made for it: call `inspectPdf`, which gives it a process and a limit.
 */
export async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<PdfFacts> {
  const size = bytes.length;
  const task = await openPdf(bytes);
  try {
    return await factsOf(await task.promise, size, options);
  } catch (error) {
    throw refusal(error);
  } finally {
    await task.destroy();
  }
}

async function factsOf(pdf: PDFDocumentProxy, bytes: number, { budgetMs, progress }: ReadOptions): Promise<PdfFacts> {
  const started = performance.now();
  const { info, metadata } = await pdf.getMetadata();
  const said = info as Info;
  const facts: PdfFacts = {
    bytes,
    version: said.PDFFormatVersion ?? '',
    encrypted: Boolean(said.EncryptFilterName),
    title: text(said.Title) || text(metadata?.get('dc:title')),
    author: text(said.Author) || text(metadata?.get('dc:creator')),
    producer: text(said.Producer) || text(metadata?.get('pdf:producer')),
    tagged: (await pdf.getMarkInfo())?.Marked === true,
    pageCount: pdf.numPages,
    pages: [],
    fonts: [],
    fields: [],
    remarks: [],
    scripts: await hasScripts(pdf),
    attachments: Object.keys((await pdf.getAttachments()) ?? {}),
    portfolio: Boolean(said.IsCollectionPresent),
  };
  const fonts = new FontBook();
  for (let number = 1; number <= pdf.numPages && performance.now() - started < budgetMs; number++) {
    const page = await pdf.getPage(number);
    const { pieces, links, fields, remarks, width, height } = await readPage(page);
    await fonts.learn(
      page,
      pieces.map(({ font }) => font),
    );
    const lines = joinLines(pieces.map((piece) => ({ ...piece, font: fonts.nameOf(piece.font) })));
    facts.pages.push({ width, height, lines, links });
    facts.fields.push(...fields);
    facts.remarks.push(...remarks);
    page.cleanup();
    progress?.(number, pdf.numPages);
  }
  return { ...facts, fonts: fonts.list() };
}

async function hasScripts(pdf: PDFDocumentProxy): Promise<boolean> {
  return (await pdf.hasJSActions()) || (await pdf.getJSActions()) !== null;
}

const text = (value: unknown): string =>
  (Array.isArray(value) ? value.join('; ') : typeof value === 'string' ? value : '').trim();

function refusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'PasswordException')
    return new AppError(
      'bad_input',
      'This PDF asks for a password. Take the password off, in the program that made it, and choose the file again.',
    );
  const why = message.replace(/\.$/, '');
  return new AppError(
    'bad_input',
    `This PDF cannot be read: it is damaged or incomplete (${why}). Make it again, or save a copy with another program.`,
  );
}
