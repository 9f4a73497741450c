import { AppError } from '#app/errors.ts';
import { startWatch } from '../apart/start-watch.server.ts';
import { countPages, exportDocument } from '../export-document.server.ts';
import { throttled } from '../progress.ts';
import type { FromChild, ToChild } from './message.ts';

/** Between two words of how far it is, in milliseconds. */
const pause = 100;

/** A process that sets one document after another, with fonts and hyphens warm from the last. */
const tell = (message: FromChild) => void process.send!(message);

// Who asks says when to end: what a terminal sends to all is not for this process. Nobody is left who asks: then it goes.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);
process.on('disconnect', () => process.exit());
await startWatch(Number(process.argv[2]));
process.on('message', (job: ToChild) => {
  void run(job).then(tell, (error: unknown) => tell({ id: job.id, error: told(error) }));
});

async function run({ id, kind, file, profile, options, tells }: ToChild): Promise<FromChild> {
  const set = kind === 'export' ? exportDocument : countPages;
  const onProgress = tells ? throttled((progress) => tell({ id, progress }), pause) : undefined;
  return { id, done: await set(file, profile, options, onProgress) };
}

function told(error: unknown) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof AppError) return { code: error.code, message, fields: error.fields };
  return { code: null, message, fields: {}, stack };
}
