import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';

const file = (name: string) => readFileSync(path.resolve('prisma', name), 'utf8');

/**
 * Makes what the search of calls stands on (call-index.sql), anew when its text is another than the one it was made by,
 * and the triggers that keep it told of changes.
 */
export function ensureCallIndex(sqlite: Sqlite.Database): void {
  const tables = file('call-index.sql');
  const triggers = file('call-triggers.sql');
  const wanted = createHash('sha256').update(tables).update(triggers).digest('hex');
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    sqlite.exec('CREATE TABLE IF NOT EXISTS CallIndexMade (digest TEXT NOT NULL)');
    const made = sqlite.prepare('SELECT digest FROM CallIndexMade').pluck().get();
    if (made !== wanted) {
      dropCallTriggers(sqlite);
      for (const table of ['CallWord', 'CallText', 'CallEntry', 'CallTextState']) {
        sqlite.exec(`DROP TABLE IF EXISTS ${table}`);
      }
      sqlite.exec(tables);
      sqlite.exec('DELETE FROM CallIndexMade');
      sqlite.prepare('INSERT INTO CallIndexMade VALUES (?)').run(wanted);
    }
    if (callTriggers(sqlite).length === 0) sqlite.exec(triggers);
    sqlite.exec('COMMIT');
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}

/** Before a migration: SQLite rebuilds no table that triggers of others name. */
export function dropCallTriggers(sqlite: Sqlite.Database): void {
  for (const name of callTriggers(sqlite)) sqlite.exec(`DROP TRIGGER "${name}"`);
}

const callTriggers = (sqlite: Sqlite.Database) =>
  sqlite
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'call_*'`)
    .pluck()
    .all() as string[];
