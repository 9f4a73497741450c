import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '#prisma/client.server.ts';
import { assetFolder } from './asset-store.server.ts';

/** How long bytes stay that no row names: longer than any backup or export takes. */
const restMs = 24 * 60 * 60 * 1000;

/**
 * Removes what lies among the kept files without a row for more than a day: released, or stored for a row that was refused
 * then. Returns how many. In the turn of `assetsInTurn`.
 */
export async function sweepAssets(db: Database, now = new Date(), folder = assetFolder()): Promise<number> {
  let removed = 0;
  for (const part of await namesIn(folder)) {
    const old: string[] = [];
    for (const name of await namesIn(path.join(folder, part))) {
      const { mtimeMs } = await stat(path.join(folder, part, name));
      if (now.getTime() - mtimeMs > restMs) old.push(name);
    }
    const named = await db.asset.findMany({ where: { sha256: { in: old } }, select: { sha256: true } });
    const kept = new Set(named.map(({ sha256 }) => sha256));
    for (const name of old.filter((one) => !kept.has(one))) {
      await rm(path.join(folder, part, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}

/** Empty where there is no such folder: nothing was kept yet. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
