import { parentPort } from 'node:worker_threads';
import { AppError } from '#app/errors.ts';
import { countPages, exportDocument } from '../export-document.server.ts';
import { throttled } from '../progress.ts';
import type { FromThread, ToThread } from './message.ts';

/** Between two words of how far it is, in milliseconds. */
const pause = 100;

/** A thread that sets one document after another, with fonts and hyphens warm from the last. */
const port = parentPort!;

port.on('message', (job: ToThread) => {
  void run(job).then(
    (answer) => port.postMessage(answer),
    (error: unknown) => port.postMessage({ id: job.id, error: told(error) } satisfies FromThread),
  );
});

async function run({ id, kind, file, profile, options, tells }: ToThread): Promise<FromThread> {
  const set = kind === 'export' ? exportDocument : countPages;
  const tell = tells
    ? throttled((progress) => port.postMessage({ id, progress } satisfies FromThread), pause)
    : undefined;
  return { id, done: await set(file, profile, options, tell) };
}

function told(error: unknown) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof AppError) return { code: error.code, message, fields: error.fields };
  return { code: null, message, fields: {}, stack };
}
