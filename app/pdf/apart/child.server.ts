import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { errorOf, ofOnePdf, type Guard } from './guard.ts';
import type { FromChild } from './message.ts';

/** Of the memory that a child may have, the part that JavaScript's own objects take, in MB. */
const mostHeapMb = 768;
/** Its last words are kept for the log, in characters. */
const mostWords = 2000;

/** A process that does one piece of work after another. It is ended by what goes wrong in it. */
export class Child {
  private readonly process: ChildProcess;
  private words = '';
  /** pieces of work that were asked of it */
  asked = 0;
  /** bytes that it had when it last answered */
  bytes = 0;

  constructor(file: URL, mostBytes: number) {
    this.process = fork(fileURLToPath(file), [String(mostBytes)], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${mostHeapMb}`],
      // What somebody's file might get hold of has no secret of the server in it.
      env: {} as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.process.stderr!.on('data', (said: Buffer) => {
      this.words = `${this.words}${said.toString()}`.slice(-mostWords);
    });
    this.hold(false);
  }

  /** False once it was ended, or died. */
  get lives(): boolean {
    const { connected, killed, exitCode, signalCode } = this.process;
    return connected && !killed && exitCode === null && signalCode === null;
  }

  /**
   * Asks for a piece of work and gives its answer. Throws AppError where it takes too long or too much, and the signal's
   * reason when it is called off; the process is ended then.
   */
  async run<A extends object>(job: object, guard: Guard): Promise<A> {
    this.asked += 1;
    this.hold(true);
    try {
      return await this.answer<A>(job, guard);
    } finally {
      this.hold(false);
    }
  }

  end(): void {
    this.process.kill('SIGKILL');
  }

  private answer<A extends object>(job: object, guard: Guard): Promise<A> {
    const { patienceMs, progress, signal, says = ofOnePdf } = guard;
    return new Promise<A>((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', calledOff);
        for (const event of ['message', 'close', 'error']) this.process.removeAllListeners(event);
        done();
      };
      const giveUp = (error: Error) =>
        settle(() => {
          this.end();
          reject(error);
        });
      const timer = setTimeout(() => giveUp(says.tooLong(Math.round(patienceMs / 1000))), patienceMs);
      this.process.on('error', giveUp);
      const calledOff = () => giveUp(signal!.reason as Error);
      signal?.addEventListener('abort', calledOff, { once: true });
      this.process.on('message', (message: FromChild) => {
        if ('of' in message) return progress?.(message.done, message.of);
        this.bytes = message.bytes;
        if ('error' in message) settle(() => reject(errorOf(message)));
        else settle(() => resolve(message.answer as A));
      });
      this.process.once('close', (code, killedBy) => {
        // The watch kills, and V8 aborts, where there is no more memory.
        if (killedBy !== null || code === 134) settle(() => reject(says.tooMuch()));
        else settle(() => reject(new Error(`the process for PDFs ended with ${code}: ${this.words}`)));
      });
      this.process.send(job, (error) => {
        // One that died meanwhile is heard by its exit.
        if (error && this.lives) giveUp(error);
      });
    });
  }

  /** One that rests lets the server end. */
  private hold(busy: boolean) {
    const { channel, stderr } = this.process;
    const pipe = stderr as unknown as { ref(): void; unref(): void } | null;
    for (const one of [this.process, channel, pipe]) {
      if (busy) one?.ref();
      else one?.unref();
    }
  }
}
