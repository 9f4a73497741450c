// Work in a process of its own that crashes: FILE COUNT ROUND LAST. Runs that round of many drafts, or with ROUND 0 settles
// what a run before left, and dies at its writing statement number LAST. Tells its parent to how many it came.
import Sqlite from 'better-sqlite3';
import { checkDrafts } from '#app/opportunities/ingest/check-drafts.ts';
import { ingestBatches } from '#app/opportunities/ingest/ingest-batches.server.ts';
import { startRun } from '#app/opportunities/ingest/runs.server.ts';
import { undoFailedRuns } from '#app/opportunities/ingest/settle.server.ts';
import { openDatabase } from '#prisma/client.server.ts';
import { manyDrafts } from './many-drafts.ts';
import { portal } from './support.ts';

const [file, ...numbers] = process.argv.slice(2) as [string, ...string[]];
const [count, round, last] = numbers.map(Number) as [number, number, number];

let done = 0;
const db = openDatabase(file);
if (round === 0) {
  dieAt(last);
  await undoFailedRuns(db, new Date());
} else {
  const at = new Date(Date.UTC(2026, 10, 26, 10 + round));
  const id = await startRun(db, portal, 'network', at);
  const checked = checkDrafts(manyDrafts(count, round));
  dieAt(last);
  const seen = checked.drafts.length;
  await ingestBatches(db, portal, { id, at, origin: 'network' }, [checked], {
    judge: () => ({ seen, rejected: 0, status: 'ok', error: null }),
  });
}
await db.$disconnect();
process.send?.(done, () => process.disconnect());

/** Also in the middle of a transaction; what goes to the stage does not count. */
function dieAt(statement: number): void {
  const prototype = Object.getPrototypeOf(new Sqlite(':memory:').prepare('SELECT 1')) as Sqlite.Statement;
  const run = Reflect.get(prototype, 'run') as (...values: unknown[]) => Sqlite.RunResult;
  prototype.run = function (this: Sqlite.Statement, ...values: unknown[]) {
    if (this.database.name === file && (done += 1) === statement) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(run, this, values);
  };
}
