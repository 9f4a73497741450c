import { Worker } from 'node:worker_threads';
import type { FromThread, ThreadStart, ToThread } from './thread-message.ts';

/** What a thread that is told to stop gets to end by itself; then it is ended. */
const GRACE_MS = 3_000;
/** Of its heap, in MB. Enough for the whole extract of Grants.gov; a source that needs more has gone wild, and the server lives on. */
export const HEAP_MB = 160;

/** Starts a thread that reads a source and hears it out. Rejects when it ends before it said that it is done. */
export function hearOut(start: ThreadStart, signal: AbortSignal, hear: (message: FromThread) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 };
    const worker = new Worker(threadFile(), { workerData: start, resourceLimits });
    let done = false;
    let grace: NodeJS.Timeout | undefined;
    const stop = () => {
      worker.postMessage('stop' satisfies ToThread);
      grace = setTimeout(() => void worker.terminate(), GRACE_MS);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromThread) => {
      if (!('done' in message)) return hear(message);
      done = true;
      void worker.terminate(); // what it started may keep it alive
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(grace);
      signal.removeEventListener('abort', stop);
      if (done) resolve();
      else reject(new Error('The run ended before it was done.'));
    });
  });
}

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './source-thread.from-source.mjs' : './source-thread.js', import.meta.url);
}
