import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#app/errors.ts';

/** What an error of such a thread comes as: `code` of an AppError, null for a mistake of ours. */
export type ThreadError = { error: { code: ErrorCode | null; message: string } };

/** How far such a thread is: pages read or files added, of so many. */
export type DoneSoFar = { done: number; of: number };

/** What is said of one that is ended; `seconds` is how long it had. */
export type Sentences = { tooLong: (seconds: number) => AppError; tooMuch: () => AppError };

export type Guard = {
  /** milliseconds after which the thread is ended */
  patienceMs: number;
  /** bytes by which the whole process may grow meanwhile: what a PDF unpacks to lies outside the thread's heap */
  mostGrowth: number;
  progress?: ((done: number, of: number) => void) | undefined;
  /** ends the thread, and rejects with its reason */
  signal?: AbortSignal | null | undefined;
  /** where the thread does not read one PDF of somebody's */
  says?: Sentences | undefined;
};

const lookEveryMs = 100;
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };

/** What a PDF may make its thread take: one of a few bytes can unpack to any size. */
export const mostGrowth = 1.5 * 1024 ** 3;

/**
 * Runs a thread for PDFs of somebody else's, ends it when it takes too long or too much or is called off, and gives its
 * answer: the first message that does not tell how far it is. Throws AppError with a sentence in the first two cases.
 */
export async function onGuardedThread<A extends object>(
  file: URL,
  workerData: unknown,
  transferList: ArrayBuffer[],
  guard: Guard,
): Promise<A> {
  guard.signal?.throwIfAborted();
  // What libraries say of a broken file is nobody's business here.
  const worker = new Worker(file, {
    workerData,
    transferList,
    execArgv: [],
    resourceLimits,
    stdout: true,
    stderr: true,
  });
  try {
    return await answer<A>(worker, guard);
  } finally {
    await worker.terminate();
  }
}

function answer<A extends object>(worker: Worker, guard: Guard): Promise<A> {
  const { patienceMs, mostGrowth, progress, signal, says = ofOnePdf } = guard;
  const { tooLong, tooMuch } = says;
  return new Promise<A>((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const timer = setTimeout(() => settle(() => reject(tooLong(Math.round(patienceMs / 1000)))), patienceMs);
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - before > mostGrowth) settle(() => reject(tooMuch()));
    }, lookEveryMs);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      clearInterval(look);
      signal?.removeEventListener('abort', calledOff);
      done();
    };
    const calledOff = () => settle(() => reject(signal!.reason as Error));
    signal?.addEventListener('abort', calledOff, { once: true });
    worker.on('message', (message: A | DoneSoFar | ThreadError) => {
      if ('error' in message) settle(() => reject(errorOf((message as ThreadError).error)));
      else if ('of' in message) progress?.((message as DoneSoFar).done, (message as DoneSoFar).of);
      else settle(() => resolve(message as A));
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(isOutOfMemory(error) ? tooMuch() : error)),
    );
    worker.on('exit', () => settle(() => reject(new Error('the thread that reads a PDF ended without a word'))));
  });
}

const ofOnePdf: Sentences = {
  tooLong: (seconds) =>
    new AppError(
      'bad_input',
      `This PDF could not be read within ${seconds} seconds. Save a copy with another program, or check it in parts.`,
    ),
  tooMuch: () => new AppError('bad_input', 'This PDF takes more memory than it may. Save a copy with another program.'),
};

/** Whether a thread ended because it had no more memory. */
export const isOutOfMemory = (error: Error) => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

function errorOf({ code, message }: ThreadError['error']): Error {
  return code === null ? new Error(message) : new AppError(code, message);
}

/** An error as such a thread tells it. */
export function toldError(error: unknown): ThreadError {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  return { error: error instanceof AppError ? { code: error.code, message } : { code: null, message: stack } };
}
