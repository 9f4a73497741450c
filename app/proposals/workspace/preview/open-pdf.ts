import {
  getDocument,
  GlobalWorkerOptions,
  PDFWorker,
  VerbosityLevel,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export type { PDFDocumentProxy };

/** One for all files that are shown: it takes longer to start than a page to draw. */
let worker: PDFWorker | null = null;

/** Our own file has its fonts and plain pictures in it, so that pdfjs needs nothing but its worker. It owns the bytes. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerSrc = workerAddress;
  worker ??= new PDFWorker();
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      worker,
      isEvalSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    worker?.destroy();
    worker = null;
    throw error;
  }
}
