import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { AppError } from '#app/errors.ts';
import { storageProblem } from '#app/storage-problem.server.ts';
import { breathe, inTransaction } from '../ingest/connection.server.ts';
import { listConnection } from '../call-index/connection.server.ts';
import type { Database } from '#prisma/client.server.ts';

/** Calls that are indexed in one transaction where others want their turn. */
const SLICE = 50;
/** Of some milliseconds each. */
const FEW = 10;
const PAUSE_MS = 30;
const PATIENCE_MS = 20_000;

type Texts = { title: string; number: string; funder: string; programme: string; description: string };
type Touched = { seq: number; opportunityId: string } & { [F in keyof Texts]: string | null };

/** Up to `most` calls that changed are put into the index of words, or taken out; how many were looked at. */
export function indexSome(connection: Sqlite.Database, most: number): number {
  const rows = prepared(connection).touched.all(most) as Touched[];
  for (const row of rows) indexOne(connection, row);
  const last = rows.at(-1);
  if (last) prepared(connection).follow.run(last.seq);
  return rows.length;
}

/** Every call that changed, a slice at a time. Two processes at once do nothing twice: each slice is one transaction. */
export async function indexAll(db: Database, signal?: AbortSignal): Promise<void> {
  const connection = await listConnection(db);
  while (!signal?.aborted && waitingCalls(connection, 1) > 0) {
    await inTransaction(connection, () => indexSome(connection, SLICE));
    await breathe();
  }
}

/** The same where pages are answered meanwhile, and nobody waits for it: a few at a time, and not while a run brings more. */
export async function indexGently(db: Database, signal: AbortSignal): Promise<void> {
  const connection = await listConnection(db);
  while (!signal.aborted && waitingCalls(connection, 1) > 0 && prepared(connection).running.get() === undefined) {
    await inTransaction(connection, () => indexSome(connection, FEW));
    await setTimeout(PAUSE_MS, undefined, { ref: false });
  }
}

/** Before a search by hand: the few calls that changed since. Of more, or where nothing can be written, the page says so. */
export function indexFew(connection: Sqlite.Database): void {
  if (waitingCalls(connection, 1) === 0) return;
  try {
    connection.transaction(() => indexSome(connection, SLICE)).immediate();
  } catch (error) {
    const isBusy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (!isBusy && storageProblem(error) === null) throw error;
  }
}

/** Before an answer that no person looks at: a script or a saved search must miss no call. Throws `unavailable` when it takes too long. */
export async function indexForData(db: Database): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await indexAll(db, signal);
  if (signal.aborted && waitingCalls(await listConnection(db), 1) > 0) {
    throw new AppError('unavailable', 'Many calls came in just now and cannot be searched yet. Try again in a minute.');
  }
}

/** How many calls changed and are not indexed as they are now; no more than `most` are counted. */
export function waitingCalls(connection: Sqlite.Database, most = 1_000_000): number {
  return prepared(connection).waiting.get(most) as number;
}

function indexOne(connection: Sqlite.Database, { opportunityId: id, ...row }: Touched): void {
  const { known, add, addText, drop, dropText, note } = prepared(connection);
  const before = known.get(id) as { entry: number; digest: string } | undefined;
  if (row.title === null) {
    if (!before) return;
    dropText.run(before.entry);
    drop.run(before.entry);
    return;
  }
  const { title, number, funder, programme, description } = row;
  const texts = [title, number ?? '', funder ?? '', programme ?? '', description ?? ''];
  const digest = createHash('sha256').update(texts.join('\0')).digest('base64url').slice(0, 16);
  if (before?.digest === digest) return;
  if (before) {
    dropText.run(before.entry);
    note.run(digest, before.entry);
  }
  const entry = before?.entry ?? (add.get(id, digest) as number);
  addText.run(entry, ...texts);
}

function prepare(connection: Sqlite.Database) {
  return {
    touched: connection.prepare(`
      SELECT t.seq, t.opportunityId, o.title, o.number, f.name AS funder, p.name AS programme, o.summaryText AS description
      FROM CallTouched t LEFT JOIN Opportunity o ON o.id = t.opportunityId
      LEFT JOIN Funder f ON f.id = o.funderId LEFT JOIN Programme p ON p.id = o.programmeId
      WHERE t.seq > (SELECT seq FROM CallTextState) ORDER BY t.seq LIMIT ?`),
    waiting: connection
      .prepare(
        `SELECT COUNT(*) FROM (SELECT 1 FROM CallTouched WHERE seq > (SELECT seq FROM CallTextState) LIMIT CAST(? AS INTEGER))`,
      )
      .pluck(),
    running: connection
      .prepare(
        `SELECT 1 FROM FetchRun WHERE status = 'running' AND startedAt > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-1 hour') LIMIT 1`,
      )
      .pluck(),
    follow: connection.prepare('UPDATE CallTextState SET seq = ?'),
    known: connection.prepare('SELECT entry, digest FROM CallEntry WHERE opportunityId = ?'),
    add: connection.prepare('INSERT INTO CallEntry (opportunityId, digest) VALUES (?, ?) RETURNING entry').pluck(),
    note: connection.prepare('UPDATE CallEntry SET digest = ? WHERE entry = ?'),
    drop: connection.prepare('DELETE FROM CallEntry WHERE entry = ?'),
    addText: connection.prepare(
      'INSERT INTO CallText (rowid, title, number, funder, programme, description) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    dropText: connection.prepare('DELETE FROM CallText WHERE rowid = ?'),
  };
}

const statements = new WeakMap<Sqlite.Database, ReturnType<typeof prepare>>();

function prepared(connection: Sqlite.Database): ReturnType<typeof prepare> {
  let known = statements.get(connection);
  if (!known) statements.set(connection, (known = prepare(connection)));
  return known;
}
