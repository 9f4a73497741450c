import { Worker } from 'node:worker_threads';
import { AppError } from '#app/errors.ts';
import { refuseOtherKinds, refuseSize } from './file-start.ts';
import type { FileToCheck } from '../preflight/check-file/check-file.ts';
import type { FileCheck } from '../preflight/check-file/file-check.ts';
import type { FromInspector, Inspected, InspectorData } from './inspect-message.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** The longest that a file is read, in milliseconds; a page that is not begun by then is left out before it. */
const patienceMs = 30_000;
const budgetShare = 0.6;
/** What a file may make its thread take: a PDF of a few bytes can unpack to any size. */
const mostGrowth = 1.5 * 1024 ** 3;
const lookEveryMs = 100;
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };

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
  const worker = new Worker(threadFile(), {
    workerData,
    transferList: [copy.buffer],
    execArgv: [],
    resourceLimits,
    // What pdfjs says of a broken file is nobody's business here.
    stdout: true,
    stderr: true,
  });
  try {
    return await answer(worker, { patienceMs: patience, mostGrowth, ...options });
  } finally {
    await worker.terminate();
  }
}

function answer(
  worker: Worker,
  options: InspectOptions & { patienceMs: number; mostGrowth: number },
): Promise<Inspected> {
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const timer = setTimeout(() => settle(() => reject(tooLong(options.patienceMs))), options.patienceMs);
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - before > options.mostGrowth) settle(() => reject(tooMuch()));
    }, lookEveryMs);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      clearInterval(look);
      done();
    };
    worker.on('message', (message: FromInspector) => {
      if ('pages' in message) options.progress?.(message.pages, message.of);
      else if ('error' in message) settle(() => reject(errorOf(message.error)));
      else settle(() => resolve(message));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => settle(() => reject(broken(error))));
    worker.on('exit', () => settle(() => reject(new Error('the thread that reads a PDF ended without a word'))));
  });
}

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './inspect-thread.from-source.mjs' : './inspect-thread.js', import.meta.url);
}

function tooLong(patience: number): AppError {
  const seconds = Math.round(patience / 1000);
  return new AppError(
    'bad_input',
    `This PDF could not be read within ${seconds} seconds. Save a copy with another program, or check it in parts.`,
  );
}

function broken(error: NodeJS.ErrnoException): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error;
}

function tooMuch(): AppError {
  return new AppError('bad_input', 'This PDF takes more memory than it may. Save a copy with another program.');
}

function errorOf({ code, message }: Extract<FromInspector, { error: unknown }>['error']): Error {
  return code === null ? new Error(message) : new AppError(code, message);
}
