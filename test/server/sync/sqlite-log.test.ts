import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { testDatabase } from '#test/support/database.ts';
import { onFile } from './log/on-file.ts';
import { typed } from './support.ts';
import { syncLogContract } from './sync-log.contract.ts';

syncLogContract('SqliteLog', onFile(SqliteLog, 50));

const entry = { room: 'a', epoch: 1, personId: null, bytes: typed(new Y.Doc(), 'x'), claims: [] };

test('a busy database is waited for without blocking: a transaction of Prisma’s on this thread can end', async () => {
  const { db, file, close } = await testDatabase();
  const log = new SqliteLog(file);
  let appended: Promise<number[]> | null = null;
  await db.$transaction(async (tx) => {
    await tx.funder.create({ data: { name: 'Somebody' } });
    appended = log.append([entry]);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(log.counts().commits).toBe(0);
  });
  expect(await appended!).toHaveLength(1);
  await log.close();
  await close();
});

test('D3 a database that stays busy is a failed append', async () => {
  const { file, close } = await testDatabase();
  const log = new SqliteLog(file, { patienceMs: 20 });
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(log.append([entry])).rejects.toThrow('could not be written');
  expect(log.healthy()).toBe(false);
  other.exec('COMMIT');
  await log.append([entry]);
  expect(log.healthy()).toBe(true);
  other.close();
  await log.close();
  await close();
});

test('every commit is flushed to disk, and sequence numbers never come back', async () => {
  const { file, close } = await testDatabase();
  const log = new SqliteLog(file);
  const other = new Sqlite(file);
  expect(other.pragma('journal_mode', { simple: true })).toBe('wal');
  const [last] = await log.append([entry]);
  other.exec('DELETE FROM SyncUpdate');
  expect((await log.append([entry]))[0]).toBeGreaterThan(last!);
  other.close();
  await log.close();
  await close();
});
