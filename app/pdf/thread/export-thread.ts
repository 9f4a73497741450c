import { parentPort } from 'node:worker_threads';
import { AppError } from '#app/errors.ts';
import { countPages, exportDocument } from '../export-document.server.ts';
import type { FromThread, ToThread } from './message.ts';

/** A thread that sets one document after another, with fonts and hyphens warm from the last. */
const port = parentPort!;

port.on('message', (job: ToThread) => {
  void run(job).then(
    (answer) => port.postMessage(answer),
    (error: unknown) => port.postMessage({ id: job.id, error: told(error) } satisfies FromThread),
  );
});

async function run({ id, kind, file, profile, options }: ToThread): Promise<FromThread> {
  const set = kind === 'export' ? exportDocument : countPages;
  return { id, done: await set(file, profile, options) };
}

function told(error: unknown) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof AppError) return { code: error.code, message, fields: error.fields };
  return { code: null, message, fields: {}, stack };
}
