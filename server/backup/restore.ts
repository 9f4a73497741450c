import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { storeAsset } from '#app/archive/asset-store.server.ts';
import { migrate } from '#prisma/migrate.ts';
import { lockDataFolder } from '../data-folder.ts';
import { StartError } from '../start-error.ts';
import { backupVersion, dropBackupTables } from './format.ts';
import { raiseEpochs, readEpochs } from './epochs.ts';

type Place = { dataDir: string; databaseFile: string };

/**
 * Puts a backup in the place of the database, whole or not at all, and keeps what was there before. Refuses while a
 * server runs on the data folder. Throws StartError or MigrationError with one line; the data is then as it was.
 */
export async function restore({ dataDir, databaseFile }: Place, file: string) {
  const source = path.resolve(file);
  if (!existsSync(source)) throw new StartError(`There is no file ${file}. Name one that "npm run backup" wrote.`);
  const lock = lockDataFolder(dataDir, 'the restore');
  const next = `${databaseFile}.restore-${process.pid}`;
  try {
    copyFileSync(source, next);
    const assets = await unpack(next, path.join(dataDir, 'assets'), file);
    migrate(next);
    changeEpochs(next, databaseFile);
    return { assets, kept: swap(next, databaseFile) };
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${next}${end}`, { force: true });
    lock.release();
  }
}

/** Checks the copy, takes the files out of it and leaves a plain database; the number of files. */
async function unpack(copy: string, folder: string, name: string): Promise<number> {
  const sqlite = new Sqlite(copy);
  try {
    checkBackup(sqlite, name);
    let count = 0;
    for (const hash of sqlite.prepare('SELECT "sha256" FROM "_callboard_asset"').pluck().all() as string[]) {
      const bytes = sqlite
        .prepare('SELECT "bytes" FROM "_callboard_asset" WHERE "sha256" = ?')
        .pluck()
        .get(hash) as Buffer;
      if ((await storeAsset(bytes, folder)) !== hash)
        throw new StartError(`${name} is damaged: file ${hash} has changed.`);
      count += 1;
    }
    sqlite.exec(dropBackupTables);
    sqlite.exec('VACUUM');
    return count;
  } finally {
    sqlite.close();
  }
}

function checkBackup(sqlite: Sqlite.Database, name: string): void {
  try {
    const version = sqlite.prepare('SELECT "version" FROM "_callboard_backup"').pluck().get();
    if (version === backupVersion && sqlite.pragma('integrity_check', { simple: true }) === 'ok') return;
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
  }
  throw new StartError(
    `${name} is not a whole Callboard backup. Name a file that "npm run backup" of this version wrote.`,
  );
}

function changeEpochs(next: string, current: string): void {
  const before = existsSync(current) ? readEpochs(current) : new Map<string, number>();
  raiseEpochs(next, before, Math.floor(Date.now() / 60_000));
}

/** Moves the old database aside and the new one in; the name the old one has now, or null when there was none. */
function swap(next: string, databaseFile: string): string | null {
  if (!existsSync(databaseFile)) {
    renameSync(next, databaseFile);
    return null;
  }
  // Folds what was written ahead into the file; the log beside it belongs to the old database only.
  const old = new Sqlite(databaseFile);
  try {
    old.pragma('journal_mode = DELETE');
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    throw new StartError('Another program has the database open. Wait until it ends, then restore again.');
  } finally {
    old.close();
  }
  const kept = `${databaseFile}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(databaseFile, kept);
  renameSync(next, databaseFile);
  return kept;
}
