// One large run in a process of its own, for a test that kills it: FILE ROUND COUNT. Tells its parent each step.
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { ingestBatches } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { startRun } from '#app/opportunities/ingest/runs.server.ts';
import { openDatabase } from '#prisma/client.server.ts';
import { draft, portal } from './support.ts';

const [file, round, count] = process.argv.slice(2) as [string, string, string];
const db = openDatabase(file);
const at = new Date(`2026-11-26T1${round}:00:00Z`);
const id = await startRun(db, portal, 'network', at);
const drafts = Array.from({ length: Number(count) }, (_, i) => draft(`K-${i}`));
await ingestBatches(db, portal, { id, at, origin: 'network' }, [checkDrafts(drafts)], {
  judge: () => ({ seen: Number(count), rejected: 0, status: 'ok', error: null }),
  onProgress: (done) => process.send?.(done),
});
await db.$disconnect();
process.disconnect?.();
