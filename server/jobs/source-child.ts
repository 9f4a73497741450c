import { findSource } from '#app/opportunities/sources/all-sources.server.ts';
import { indexAll } from '#app/opportunities/search/index-texts.server.ts';
import { previewSource } from '#app/opportunities/sources/preview.server.ts';
import { getDb } from '#prisma/client.server.ts';
import type { Progress } from '#scrapers/run/run-context.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import type { FromProcess, ProcessStart, ToProcess } from './process-message.ts';

/** Between two words of how far it is. */
const PAUSE_MS = 500;

/** A process for one run of one source, with its own connection: pages and typing wait for none of it. */
const controller = new AbortController();
const { signal } = controller;
const tell = (message: FromProcess) => process.send!(message);

process.on('message', (message: ToProcess) => {
  if (message === 'stop') controller.abort(new Error('The server stops.'));
  else
    void work(message).catch((error: unknown) =>
      tell({ broke: error instanceof Error ? error.message : String(error) }),
    );
});
// The server says when to end: what a terminal sends to all is for it to hear. When it has gone, this goes too.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);
process.on('disconnect', () => process.exit(1));

async function work(start: ProcessStart): Promise<void> {
  const db = getDb();
  try {
    let retryAt: Date | null = null;
    if ('params' in start) {
      tell({ preview: await previewSource(db, 'preview', start.params, { signal }) });
    } else {
      const source = await findSource(db, start.sourceId);
      const onProgress = seldom((progress) => tell({ progress }));
      if (source) ({ retryAt } = await runSource(db, source, { trigger: start.trigger, signal, onProgress }));
      // here, because of thousands of calls it takes a while
      await indexAll(db, signal);
    }
    tell({ done: true, retryAt });
  } finally {
    await db.$disconnect();
  }
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
