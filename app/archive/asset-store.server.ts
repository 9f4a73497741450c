import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { getEnv } from '#app/env.server.ts';
import { AppError } from '#app/errors.ts';
import { singleton } from '#app/singleton.server.ts';

/** SHA-256 of bytes, in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * One after another: what stores bytes and then names them in a row, and what takes away rows and then bytes. Else a file
 * that is stored again could be removed before its new row is there.
 */
export function assetsInTurn<T>(run: () => Promise<T>): Promise<T> {
  const turn = singleton<{ last: Promise<unknown> }>('assets', () => ({ last: Promise.resolve() }));
  const mine = turn.last.then(run);
  turn.last = mine.catch(() => undefined); // whoever asked hears of it; the next one goes on
  return mine;
}

export const assetFolder = () => path.join(getEnv().dataDir, 'assets');

function assetPath(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`Not a SHA-256: ${hash}`);
  return path.join(folder, hash.slice(0, 2), hash);
}

/** Where the bytes of a SHA-256 are kept. */
export const assetFile = (hash: string) => assetPath(assetFolder(), hash);

/**
 * Keeps bytes under their SHA-256 and returns it. They are on disk when this returns, whole or not at all, and are never
 * written again: the same bytes are the same file.
 */
export async function storeAsset(bytes: Uint8Array, folder = assetFolder()): Promise<string> {
  const hash = sha256(bytes);
  const file = assetPath(folder, hash);
  if (await isIntact(file, hash)) {
    await utimes(file, new Date(), new Date()); // released ones are removed after a day: its row comes anew
    return hash;
  }
  const parent = path.dirname(file);
  await mkdir(parent, { recursive: true });
  const temporary = path.join(parent, `.${randomUUID()}`);
  try {
    const handle = await open(temporary, 'wx', 0o640);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  for (const changed of [parent, folder]) await syncFolder(changed);
  return hash;
}

/** The bytes kept under a SHA-256, checked against it. Throws `unavailable` when the file is gone or altered. */
export async function readAsset(hash: string, folder = assetFolder()): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readIfThere(assetPath(folder, hash));
  if (bytes && sha256(bytes) === hash) return bytes;
  const what = bytes ? 'no longer has the bytes that were frozen' : 'is missing';
  throw new AppError('unavailable', `The stored file ${hash.slice(0, 12)} ${what}. Restore it from a backup.`);
}

/** Whether a file of so many bytes is kept under a SHA-256. It is not read. */
export async function holdsAsset(hash: string, size: number, folder = assetFolder()): Promise<boolean> {
  try {
    return (await stat(assetPath(folder, hash))).size === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function isIntact(file: string, hash: string): Promise<boolean> {
  const bytes = await readIfThere(file);
  return bytes !== null && sha256(bytes) === hash;
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A rename is durable once its folder is; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'EPERM') throw error;
  } finally {
    await handle.close();
  }
}
