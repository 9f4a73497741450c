import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { getEnv } from '#app/env.server.ts';
import { singleton } from '#app/singleton.server.ts';
import { PrismaClient } from './generated/client.ts';

export type Database = PrismaClient;
/** What runs inside `db.$transaction(async (tx) => …)`; commands that may join one take it as their first argument. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$use' | '$extends'>;

/** SQLite through Prisma, with a flush to disk at each commit: what a page called done survives a power cut. */
class DurableSqlite extends PrismaBetterSqlite3 {
  override async connect() {
    const connection = await super.connect();
    await connection.executeScript('PRAGMA synchronous = FULL');
    // Kilobytes of pages: a list of many calls walks through indices that SQLite's own 2 MB do not hold.
    await connection.executeScript('PRAGMA cache_size = -32000');
    return connection;
  }
}

/** Opens a database file; tests open their own. */
export function openDatabase(file: string): Database {
  return new PrismaClient({
    adapter: new DurableSqlite({ url: `file:${file}`, timeout: 10_000 }),
    // One connection serves all: on a busy machine a short transaction may have to queue longer than the default allows.
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  });
}

/** The database of this process, opened at first use. */
export function getDb(): Database {
  return singleton('db', () => openDatabase(getEnv().databaseFile));
}
