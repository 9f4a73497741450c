import { parentPort, workerData } from 'node:worker_threads';

/**
 * Watches over a process from a thread of its own, which no file can keep busy: ends the process, with all that a file
 * unpacked to, when it takes more than `mostBytes`, or when whoever started it is gone.
 */
const { mostBytes, startedBy } = workerData;
const lookEveryMs = 15;

setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes || process.ppid !== startedBy) process.kill(process.pid, 'SIGKILL');
}, lookEveryMs);
parentPort.postMessage('watching');
