import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { listMigrations } from '#prisma/migration-folders.ts';
import { migrate } from '#prisma/migrate.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { typed } from '../support.ts';
import { textIn } from '../sync-log.contract.ts';

test('a log from before checksums migrates with every word', async () => {
  const file = path.join(tmpdir(), `callboard-migration-${process.pid}.db`);
  const all = listMigrations();
  const before = all.slice(
    0,
    all.findIndex((folder) => folder.name.endsWith('_sync_checksums')),
  );
  migrate(file, before);
  const doc = new Y.Doc();
  const sqlite = new Sqlite(file);
  sqlite
    .prepare("INSERT INTO SyncSnapshot (room, seq, epoch, state, at) VALUES ('a', 1, 1, ?, '2026-11-01')")
    .run(typed(doc, 'folded '));
  sqlite
    .prepare("INSERT INTO SyncUpdate (seq, room, epoch, bytes, at) VALUES (2, 'a', 1, ?, '2026-11-01')")
    .run(typed(doc, 'and typed'));
  sqlite.close();
  expect(migrate(file, all)).toContain(all[before.length]!.name);
  const log = new SqliteLog(file);
  expect(await textIn(log)).toBe('folded and typed');
  expect((await log.load('a', 1)).damaged).toBe(false);
  await log.close();
  for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true });
});
