import { readPdf } from '#app/pdf/inspect/read-pdf.server.ts';
import type { PdfFacts, PdfPage, TextLine } from '#app/pdf/inspect/pdf-facts.ts';
import { checkFile, type FileToCheck } from '#app/pdf/preflight/check-file/check-file.ts';
import type { FileFinding } from '#app/pdf/preflight/check-file/file-finding.ts';

/** Facts of a PDF that a test has made itself, read without a thread. */
export const factsOf = (bytes: Uint8Array): Promise<PdfFacts> => readPdf(new Uint8Array(bytes), { budgetMs: 60_000 });

/** What the check of a finished file says of bytes. */
export async function findingsOf(bytes: Uint8Array, check: Partial<FileToCheck> = {}): Promise<FileFinding[]> {
  return checkFile(await factsOf(bytes), { profile: 'nsf', section: null, fileName: null, ...check });
}

/** Facts of a file with nothing wrong, with these pages. */
export function someFacts(pages: PdfPage[], more: Partial<PdfFacts> = {}): PdfFacts {
  return {
    bytes: 1000,
    version: '1.7',
    encrypted: false,
    title: 'A proposal',
    author: '',
    producer: '',
    tagged: true,
    pageCount: pages.length,
    pages,
    fonts: [],
    fields: [],
    remarks: [],
    scripts: false,
    attachments: [],
    portfolio: false,
    ...more,
  };
}

export const pageOf = (lines: TextLine[], more: Partial<PdfPage> = {}): PdfPage => ({
  width: 612,
  height: 792,
  links: [],
  lines,
  ...more,
});

/** A full line of text in Tinos 11, 6.5 inches wide with 90 characters, unless told otherwise. */
export function lineAt(baseline: number, more: Partial<TextLine> = {}): TextLine {
  const size = more.size ?? 11;
  return {
    text: 'ninety characters are not so many when they are spread over the whole width of a text line',
    font: 'Tinos-Regular',
    size,
    baseline,
    rotation: 0,
    x: 72.5,
    y: baseline - 0.75 * size,
    width: 467,
    height: size,
    ...more,
  };
}

/** So many lines, one below the other. */
export const linesAt = (count: number, pitch: number, more: Partial<TextLine> = {}): TextLine[] =>
  Array.from({ length: count }, (_, index) => lineAt(90 + index * pitch, more));
