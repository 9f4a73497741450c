import { utimes } from 'node:fs/promises';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { assetFile } from './asset-store.server.ts';
import { sweepAssets } from './sweep-assets.server.ts';

/** Takes kept files that nothing names any more out of the database, and returns their SHA-256s for `forgetFiles`. */
export async function releaseAssets(tx: Transaction, hashes: readonly string[]): Promise<string[]> {
  const none = { submissions: { none: {} }, proposals: { none: {} }, attachments: { none: {} } };
  const unused = await tx.asset.findMany({
    where: { sha256: { in: [...hashes] }, ...none },
    select: { sha256: true },
  });
  const gone = unused.map(({ sha256 }) => sha256);
  await tx.asset.deleteMany({ where: { sha256: { in: gone } } });
  return gone;
}

/**
 * Lets files go, after the transaction and in the same turn (see `assetsInTurn`). Their bytes stay for a day: a backup or an
 * export that read the rows before still finds them.
 */
export async function forgetFiles(db: Database, hashes: readonly string[], now = new Date()): Promise<void> {
  for (const hash of hashes)
    await utimes(assetFile(hash), now, now).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error; // lost already, so nothing is left to go
    });
  await sweepAssets(db, now);
}
