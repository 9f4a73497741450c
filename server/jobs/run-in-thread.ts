import { Worker } from 'node:worker_threads';
import type { FromThread, ThreadStart, ToThread } from './thread-message.ts';
import type { RunJob } from './scheduler.ts';

/** What a thread that is told to stop gets to end by itself; then it is ended. */
const GRACE_MS = 3_000;
/** Of its heap, in MB: a source that needs more has gone wild, and the server lives on. */
const HEAP_MB = 600;

/** Runs a source on a thread of its own. Rejects when the thread breaks; how the run went is in its row. */
export const runInThread: RunJob = ({ id }, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const start: ThreadStart = { sourceId: id };
    const worker = new Worker(threadFile(), {
      workerData: start,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let done = false;
    let grace: NodeJS.Timeout | undefined;
    const stop = () => {
      worker.postMessage('stop' satisfies ToThread);
      grace = setTimeout(() => void worker.terminate(), GRACE_MS);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: FromThread) => {
      if ('done' in message) done = true;
      else onProgress(message.progress);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(grace);
      signal.removeEventListener('abort', stop);
      if (done) resolve();
      else reject(new Error('The run ended before it was done.'));
    });
  });

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const here = import.meta.url;
  const isBuilt = !here.endsWith('.ts') && !here.includes('/server/jobs/');
  return new URL(isBuilt ? './source-thread.js' : './source-thread.from-source.mjs', here);
}
