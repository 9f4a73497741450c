import { fileCheck } from '../preflight/check-file/file-check.ts';
import type { OnStep } from '../progress.ts';
import type { Inspected, InspectJob } from '../apart/pdf-job.ts';
import { readPdf } from './read-pdf.server.ts';

/** Reads a PDF and, where that is asked, checks it; see `readPdf`. */
export async function inspected({ bytes, budgetMs, check }: InspectJob, onStep: OnStep): Promise<Inspected> {
  // what comes from another process lies in a larger piece of memory, which pdfjs would take
  const facts = await readPdf(new Uint8Array(bytes), { budgetMs, progress: onStep });
  return check ? { checked: fileCheck(facts, check) } : { facts };
}
