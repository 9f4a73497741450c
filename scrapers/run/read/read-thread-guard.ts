import { Worker } from 'node:worker_threads';
import { singleton } from '#app/singleton.server.ts';
import { ScraperError } from '../../errors.ts';
import { PARSE_HEAP_MB, PARSE_MS } from '../limits.ts';
import type { ReadJob, ReadResult } from './read-job.ts';
import type { FromReader, ToReader } from './read-message.ts';

/** A thread that is idle for so long ends. */
const IDLE_MS = 20_000;

export type GuardOptions = { file?: URL; patienceMs?: number; heapMb?: number };

/** The thread of this process that reads answers. */
export const readThread = () => singleton('readThread', () => guardedThread());

export type GuardedThread = { read(sourceId: string, job: ReadJob): Promise<ReadResult>; end(): Promise<void> };

/**
 * Reads answers on one thread, one at a time. The thread is ended when an answer takes too long or too much memory, and
 * the next answer gets a new one. Rejects with ScraperError.
 */
export function guardedThread(options: GuardOptions = {}): GuardedThread {
  const { file = threadFile(), patienceMs = PARSE_MS, heapMb = PARSE_HEAP_MB } = options;
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const start = () =>
    new Worker(file, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 64 },
    });
  const end = async () => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const readNow = async (message: ToReader, bytes: ArrayBuffer): Promise<ReadResult> => {
    clearTimeout(idle);
    worker ??= start();
    worker.ref();
    try {
      return await answerOf(worker, message, bytes, patienceMs);
    } catch (error) {
      if (!(error instanceof ReadProblem)) await end();
      throw error instanceof ScraperError ? error : asScraperError(error);
    } finally {
      worker?.unref();
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  };
  return {
    read(sourceId, job) {
      // The caller keeps its bytes: a small page may lie in memory that others use too.
      const bytes = new Uint8Array(job.page.bytes);
      const message = { sourceId, job: { ...job, page: { ...job.page, bytes } } };
      const reading = last.then(() => readNow(message, bytes.buffer));
      last = reading.catch(() => undefined);
      return reading;
    },
    end,
  };
}

/** The thread itself said that the answer cannot be read: it is fit for the next one. */
class ReadProblem extends ScraperError {}

function answerOf(worker: Worker, message: ToReader, bytes: ArrayBuffer, patienceMs: number): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new ScraperError(`Reading the answer took more than ${patienceMs / 1000} seconds, so it was given up.`));
    }, patienceMs);
    worker.removeAllListeners();
    worker.once('message', (answer: FromReader) => {
      clearTimeout(timer);
      if ('result' in answer) resolve(answer.result);
      else reject(new ReadProblem(answer.problem));
    });
    const broken = (error: unknown) => {
      clearTimeout(timer);
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    worker.once('error', broken);
    worker.once('messageerror', broken);
    worker.once('exit', () => broken(new Error('the thread ended without a word')));
    worker.postMessage(message, [bytes]);
  });
}

function asScraperError(error: unknown): ScraperError {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new ScraperError('Reading the answer took more memory than it may, so it was given up.')
    : new ScraperError(`Reading the answer broke off: ${message}.`);
}

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './read-thread.from-source.mjs' : './read-thread.js', import.meta.url);
}
