import Sqlite from 'better-sqlite3';
import type { Database } from '#prisma/client.server.ts';

/** Milliseconds that a run waits for the database when others write. */
const PATIENCE_MS = 30_000;
const BREATH_MS = 5;

/**
 * A connection of its own to the file of `db`: a run writes many rows with few statements, and Prisma's cost is one bound
 * value at a time. It never waits inside SQLite, because whoever holds the lock may need this very thread.
 */
export async function openBeside(db: Database): Promise<Sqlite.Database> {
  const [main] = await db.$queryRawUnsafe<{ file: string }[]>('PRAGMA database_list');
  const connection = new Sqlite(main!.file, { timeout: 0, fileMustExist: true });
  connection.pragma('foreign_keys = ON');
  connection.pragma('synchronous = FULL');
  connection.pragma('cache_size = -32000');
  return connection;
}

/** Runs the work in one transaction that begins when no other writes. All of it is written, or none. */
export async function inTransaction<T>(connection: Sqlite.Database, work: () => T): Promise<T> {
  const transaction = connection.transaction(work);
  const until = performance.now() + PATIENCE_MS;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return transaction.immediate() as T;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Others who write get their turn between two slices of long work. */
export const breathe = () => new Promise((resolve) => setTimeout(resolve, BREATH_MS));

const isBusy = (error: unknown) => error instanceof Sqlite.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);

/** As Prisma writes a DateTime; the texts sort by time. */
export const timestamp = (at: Date) => at.toISOString().replace('Z', '+00:00');
