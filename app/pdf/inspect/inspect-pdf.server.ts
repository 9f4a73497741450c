import { Worker } from 'node:worker_threads';
import { AppError } from '#app/errors.ts';
import { refuseOtherKinds, refuseSize } from './file-start.ts';
import type { FromInspector, InspectorData } from './inspect-message.ts';
import type { PdfFacts } from './pdf-facts.ts';

/** The longest that a file is read, in milliseconds; a page that is not begun by then is left out before it. */
const patienceMs = 30_000;
const budgetShare = 0.6;
/** What a file may make its thread take: a PDF of a few bytes can unpack to any size. */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };

export type InspectOptions = {
  patienceMs?: number;
  /** called after each page */
  progress?: (pages: number, of: number) => void;
};

/**
 * Reads any PDF into facts, on a thread that is ended when it takes too long. `bytes` stay the caller's. Throws AppError
 * with a sentence for what is no PDF, is damaged, asks for a password or is too much.
 */
export async function inspectPdf(bytes: Uint8Array, options: InspectOptions = {}): Promise<PdfFacts> {
  refuseSize(bytes.length);
  refuseOtherKinds(bytes);
  const patience = options.patienceMs ?? patienceMs;
  const copy = new Uint8Array(bytes);
  const workerData: InspectorData = { bytes: copy, budgetMs: patience * budgetShare };
  const worker = new Worker(threadFile(), {
    workerData,
    transferList: [copy.buffer],
    execArgv: [],
    resourceLimits,
    stdout: true,
    stderr: true,
  });
  try {
    return await answer(worker, patience, options.progress);
  } finally {
    await worker.terminate();
  }
}

function answer(worker: Worker, patience: number, progress: InspectOptions['progress']): Promise<PdfFacts> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooLong(patience)), patience);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      done();
    };
    worker.on('message', (message: FromInspector) => {
      if ('pages' in message) progress?.(message.pages, message.of);
      else if ('facts' in message) settle(() => resolve(message.facts));
      else settle(() => reject(errorOf(message.error)));
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
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new AppError('bad_input', 'This PDF takes more memory than it may. Save a copy with another program.');
}

function errorOf({ code, message }: Extract<FromInspector, { error: unknown }>['error']): Error {
  return code === null ? new Error(message) : new AppError(code, message);
}
