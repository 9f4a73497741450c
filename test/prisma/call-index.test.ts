import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { ensureCallIndex } from '#prisma/call-index.ts';
import { listMigrations } from '#prisma/migration-folders.ts';
import { migrate } from '#prisma/migrate.ts';

let folder: string;
let file: string;
let sqlite: Sqlite.Database;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-call-index-'));
  file = path.join(folder, 'callboard.db');
  copyFileSync(inject('databaseTemplate'), file);
  sqlite = new Sqlite(file);
  sqlite.exec(`INSERT INTO Funder (id, name) VALUES ('f', 'F')`);
});
afterEach(() => {
  sqlite.close();
  rmSync(folder, { recursive: true });
});

const add = (id: string, how = 'INSERT') =>
  sqlite
    .prepare(
      `${how} INTO Opportunity (id, canonicalKey, funderId, title, url, upstreamStatus, firstSeenAt)
       VALUES (?, ?, 'f', 'T', '', 'open', '2026-11-01')`,
    )
    .run(id, id);
const touched = () => sqlite.prepare('SELECT opportunityId FROM CallTouched ORDER BY seq').pluck().all();

test('a call that changes is noted once, as the last, whatever the statement says of conflicts', () => {
  add('a');
  add('b', 'INSERT OR IGNORE');
  add('a', 'INSERT OR IGNORE');
  expect(touched()).toEqual(['a', 'b']);
  sqlite.exec(`UPDATE OR IGNORE Opportunity SET title = 'U' WHERE id = 'a'`);
  expect(touched()).toEqual(['b', 'a']);
  sqlite.exec(`DELETE FROM Opportunity WHERE id = 'b'`);
  expect(touched()).toEqual(['a', 'b']);
});

test('a migration that rebuilds the table of calls goes through, and changes are noted after it', () => {
  add('a');
  const name = '99990101000000_rebuilds';
  const made = sqlite.prepare(`SELECT sql FROM sqlite_master WHERE name = 'Opportunity'`).pluck().get() as string;
  const sql = `
    ${made.replace('"Opportunity"', '"new_Opportunity"')};
    INSERT INTO "new_Opportunity" SELECT * FROM "Opportunity";
    DROP TABLE "Opportunity";
    ALTER TABLE "new_Opportunity" RENAME TO "Opportunity";`;
  expect(migrate(file, [...listMigrations(), { name, sql, checksum: 'x' }])).toEqual([name]);
  ensureCallIndex(sqlite);
  add('b');
  expect(touched()).toEqual(['a', 'b']);
});

test('what was there before is indexed when the index is made anew', () => {
  add('a');
  sqlite.exec(`DELETE FROM CallTouched; UPDATE CallIndexMade SET digest = 'of another text'`);
  ensureCallIndex(sqlite);
  expect(touched()).toEqual(['a']);
  expect(sqlite.prepare('SELECT seq FROM CallTextState').pluck().get()).toBe(0);
  const made = touched();
  ensureCallIndex(sqlite);
  expect(touched()).toEqual(made);
});
