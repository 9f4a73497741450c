import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '#app/errors.ts';
import type { FromProcess, ProcessStart, ToProcess } from './process-message.ts';

/** What a process that is told to stop gets to end by itself; then it is ended. */
const GRACE_MS = 3_000;
/** Of its heap, in MB. Enough for the whole extract of Grants.gov; a source that needs more has gone wild, and the server lives on. */
export const HEAP_MB = 160;

/**
 * Starts a process that reads a source and hears it out. Rejects when it ends before it said that it is done. No thread:
 * one that runs out of memory may take the whole server with it (docs/decisions/013).
 */
export function hearOut(
  start: ProcessStart,
  signal: AbortSignal,
  hear: (message: FromProcess) => void,
  heapMb = HEAP_MB,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(childFile()), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=8'],
    });
    let done = false;
    let broke: string | null = null;
    let grace: NodeJS.Timeout | undefined;
    // What cannot be said to one that has ended is heard by its exit.
    const say = (message: ToProcess) => child.send(message, () => undefined);
    const stop = () => {
      say('stop');
      grace = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    };
    say(start);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    child.on('message', (message: FromProcess) => {
      if ('broke' in message) ({ broke } = message);
      else hear(message);
      done ||= 'done' in message;
      if (done || broke !== null) child.kill('SIGKILL'); // what it started may keep it alive
    });
    child.on('error', reject);
    child.on('exit', (code, killedBy) => {
      clearTimeout(grace);
      signal.removeEventListener('abort', stop);
      if (done) resolve();
      else if (broke !== null) reject(new Error(broke));
      // V8 aborts where there is no more memory, and so does a system that has none.
      else if (!signal.aborted && (killedBy !== null || code === 134)) reject(tooMuch());
      else reject(new Error('The run ended before it was done.'));
    });
  });
}

const tooMuch = () =>
  new AppError('unavailable', 'It sends more than can be held in memory at once, so the reading was given up.');

/** The process's code: beside this file in the build, and its source where nothing was built. */
function childFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './source-child.from-source.mjs' : './source-child.js', import.meta.url);
}
