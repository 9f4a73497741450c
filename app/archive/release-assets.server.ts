import { rm } from 'node:fs/promises';
import type { Transaction } from '#prisma/client.server.ts';
import { assetFile } from './asset-store.server.ts';

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

/** Removes their bytes from disk, after the transaction and in the same turn: see `assetsInTurn`. */
export async function forgetFiles(hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) await rm(assetFile(hash), { force: true });
}
