import { existsSync, statfsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { openDatabase, type Database } from '#prisma/client.server.ts';

export type TestDatabase = { db: Database; file: string; close: () => Promise<void> };

/** A folder in memory where there is one with room: thousands of commits need not wait for a disk. */
export const memoryFolder = (): string => {
  const inMemory = '/dev/shm';
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > 512 * 1024 * 1024 ? inMemory : tmpdir();
};

/** A fresh migrated database in a folder of its own, in memory where it can be; `close` disconnects and removes it. */
export async function testDatabase(within = memoryFolder()): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(within, 'callboard-test-'));
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
