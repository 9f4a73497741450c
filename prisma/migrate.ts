import { randomUUID } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { dropCallTriggers, ensureCallIndex } from './call-index.ts';
import { listMigrations, type MigrationFolder } from './migration-folders.ts';

/** A migration that cannot be applied; the message is one line that says what to do. */
export class MigrationError extends Error {}

// Word for word what Prisma creates, so that `prisma migrate` takes the database as its own.
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

type Applied = { migration_name: string; checksum: string; finished_at: number | string | null };

/**
 * Brings the database file to the schema of this code and returns the names of the migrations it applied. Each runs in
 * one transaction: it is there whole or not at all. Throws MigrationError when the history does not fit this code. What the
 * search of calls needs besides is made too (call-index.ts), unless other migrations than those of this code are asked for.
 */
export function migrate(file: string, folders?: MigrationFolder[]): string[] {
  return applyAll(file, folders ?? listMigrations(), folders === undefined);
}

function applyAll(file: string, folders: MigrationFolder[], withCallIndex: boolean): string[] {
  const sqlite = new Sqlite(file, { timeout: 10_000 });
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.exec(table);
    // Of two processes that start at once the second waits at BEGIN IMMEDIATE and finds nothing left to do.
    const applied: string[] = [];
    for (const folder of folders) {
      if (applyNext(sqlite, folder, folders)) applied.push(folder.name);
    }
    if (folders.length === 0) checkHistory(history(sqlite), folders);
    if (withCallIndex) ensureCallIndex(sqlite);
    return applied;
  } finally {
    sqlite.close();
  }
}

/** Applies one migration unless it is there already; true when it was applied now. */
function applyNext(sqlite: Sqlite.Database, folder: MigrationFolder, folders: MigrationFolder[]): boolean {
  // Rebuilding a table drops it; with foreign keys on that would delete what refers to it. They are checked below.
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const done = history(sqlite);
    checkHistory(done, folders);
    const isNew = !done.some((row) => row.migration_name === folder.name);
    if (isNew) {
      dropCallTriggers(sqlite);
      apply(sqlite, folder);
    }
    sqlite.exec('COMMIT');
    return isNew;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

function apply(sqlite: Sqlite.Database, { name, sql, checksum }: MigrationFolder): void {
  const startedAt = Date.now();
  try {
    sqlite.exec(withoutPragmas(sql));
    const broken = sqlite.pragma('foreign_key_check') as { table: string }[];
    if (broken.length > 0) throw new Error(`rows of ${broken[0]!.table} refer to rows that do not exist`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      `Migration ${name} could not be applied (${reason}); nothing was changed. Mend its migration.sql and start again.`,
    );
  }
  sqlite
    .prepare(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "started_at", "finished_at", "migration_name", "logs", "applied_steps_count")
       VALUES (?, ?, ?, ?, ?, NULL, 1)`,
    )
    .run(randomUUID(), checksum, startedAt, Date.now(), name);
}

/** Prisma writes pragmas around a rebuilt table; they do nothing inside a transaction, and we set them ourselves. */
function withoutPragmas(sql: string): string {
  return sql.replace(/^\s*PRAGMA\s+(foreign_keys|defer_foreign_keys)\s*=.*;\s*$/gim, '');
}

function history(sqlite: Sqlite.Database): Applied[] {
  return sqlite
    .prepare(
      `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations"
       WHERE "rolled_back_at" IS NULL ORDER BY "started_at", "migration_name"`,
    )
    .all() as Applied[];
}

function checkHistory(done: Applied[], folders: MigrationFolder[]): void {
  for (const row of done) {
    const folder = folders.find((each) => each.name === row.migration_name);
    if (!folder) {
      throw new MigrationError(
        `The database was made by a newer Callboard (it has migration ${row.migration_name}). ` +
          'Update Callboard, or restore a backup from before the update.',
      );
    }
    if (row.finished_at === null) {
      throw new MigrationError(
        `Migration ${row.migration_name} was begun by another tool and never finished. ` +
          `Restore a backup, or mend the database and run "prisma migrate resolve --applied ${row.migration_name}".`,
      );
    }
    if (row.checksum !== folder.checksum) {
      throw new MigrationError(
        `Migration ${row.migration_name} was edited after it was applied. ` +
          `Put prisma/migrations/${row.migration_name}/migration.sql back as it was and make a new migration for the change.`,
      );
    }
  }
}

/** Names of migrations the database does not have yet; reads only, and is empty for a database in use. */
export function pendingMigrations(file: string, folders: MigrationFolder[] = listMigrations()): string[] {
  const sqlite = new Sqlite(file, { readonly: true, timeout: 10_000 });
  try {
    const names = new Set(history(sqlite).map((row) => row.migration_name));
    return folders.map((folder) => folder.name).filter((name) => !names.has(name));
  } finally {
    sqlite.close();
  }
}
