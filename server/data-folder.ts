import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { StartError } from './start-error.ts';

export type FolderLock = { release: () => void };

/** Makes the data folder and checks that files can be written there and beside the database. */
export function prepareDataFolder(dataDir: string, databaseFile: string): void {
  for (const folder of [dataDir, path.dirname(databaseFile), path.join(dataDir, 'assets')]) {
    try {
      makeFolder(folder);
      const probe = path.join(folder, `.write-test-${process.pid}`);
      writeFileSync(probe, '');
      rmSync(probe);
    } catch (error) {
      throw new StartError(
        `The data folder ${folder} cannot be written (${codeOf(error)}). ` +
          'Give this user write access to it, or set DATA_DIR to a folder that it can write.',
      );
    }
  }
}

/** One level at a time: under /proc and the like, `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  // Drafts and password hashes are for this user alone, on a shared machine too.
  mkdirSync(folder, { mode: 0o700 });
}

/** True while files can still be written there; for /readyz. */
export function isWritable(dataDir: string): boolean {
  try {
    accessSync(dataDir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Bytes that a minute of writing may take, with the log that SQLite keeps beside the database. */
const LEAST_ROOM = 16 * 1024 * 1024;

/** True while there is room for what people write; for /readyz. */
export function hasRoom(dataDir: string): boolean {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize >= LEAST_ROOM;
}

/**
 * Takes the data folder for this process, or throws StartError when another one has it. The lock is SQLite's own on an
 * empty file: the system lets go of it when the process ends, however it ends, and no process id can be mistaken.
 */
export function lockDataFolder(dataDir: string, what = 'this one'): FolderLock {
  const note = path.join(dataDir, 'callboard.pid');
  const lock = new Sqlite(path.join(dataDir, 'callboard.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    throw new StartError(
      `A running Callboard (process ${readNote(note)}) uses the data folder ${dataDir}. ` +
        `Stop it first, or give ${what} another DATA_DIR.`,
    );
  }
  writeFileSync(note, `${process.pid}\n`);
  return {
    release: () => {
      rmSync(note, { force: true });
      lock.close();
    },
  };
}

function readNote(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string } | null)?.code ?? String(error);
}
