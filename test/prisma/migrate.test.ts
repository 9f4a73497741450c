import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, MigrationError, pendingMigrations } from '#prisma/migrate.ts';
import type { MigrationFolder } from '#prisma/migration-folders.ts';

const migration = (name: string, sql: string): MigrationFolder => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});
const first = migration('20260101000000_first', 'CREATE TABLE "A" ("id" TEXT NOT NULL PRIMARY KEY);\n');
const second = migration('20260102000000_second', 'ALTER TABLE "A" ADD COLUMN "name" TEXT;\n');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-migrate-'));
  file = path.join(folder, 'a.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read<T = Record<string, unknown>>(sql: string): T[] {
  const sqlite = new Sqlite(file);
  try {
    return sqlite.prepare(sql).all() as T[];
  } finally {
    sqlite.close();
  }
}
const tables = () =>
  read<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`).map(({ name }) => name);

test('a fresh database gets every migration, once', () => {
  expect(migrate(file, [first, second])).toEqual([first.name, second.name]);
  expect(migrate(file, [first, second])).toEqual([]);
  expect(read('SELECT "name" FROM "A"')).toEqual([]);
  expect(read('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
});

test('a database that is behind by one gets the one', () => {
  migrate(file, [first]);
  expect(pendingMigrations(file, [first, second])).toEqual([second.name]);
  expect(migrate(file, [first, second])).toEqual([second.name]);
  expect(pendingMigrations(file, [first, second])).toEqual([]);
});

test('a row is written as Prisma writes it', () => {
  const before = Date.now();
  migrate(file, [first]);
  const [row] = read('SELECT * FROM "_prisma_migrations"');
  expect(row).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    checksum: first.checksum,
    finished_at: expect.any(Number),
    migration_name: first.name,
    logs: null,
    rolled_back_at: null,
    started_at: expect.any(Number),
    applied_steps_count: 1,
  });
  expect(row!.started_at).toBeGreaterThanOrEqual(before);
  expect(row!.finished_at).toBeGreaterThanOrEqual(row!.started_at as number);
});

test('an edited migration is refused by name, with the way to mend it', () => {
  migrate(file, [first]);
  const edited = migration(first.name, `${first.sql}-- a word more\n`);
  expect(() => migrate(file, [edited, second])).toThrow(MigrationError);
  expect(() => migrate(file, [edited, second])).toThrow(
    /^Migration 20260101000000_first was edited after it was applied\. Put .*first\/migration\.sql back .* make a new migration/,
  );
  expect(read('PRAGMA table_info("A")')).toHaveLength(1);
});

test('a database from a newer Callboard is refused', () => {
  migrate(file, [first, second]);
  expect(() => migrate(file, [first])).toThrow(/made by a newer Callboard \(it has migration 20260102000000_second\)/);
  expect(() => migrate(file, [])).toThrow(/newer Callboard/);
});

test('a migration that fails half way leaves nothing, and can be mended', () => {
  migrate(file, [first]);
  const broken = migration(
    '20260103000000_broken',
    'CREATE TABLE "B" ("id" TEXT);\nINSERT INTO "B" VALUES (no_such);\n',
  );
  expect(() => migrate(file, [first, broken])).toThrow(
    /^Migration 20260103000000_broken could not be applied .*no_such/,
  );
  expect(tables()).not.toContain('B');
  expect(read('SELECT * FROM "_prisma_migrations"')).toHaveLength(1);
  const mended = migration(broken.name, 'CREATE TABLE "B" ("id" TEXT);\n');
  expect(migrate(file, [first, mended])).toEqual([broken.name]);
});

test('a migration that another tool left unfinished is refused', () => {
  migrate(file, [first]);
  const sqlite = new Sqlite(file);
  sqlite.exec('UPDATE "_prisma_migrations" SET "finished_at" = NULL');
  sqlite.close();
  expect(() => migrate(file, [first])).toThrow(/first was begun by another tool and never finished/);
});

test('rebuilding a table, as Prisma does, deletes nothing that refers to it', () => {
  const parent = migration(
    '20260101000000_parent',
    `CREATE TABLE "P" ("id" TEXT NOT NULL PRIMARY KEY);
CREATE TABLE "C" ("id" TEXT NOT NULL PRIMARY KEY, "p" TEXT NOT NULL REFERENCES "P" ("id") ON DELETE CASCADE);
INSERT INTO "P" VALUES ('1'); INSERT INTO "C" VALUES ('c', '1');
`,
  );
  const rebuild = migration(
    '20260102000000_rebuild',
    `-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_P" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT);
INSERT INTO "new_P" ("id") SELECT "id" FROM "P";
DROP TABLE "P";
ALTER TABLE "new_P" RENAME TO "P";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
`,
  );
  migrate(file, [parent, rebuild]);
  expect(read('SELECT * FROM "C"')).toEqual([{ id: 'c', p: '1' }]);
});

test('a migration that would leave a broken reference is refused', () => {
  const parent = migration(
    '20260101000000_parent',
    `CREATE TABLE "P" ("id" TEXT PRIMARY KEY); CREATE TABLE "C" ("p" TEXT REFERENCES "P" ("id"));
INSERT INTO "P" VALUES ('1'); INSERT INTO "C" VALUES ('1');`,
  );
  const remove = migration('20260102000000_remove', `DELETE FROM "P";`);
  expect(() => migrate(file, [parent, remove])).toThrow(/rows of C refer to rows that do not exist/);
  expect(read('SELECT * FROM "P"')).toHaveLength(1);
});
