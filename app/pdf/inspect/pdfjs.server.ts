import { createRequire } from 'node:module';
import path from 'node:path';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist';

/** Packages lie where Node finds them, in the sources and in the build. */
const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * Opens bytes with pdfjs, which then owns them. It runs no code of the file, asks no network, reads of this machine only
 * its own tables of characters, and decodes no pictures. For a process of its own: what a file makes it do may never end.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  // pdfjs makes one of these when it loads, to draw with; nothing is drawn here.
  const scope = globalThis as Record<string, unknown>;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) scope[name] ??= class {};
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return pdfjs.getDocument({
    data: bytes,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: 1,
    cMapUrl: path.join(folder, 'cmaps') + path.sep,
    cMapPacked: true,
  });
}
