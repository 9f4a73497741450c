import { parentPort, workerData } from 'node:worker_threads';
import { findSource } from '#app/opportunities/sources/all-sources.server.ts';
import { previewSource } from '#app/opportunities/sources/preview.server.ts';
import { getDb } from '#prisma/client.server.ts';
import type { Progress } from '#scrapers/run/run-context.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import type { FromThread, ThreadStart } from './thread-message.ts';

/** Between two words of how far it is. */
const PAUSE_MS = 500;

/** A thread for one run of one source, with its own connection: pages and typing wait for none of it. */
const port = parentPort!;
const start = workerData as ThreadStart;
const controller = new AbortController();
const { signal } = controller;
port.on('message', () => controller.abort(new Error('The server stops.')));
const tell = (message: FromThread) => port.postMessage(message);

const db = getDb();
try {
  if ('params' in start) {
    tell({ preview: await previewSource(db, 'preview', start.params, { signal }) });
  } else {
    const source = await findSource(db, start.sourceId);
    const onProgress = seldom((progress) => tell({ progress }));
    if (source) await runSource(db, source, { trigger: start.trigger, signal, onProgress });
  }
  tell({ done: true });
} finally {
  await db.$disconnect();
  port.close();
}

/** Passes on each new step, and within a step no more than a word in PAUSE_MS. */
function seldom(pass: (progress: Progress) => void): (progress: Progress) => void {
  let last = { step: '', at: 0 };
  return (progress) => {
    const at = performance.now();
    if (progress.step === last.step && at - last.at < PAUSE_MS) return;
    last = { step: progress.step, at };
    pass(progress);
  };
}
