import { parentPort, workerData } from 'node:worker_threads';
import { getEnv } from '#app/env.server.ts';
import { findSource } from '#app/opportunities/sources/all-sources.server.ts';
import { runWithHands } from '#app/opportunities/sources/run-with-hands.server.ts';
import { getDb } from '#prisma/client.server.ts';
import type { FromThread, ThreadStart } from './thread-message.ts';

/** A thread for one run of one source, with its own connection: pages and typing wait for none of it. */
const port = parentPort!;
const { sourceId } = workerData as ThreadStart;
const controller = new AbortController();
port.on('message', () => controller.abort(new Error('The server stops.')));
const tell = (message: FromThread) => port.postMessage(message);

const db = getDb();
try {
  const source = await findSource(db, sourceId);
  if (source) {
    await runWithHands(db, source, {
      fetch: { contact: getEnv().publicUrl },
      signal: controller.signal,
      onProgress: (progress) => tell({ progress }),
    });
  }
  tell({ done: true });
} finally {
  await db.$disconnect();
  port.close();
}
