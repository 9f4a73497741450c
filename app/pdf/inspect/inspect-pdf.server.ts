import { refuseOtherKinds, refuseSize } from './file-start.ts';
import type { FileToCheck } from '../preflight/check-file/check-file.ts';
import type { FileCheck } from '../preflight/check-file/file-check.ts';
import { pdfApart } from '../apart/pdf-apart.server.ts';
import type { Inspected } from '../apart/pdf-job.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** The longest that a file is read, in milliseconds; a page that is not begun by then is left out before it. */
const patienceMs = 30_000;
const budgetShare = 0.6;

export type InspectOptions = {
  patienceMs?: number;
  /** called after each page */
  progress?: (pages: number, of: number) => void;
  /** ends the reading, and rejects with its reason */
  signal?: AbortSignal | null | undefined;
};

/**
 * Reads any PDF into facts, in a process that is ended when it takes too long. `bytes` stay the caller's. Throws AppError
 * with a sentence for what is no PDF, is damaged, asks for a password or is too much.
 */
export async function inspectPdf(bytes: Uint8Array, options: InspectOptions = {}): Promise<PdfFacts> {
  return ((await apart(bytes, null, options)) as { facts: PdfFacts }).facts;
}

/** Reads any PDF and checks it against the rules of a profile and a section, all of it in such a process; throws likewise. */
export async function checkPdf(
  bytes: Uint8Array,
  check: FileToCheck,
  options: InspectOptions = {},
): Promise<FileCheck> {
  return ((await apart(bytes, check, options)) as { checked: FileCheck }).checked;
}

async function apart(bytes: Uint8Array, check: FileToCheck | null, options: InspectOptions): Promise<Inspected> {
  refuseSize(bytes.length);
  refuseOtherKinds(bytes);
  const patience = options.patienceMs ?? patienceMs;
  const job = { kind: 'inspect' as const, bytes, budgetMs: patience * budgetShare, check };
  return pdfApart(job, { patienceMs: patience, progress: options.progress, signal: options.signal });
}
