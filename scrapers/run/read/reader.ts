import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { singleton } from '#app/singleton.server.ts';
import { ScraperError } from '../../errors.ts';
import { PARSE_HEAP_MB, PARSE_MS } from '../limits.ts';
import type { ReadJob, ReadResult } from './read-job.ts';
import type { FromReader, SourceName, ToReader } from './read-message.ts';

/** Of its last words, in characters. */
const MOST_WORDS = 4_000;
/** A process that is idle for so long ends. */
const IDLE_MS = 20_000;

export type ReaderOptions = { file?: URL; patienceMs?: number; heapMb?: number };

/** What reads answers for this process. */
export const reader = () => singleton('reader', () => guardedReader());

export type GuardedReader = { read(source: SourceName, job: ReadJob): Promise<ReadResult>; end(): Promise<void> };

/**
 * Reads answers in a process of their own, one at a time. It is ended when an answer takes too long or too much memory,
 * and the next answer gets a new one. Rejects with ScraperError. No thread: one that runs out of memory may take the
 * whole process with it (docs/decisions/013).
 */
export function guardedReader(options: ReaderOptions = {}): GuardedReader {
  const { file = childFile(), patienceMs = PARSE_MS, heapMb = PARSE_HEAP_MB } = options;
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const start = () =>
    fork(fileURLToPath(file), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMb}`],
      // What a stranger's answer might get hold of has no secret of the server in it.
      env: {} as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
  const end = async () => {
    clearTimeout(idle);
    const ended = child;
    child = null;
    if (!ended || hasEnded(ended)) return;
    const gone = new Promise((resolve) => ended.once('exit', resolve));
    ended.kill('SIGKILL');
    await gone;
  };
  const readNow = async (message: ToReader): Promise<ReadResult> => {
    clearTimeout(idle);
    if (child === null || hasEnded(child)) child = start();
    hold(child, true);
    try {
      return await answerOf(child, message, patienceMs);
    } catch (error) {
      if (!(error instanceof ReadProblem)) await end();
      throw error instanceof ScraperError ? error : brokenOff(error);
    } finally {
      if (child) hold(child, false);
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  };
  return {
    read(source, job) {
      const reading = last.then(() => readNow({ source, job }));
      last = reading.catch(() => undefined);
      return reading;
    },
    end,
  };
}

const hasEnded = ({ exitCode, signalCode, killed }: ChildProcess) => killed || exitCode !== null || signalCode !== null;

/** One that rests lets this process end. */
function hold(child: ChildProcess, busy: boolean): void {
  const act = busy ? 'ref' : 'unref';
  child[act]();
  child.channel?.[act]();
  (child.stderr as Socket | null)?.[act]();
}

/** The child itself said that the answer cannot be read: it is fit for the next one. */
class ReadProblem extends ScraperError {}

function answerOf(child: ChildProcess, message: ToReader, patienceMs: number): Promise<ReadResult> {
  return new Promise((resolve, reject) => {
    let words = '';
    const hear = (said: Buffer) => (words = `${words}${said.toString()}`.slice(0, MOST_WORDS));
    child.stderr!.on('data', hear);
    const settle = (done: () => void) => {
      clearTimeout(timer);
      child.stderr!.off('data', hear).resume();
      for (const event of ['message', 'close', 'error']) child.removeAllListeners(event);
      done();
    };
    const timer = setTimeout(() => {
      const why = `Reading the answer took more than ${patienceMs / 1000} seconds, so it was given up.`;
      settle(() => reject(new ScraperError(why)));
    }, patienceMs);
    child.once('message', (answer: FromReader) =>
      settle(() => ('result' in answer ? resolve(answer.result) : reject(new ReadProblem(answer.problem)))),
    );
    child.once('error', (error) => settle(() => reject(error)));
    child.once('close', (code, killedBy) =>
      settle(() =>
        reject(
          // V8 aborts where there is no more memory, and so does a system that has none.
          killedBy !== null || code === 134
            ? new ScraperError('Reading the answer took more memory than it may, so it was given up.')
            : new Error(/^\w*Error: (.+)$/m.exec(words)?.[1] ?? 'the process ended without a word'),
        ),
      ),
    );
    child.send(message, (error) => {
      // One that died meanwhile is heard by its exit.
      if (error && !hasEnded(child)) settle(() => reject(error));
    });
  });
}

const brokenOff = (error: unknown) =>
  new ScraperError(`Reading the answer broke off: ${error instanceof Error ? error.message : String(error)}.`);

/** The process's code: beside this file in the build, and its source where nothing was built. */
function childFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './read-child.from-source.mjs' : './read-child.js', import.meta.url);
}
