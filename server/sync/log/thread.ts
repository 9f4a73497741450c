import { Worker } from 'node:worker_threads';
import { LogDamaged } from './sync-log.ts';
import type { Answers, FromThread, Question, ThreadData } from './thread-message.ts';

type Call = { resolve: (value: never) => void; reject: (error: Error) => void };
type Life = { worker: Worker; calls: Map<number, Call> };

/** A small nursery: a thread makes little garbage, and would otherwise hold 16 MiB twice for it. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './log-thread.from-source.mjs' : './log-thread.js', import.meta.url);
}

/**
 * A thread with a log in it. It is started by the first question, and again by the first after it died; what was asked
 * of a dead one is rejected. It keeps the process alive only while an answer is due.
 */
export class Thread {
  private life: Life | null = null;
  private count = 0;

  constructor(
    private readonly data: ThreadData,
    private readonly started?: (worker: Worker) => void,
  ) {}

  /** `gives`: memory that goes over to the thread. */
  ask<Q extends Question>(question: Q, gives: ArrayBuffer[] = []): Promise<Answers[Q['op']]> {
    return this.askOf((this.life ??= this.start()), question, gives);
  }

  /** Waits for what was asked and ends the thread; the next question starts another. */
  async end(): Promise<void> {
    const life = this.life;
    if (life === null) return;
    this.life = null;
    const gone = new Promise((resolve) => life.worker.once('exit', resolve));
    await this.askOf(life, { op: 'close' });
    life.worker.ref();
    await gone;
  }

  private askOf<Q extends Question>(life: Life, question: Q, gives: ArrayBuffer[] = []): Promise<Answers[Q['op']]> {
    const id = (this.count += 1);
    return new Promise((resolve, reject) => {
      if (life.calls.size === 0) life.worker.ref();
      life.calls.set(id, { resolve, reject });
      life.worker.postMessage({ ...question, id }, gives);
    });
  }

  private start(): Life {
    const worker = new Worker(threadFile(), { workerData: this.data, execArgv: [], resourceLimits });
    const life: Life = { worker, calls: new Map() };
    worker.unref();
    worker.on('message', (message: FromThread) => this.hear(life, message));
    worker.on('error', (error) => this.bury(life, error));
    worker.on('exit', (code) => this.bury(life, new Error(`the log's thread ended with code ${code}`)));
    this.started?.(worker);
    return life;
  }

  private hear({ worker, calls }: Life, message: FromThread): void {
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (calls.size === 0) worker.unref();
    if ('error' in message) call?.reject(errorOf(message.error));
    else call?.resolve(message.value as never);
  }

  private bury(life: Life, error: Error): void {
    if (this.life === life) this.life = null;
    const calls = [...life.calls.values()];
    life.calls.clear();
    for (const call of calls) call.reject(error);
  }
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  return name === 'LogDamaged' ? new LogDamaged(message) : new Error(message);
}
