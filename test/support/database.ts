import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { openDatabase, type Database } from '#prisma/client.server.ts';

export type TestDatabase = { db: Database; file: string; close: () => Promise<void> };

/** A fresh migrated database in a folder of its own; `close` disconnects and removes it. */
export async function testDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'callboard-test-'));
  const file = path.join(folder, 'callboard.db');
  await copyFile(inject('databaseTemplate'), file);
  const db = openDatabase(file);
  return {
    db,
    file,
    close: async () => {
      await db.$disconnect();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
