import { holdsAsset, readAsset } from '#app/archive/asset-store.server.ts';
import type { Block } from '#app/document/blocks.ts';
import type { DocumentAsset, DocumentFile } from '#app/document/file.ts';
import { namedPictures } from '#app/document/named-pictures.ts';
import { AppError } from '#app/errors.ts';
import type { Pictures } from '#app/pdf/pictures/picture-facts.ts';
import type { Database } from '#prisma/client.server.ts';

export type HeldPicture = { mediaType: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * A picture by its SHA-256, where the proposal holds it and its file is whole; else null. Asks nobody's leave: the caller
 * does.
 */
export async function heldPicture(db: Database, proposalId: string, sha256: string): Promise<HeldPicture | null> {
  const held = await db.proposalAsset.findUnique({
    where: { proposalId_sha256: { proposalId, sha256 } },
    select: { asset: { select: { mediaType: true } } },
  });
  if (!held) return null;
  try {
    return { mediaType: held.asset.mediaType, bytes: await readAsset(sha256) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return null;
    throw error;
  }
}

/** The pictures that a proposal's text names and the proposal holds, by their SHA-256, for setting it. */
export async function heldPictures(
  db: Database,
  proposalId: string,
  file: Pick<DocumentFile, 'sections'>,
): Promise<Map<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const sha256 of namedPictures(file)) {
    const held = await heldPicture(db, proposalId, sha256);
    if (held) pictures.set(sha256, held.bytes);
  }
  return pictures;
}

/** Their sizes alone, for counting pages: what was written down when each was put in, where its file is still there. */
export async function heldFacts(
  db: Database,
  proposalId: string,
  file: Pick<DocumentFile, 'sections'>,
): Promise<Pictures> {
  const named = namedPictures(file);
  if (named.length === 0) return new Map();
  const held = await db.proposalAsset.findMany({
    where: { proposalId, sha256: { in: named } },
    select: { sha256: true, width: true, height: true, asset: { select: { size: true } } },
  });
  const there = await Promise.all(held.map(({ sha256, asset }) => holdsAsset(sha256, asset.size)));
  return new Map(
    held
      .filter((_, index) => there[index])
      .map(({ sha256, width, height }) => [sha256, { width, height, vector: false, problem: null }]),
  );
}

/** The same as a document file has them. */
export async function heldAssets(
  db: Database,
  proposalId: string,
  file: Pick<DocumentFile, 'sections'>,
): Promise<DocumentAsset[]> {
  const assets: DocumentAsset[] = [];
  for (const sha256 of namedPictures(file)) {
    const held = await heldPicture(db, proposalId, sha256);
    if (held) assets.push({ sha256, mediaType: held.mediaType, data: Buffer.from(held.bytes).toString('base64') });
  }
  return assets;
}

/** Which of the pictures that these blocks name the proposal holds. */
export async function heldOf(db: Database, proposalId: string, blocks: Block[]): Promise<string[]> {
  const named = namedPictures({ sections: [{ key: '', title: '', blocks }] });
  if (named.length === 0) return [];
  const held = await db.proposalAsset.findMany({
    where: { proposalId, sha256: { in: named } },
    select: { sha256: true },
  });
  return held.map(({ sha256 }) => sha256);
}
