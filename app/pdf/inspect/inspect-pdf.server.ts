import { refuseOtherKinds, refuseSize } from './file-start.ts';
import type { FileToCheck } from '../preflight/check-file/check-file.ts';
import type { FileCheck } from '../preflight/check-file/file-check.ts';
import { mostGrowth, onGuardedThread } from './guarded-thread.server.ts';
import type { Inspected, InspectorData } from './inspect-message.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** The longest that a file is read, in milliseconds; a page that is not begun by then is left out before it. */
const patienceMs = 30_000;
const budgetShare = 0.6;

export type InspectOptions = {
  patienceMs?: number;
  /** bytes by which the whole process may grow while the file is read: what it unpacks lies outside the thread's heap */
  mostGrowth?: number;
  /** called after each page */
  progress?: (pages: number, of: number) => void;
};

/**
 * Reads any PDF into facts, on a thread that is ended when it takes too long. `bytes` stay the caller's. Throws AppError
 * with a sentence for what is no PDF, is damaged, asks for a password or is too much.
 */
export async function inspectPdf(bytes: Uint8Array, options: InspectOptions = {}): Promise<PdfFacts> {
  return ((await onThread(bytes, null, options)) as { facts: PdfFacts }).facts;
}

/** Reads any PDF and checks it against the rules of a profile and a section, all of it on such a thread; throws likewise. */
export async function checkPdf(
  bytes: Uint8Array,
  check: FileToCheck,
  options: InspectOptions = {},
): Promise<FileCheck> {
  return ((await onThread(bytes, check, options)) as { checked: FileCheck }).checked;
}

async function onThread(bytes: Uint8Array, check: FileToCheck | null, options: InspectOptions): Promise<Inspected> {
  refuseSize(bytes.length);
  refuseOtherKinds(bytes);
  const patience = options.patienceMs ?? patienceMs;
  const copy = new Uint8Array(bytes);
  const workerData: InspectorData = { bytes: copy, budgetMs: patience * budgetShare, check };
  return onGuardedThread<Inspected>(threadFile(), workerData, [copy.buffer], {
    patienceMs: patience,
    mostGrowth: options.mostGrowth ?? mostGrowth,
    progress: options.progress,
  });
}

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './inspect-thread.from-source.mjs' : './inspect-thread.js', import.meta.url);
}
