import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Ends this process when it takes more than so many bytes, or when whoever started it is gone; from now on. */
export async function startWatch(mostBytes: number): Promise<void> {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(isSource ? './memory-watch.mjs' : './memory-watch.js', import.meta.url);
  const watch = new Worker(file, { workerData: { mostBytes, startedBy: process.ppid }, execArgv: [] });
  await once(watch, 'message');
}
