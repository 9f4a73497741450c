import { Worker, type ResourceLimits } from 'node:worker_threads';
import { AppError } from '#app/errors.ts';
import { getLog } from '#app/log.server.ts';
import { singleton } from '#app/singleton.server.ts';
import type { OnProgress } from '../progress.ts';
import type { Done, FromThread, Job } from './message.ts';
import { Turns } from './turns.ts';

/** Documents that wait to be set; beyond that people are asked to come back. */
const mostWaiting = 50;
/** Of them, so many may be of one key. */
const mostOfOne = 25;
/** A document that takes longer is given up: the longest that is meant takes a few seconds. */
const patienceMs = 60_000;
/** The thread ends when nothing was asked of it for so long: its fonts take memory. */
const restMs = 120_000;

type Waiting = {
  kind: Job['kind'];
  key: string | null;
  job: Job;
  signal: AbortSignal | null;
  onProgress: OnProgress | null;
  resolve: (done: never) => void;
  reject: (error: Error) => void;
};

/** Which document a thread died of, for the log: ids and no content. */
type Died = { err: Error; kind: Job['kind']; key: string | null; profile: string };

type Options = {
  patienceMs?: number;
  restMs?: number;
  resourceLimits?: ResourceLimits;
  started?: (worker: Worker) => void;
  died?: (facts: Died) => void;
};

/**
 * Sets documents one after another on a thread of its own, so that however many people export, typing waits for none of
 * it. A page count goes before exports: somebody looks at it while they write. Exports take turns by their key.
 */
export class ExportQueue {
  private readonly waiting = new Turns<Waiting>();
  private current: { waiting: Waiting; id: number; timer: NodeJS.Timeout; forget: () => void } | null = null;
  private worker: Worker | null = null;
  private rest: NodeJS.Timeout | null = null;
  private count = 0;

  constructor(private readonly options: Options = {}) {}

  /**
   * Rejects with what stopped it: an AppError, or the signal's reason when it was called off. `onProgress` hears how far it
   * is. Documents of one `key`, say a proposal, take turns with those of others.
   */
  run<K extends Job['kind']>(
    job: Job & { kind: K },
    signal: AbortSignal | null = null,
    onProgress: OnProgress | null = null,
    { key = null }: { key?: string | null } = {},
  ): Promise<Done[K]> {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    const ofKey = key === null ? 0 : this.waiting.all.filter((other) => other.key === key).length;
    if (this.waiting.length >= mostWaiting || ofKey >= mostOfOne)
      return Promise.reject(new AppError('unavailable', 'Many documents are being set. Try again in a minute.'));
    return new Promise((resolve, reject) => {
      const one: Waiting = { kind: job.kind, key, job, signal, onProgress, resolve, reject };
      signal?.addEventListener('abort', () => this.callOff(one), { once: true });
      this.waiting.add(one);
      this.next();
      this.tellPlaces();
    });
  }

  /** How many documents wait or are being set. */
  get length(): number {
    return this.waiting.length + (this.current ? 1 : 0);
  }

  /** Ends the thread; what waits is rejected. */
  async close(): Promise<void> {
    for (const { reject } of this.waiting.clear()) reject(stopped());
    this.current?.waiting.reject(stopped());
    await this.drop();
  }

  private next() {
    if (this.current) return;
    if (this.rest) clearTimeout(this.rest);
    const waiting = this.waiting.next();
    if (!waiting) return this.restSoon();
    const id = (this.count += 1);
    const timer = setTimeout(() => this.giveUp(), this.options.patienceMs ?? patienceMs);
    this.current = { waiting, id, timer, forget: () => clearTimeout(timer) };
    this.worker ??= this.start();
    this.worker.ref();
    this.worker.postMessage({ ...waiting.job, id, tells: waiting.onProgress !== null });
    this.tellPlaces();
  }

  private tellPlaces() {
    const ahead = this.current ? 1 : 0;
    this.waiting.all.forEach(({ onProgress }, index) => {
      onProgress?.({ stage: 'waiting', done: index + ahead, total: this.length });
    });
  }

  private start(): Worker {
    const worker = new Worker(threadFile(), { execArgv: [], resourceLimits: this.options.resourceLimits });
    worker.on('message', (answer: FromThread) => {
      if (worker === this.worker) this.hear(answer);
    });
    worker.on('error', (error) => {
      if (worker === this.worker) this.fail(error);
    });
    this.options.started?.(worker);
    return worker;
  }

  private hear(answer: FromThread) {
    if (this.current?.id !== answer.id) return;
    if ('progress' in answer) return this.current.waiting.onProgress?.(answer.progress);
    const { waiting, forget } = this.current;
    forget();
    this.current = null;
    if ('done' in answer) waiting.resolve(answer.done as never);
    else waiting.reject(errorOf(answer.error));
    this.next();
  }

  /** The thread died: the next document gets another. */
  private fail(error: Error) {
    this.worker = null;
    const current = this.current;
    current?.forget();
    this.current = null;
    if (current) {
      const { kind, key, job, reject } = current.waiting;
      (this.options.died ?? logDeath)({ err: error, kind, key, profile: job.profile });
      reject(isOutOfMemory(error) ? tooMuch() : new Error('The thread that sets documents died.', { cause: error }));
    }
    this.next();
  }

  private giveUp() {
    this.current?.waiting.reject(
      new AppError(
        'unavailable',
        'Setting this document took too long and was given up. Export its sections one by one.',
      ),
    );
    this.breakOff();
  }

  private callOff(one: Waiting) {
    one.reject(reasonOf(one.signal!));
    if (this.waiting.remove(one)) this.tellPlaces();
    else if (this.current?.waiting === one && one.job.kind === 'export') this.breakOff(); // a count is done in a moment
  }

  /** A thread that sets a document hears nothing before it is done: it is ended, and the next document gets another. */
  private breakOff() {
    this.current?.forget();
    this.current = null;
    void this.drop();
    this.next();
  }

  private restSoon() {
    this.worker?.unref();
    this.rest = setTimeout(() => void this.drop(), this.options.restMs ?? restMs);
    this.rest.unref();
  }

  private async drop(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }
}

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const here = import.meta.url;
  const isBuilt = !here.endsWith('.ts') && !here.includes('/app/pdf/');
  return new URL(isBuilt ? './export-thread.js' : './export-thread.from-source.mjs', here);
}

function errorOf({ code, message, fields, stack }: Extract<FromThread, { error: unknown }>['error']): Error {
  if (code !== null) return new AppError(code, message, fields);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** Whether a thread ended because it had no more memory. */
const isOutOfMemory = (error: Error) => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

const logDeath = ({ key, ...facts }: Died) =>
  getLog().error({ ...facts, proposal: key }, 'the thread that sets documents died');

const tooMuch = () =>
  new AppError(
    'too_large',
    'Setting this document takes more memory than it may. Export its sections one by one, or take out the largest pictures and tables.',
  );
const stopped = () => new AppError('unavailable', 'The server stops. Try again in a moment.');
const reasonOf = (signal: AbortSignal) =>
  signal.reason instanceof Error ? signal.reason : new Error('The export was called off.');

/** The queue of this process. */
export const exportQueue = () => singleton('export-queue', () => new ExportQueue());
