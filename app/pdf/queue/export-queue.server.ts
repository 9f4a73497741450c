import type { ChildProcess } from 'node:child_process';
import { AppError } from '#app/errors.ts';
import { getLog } from '#app/log.server.ts';
import { singleton } from '#app/singleton.server.ts';
import type { OnProgress } from '../progress.ts';
import type { Done, FromChild, Job } from './message.ts';
import { Setter, type Ending, type Most } from './setter.server.ts';
import { Turns } from './turns.ts';

/** Documents that wait to be set; beyond that people are asked to come back. */
const mostWaiting = 50;
/** Of them, so many may be of one key. */
const mostOfOne = 25;
/** A document that takes longer is given up: the longest that is meant takes a few seconds. */
const patienceMs = 60_000;
/** The process ends when nothing was asked of it for so long: its fonts take memory. */
const restMs = 120_000;
/** Three hundred pages take a tenth of it. */
const most: Most = { heapMb: 1024, bytes: 2 * 1024 ** 3 };

type Waiting = {
  kind: Job['kind'];
  key: string | null;
  job: Job;
  signal: AbortSignal | null;
  onProgress: OnProgress | null;
  resolve: (done: never) => void;
  reject: (error: Error) => void;
};

/** Which document a process died of, for the log: ids and no content. */
type Died = { err: Error; kind: Job['kind']; key: string | null; profile: string };

type Options = {
  patienceMs?: number;
  restMs?: number;
  most?: Most;
  started?: (child: ChildProcess) => void;
  died?: (facts: Died) => void;
};

/**
 * Sets documents one after another in a process of its own, so that however many people export, typing waits for none of
 * it, and one that takes too much memory ends nothing else (docs/decisions/013). A page count goes before exports: somebody looks at it while they write. Exports take turns by their key.
 */
export class ExportQueue {
  private readonly waiting = new Turns<Waiting>();
  private current: { waiting: Waiting; id: number; timer: NodeJS.Timeout; forget: () => void } | null = null;
  private setter: Setter | null = null;
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

  /** Ends the process; what waits is rejected. */
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
    if (!this.setter?.lives) this.setter = this.start();
    this.setter.hold(true);
    this.setter.ask({ ...waiting.job, id, tells: waiting.onProgress !== null });
    this.tellPlaces();
  }

  private tellPlaces() {
    const ahead = this.current ? 1 : 0;
    this.waiting.all.forEach(({ onProgress }, index) => {
      onProgress?.({ stage: 'waiting', done: index + ahead, total: this.length });
    });
  }

  private start(): Setter {
    const setter: Setter = new Setter(
      this.options.most ?? most,
      (answer) => this.hear(answer),
      (ending) => {
        if (setter === this.setter) this.fail(ending);
      },
    );
    this.options.started?.(setter.process);
    return setter;
  }

  private hear(answer: FromChild) {
    if (this.current?.id !== answer.id) return;
    if ('progress' in answer) return this.current.waiting.onProgress?.(answer.progress);
    const { waiting, forget } = this.current;
    forget();
    this.current = null;
    if ('done' in answer) waiting.resolve(answer.done as never);
    else waiting.reject(errorOf(answer.error));
    this.next();
  }

  /** The process died: the next document gets another. */
  private fail({ error, isOutOfMemory }: Ending) {
    this.setter = null;
    const current = this.current;
    current?.forget();
    this.current = null;
    if (current) {
      const { kind, key, job, reject } = current.waiting;
      (this.options.died ?? logDeath)({ err: error, kind, key, profile: job.profile });
      reject(isOutOfMemory ? tooMuch() : new Error('The process that sets documents died.', { cause: error }));
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

  /** One that sets a document hears nothing before it is done: it is ended, and the next document gets another. */
  private breakOff() {
    this.current?.forget();
    this.current = null;
    void this.drop();
    this.next();
  }

  private restSoon() {
    this.setter?.hold(false);
    this.rest = setTimeout(() => void this.drop(), this.options.restMs ?? restMs);
    this.rest.unref();
  }

  private async drop(): Promise<void> {
    const { setter } = this;
    this.setter = null;
    await setter?.end();
  }
}

function errorOf({ code, message, fields, stack }: Extract<FromChild, { error: unknown }>['error']): Error {
  if (code !== null) return new AppError(code, message, fields);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

const logDeath = ({ key, ...facts }: Died) =>
  getLog().error({ ...facts, proposal: key }, 'the process that sets documents died');

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
