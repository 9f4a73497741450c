import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FromChild, ToChild } from './message.ts';

/** What a process that sets documents may take: JavaScript's own objects, and everything together. */
export type Most = { heapMb: number; bytes: number };
/** Its last words are kept for the log, in characters. */
const mostWords = 2000;

/** How it ended by itself; `isOutOfMemory` where it had no more. */
export type Ending = { error: Error; isOutOfMemory: boolean };

/** A process that sets documents; `ended` hears when it ends unasked, and nothing is heard after `end()`. */
export class Setter {
  readonly process: ChildProcess;
  private words = '';
  private isDropped = false;

  constructor(most: Most, heard: (answer: FromChild) => void, ended: (ending: Ending) => void) {
    const child = (this.process = fork(fileURLToPath(childFile()), [String(most.bytes)], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${most.heapMb}`],
      // What a document might get hold of has no secret of the server in it.
      env: {} as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    }));
    child.stderr!.on('data', (said: Buffer) => (this.words = `${this.words}${said.toString()}`.slice(-mostWords)));
    child.on('message', (answer: FromChild) => {
      if (!this.isDropped) heard(answer);
    });
    let isOver = false;
    const over = (ending: Ending) => {
      if (!this.isDropped && !isOver) ended(ending);
      isOver = true;
    };
    child.on('error', (error) => over({ error, isOutOfMemory: false }));
    child.on('close', (code, signal) => {
      // The watch kills, and V8 aborts, where there is no more memory; so does a system that has none.
      const isOutOfMemory = code === 134 || signal === 'SIGABRT' || signal === 'SIGKILL';
      over({ error: new Error(`It ended with ${signal ?? code}: ${this.words}`), isOutOfMemory });
    });
  }

  /** False once it was ended, or died. */
  get lives(): boolean {
    const { connected, exitCode, signalCode } = this.process;
    return !this.isDropped && connected && exitCode === null && signalCode === null;
  }

  ask(job: ToChild): void {
    // What cannot be said to one that has ended is heard by its end.
    this.process.send(job, () => undefined);
  }

  /** One that rests lets the server end. */
  hold(busy: boolean): void {
    const { channel, stderr } = this.process;
    for (const one of [this.process, channel, stderr as unknown as NodeJS.RefCounted | null]) {
      if (busy) one?.ref();
      else one?.unref();
    }
  }

  /** Ends it, whatever it is doing, and waits until it is gone. */
  async end(): Promise<void> {
    this.isDropped = true;
    const { process } = this;
    if (process.exitCode !== null || process.signalCode !== null || process.pid === undefined) return;
    const gone = once(process, 'exit');
    this.hold(true);
    process.kill('SIGKILL');
    await gone;
  }
}

/** The process's code: beside this file in the build, and its source where nothing was built. */
function childFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './export-child.from-source.mjs' : './export-child.js', import.meta.url);
}
