import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { readAsset } from '#app/archive/asset-store.server.ts';
import { AppError } from '#app/errors.ts';
import { StartError } from '../start-error.ts';
import { backupTables, backupVersion } from './format.ts';

type Place = { dataDir: string; databaseFile: string };

/**
 * Writes the database and its files into one file, whole or not at all, while the server runs. The database is read in
 * one transaction; files are named by their content and stored before the row that names them, so what that reading
 * names is there.
 */
export async function backup({ dataDir, databaseFile }: Place, file: string): Promise<{ assets: number }> {
  const target = path.resolve(file);
  if (existsSync(target)) throw new StartError(`${file} exists already. Name a new file, or move that one away.`);
  if (!existsSync(path.dirname(target)))
    throw new StartError(`There is no folder ${path.dirname(target)}. Make it first.`);
  const part = `${target}.part-${process.pid}`;
  try {
    copyDatabase(databaseFile, part);
    const assets = await addAssets(part, path.join(dataDir, 'assets'));
    renameSync(part, target);
    return { assets };
  } catch (error) {
    if (error instanceof AppError) throw new StartError(`${error.message} No backup was written.`);
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

function copyDatabase(from: string, to: string): void {
  const sqlite = new Sqlite(from, { timeout: 10_000 });
  try {
    sqlite.prepare('VACUUM INTO ?').run(to);
  } finally {
    sqlite.close();
  }
}

async function addAssets(file: string, folder: string): Promise<number> {
  const sqlite = new Sqlite(file);
  try {
    sqlite.exec(backupTables);
    const add = sqlite.prepare('INSERT INTO "_callboard_asset" ("sha256", "bytes") VALUES (?, ?)');
    const hashes = sqlite.prepare('SELECT "sha256" FROM "Asset"').pluck().all() as string[];
    for (const hash of hashes) add.run(hash, Buffer.from(await readAsset(hash, folder)));
    // Written last: a file without this row is not a backup.
    sqlite.prepare('INSERT INTO "_callboard_backup" VALUES (?, ?)').run(backupVersion, new Date().toISOString());
    return hashes.length;
  } finally {
    sqlite.close();
  }
}
