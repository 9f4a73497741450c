import { audit } from '#app/accounts/audit.server.ts';
import { assetsInTurn, storeAsset } from '#app/archive/asset-store.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from '../authorize-proposal.server.ts';

/** The widest a picture is kept: more than 300 dots an inch across any page. */
const mostWidth = 3600;
/** What one proposal may hold, in bytes. */
const mostHeld = 500 * 1024 * 1024;

export type AddedPicture = { sha256: string; mediaType: string; width: number; height: number; size: number };

/**
 * Takes a picture in for a proposal. What is kept is the picture made plain, without what its camera wrote into it; the
 * same picture again is the same one. Throws AppError: `bad_input` with a sentence for one that is refused, `too_large`.
 */
export async function addPicture(
  db: Database,
  person: Person,
  proposalId: string,
  given: Uint8Array,
): Promise<AddedPicture> {
  await authorizeProposal(db, person, proposalId, 'proposal.write');
  const { bytes, mediaType, width, height } = await plainPicture(given);
  const size = bytes.byteLength;
  const sha256 = await assetsInTurn(async () => {
    // the file first: a row must never name bytes that are not on disk
    const sha256 = await storeAsset(bytes);
    await db.$transaction(async (tx) => {
      await authorizeProposal(tx, person, proposalId, 'proposal.write');
      const key = { proposalId, sha256 };
      if (await tx.proposalAsset.findUnique({ where: { proposalId_sha256: key } })) return;
      if ((await heldBytes(tx, proposalId)) + size > mostHeld)
        throw new AppError(
          'too_large',
          `This proposal has more than ${mostHeld / 1024 / 1024} MB of pictures already.`,
        );
      await tx.asset.upsert({ where: { sha256 }, create: { sha256, mediaType, size }, update: {} });
      await tx.proposalAsset.create({ data: { ...key, width, height, addedById: person.id } });
      await audit(tx, person.id, 'proposal.picture', { kind: 'proposal', id: proposalId }, { sha256 });
    });
    return sha256;
  });
  return { sha256, mediaType, width, height, size };
}

async function plainPicture(given: Uint8Array) {
  const { normalisePicture } = await import('#app/pdf/pictures/normalise-picture.server.ts');
  const { PictureRefused } = await import('#app/pdf/pictures/picture-refused.ts');
  try {
    return await normalisePicture(given, mostWidth);
  } catch (error) {
    if (error instanceof PictureRefused) throw new AppError('bad_input', error.message, { file: error.message });
    throw error;
  }
}

async function heldBytes(tx: Transaction, proposalId: string): Promise<number> {
  const held = await tx.proposalAsset.findMany({
    where: { proposalId },
    select: { asset: { select: { size: true } } },
  });
  return held.reduce((sum, { asset }) => sum + asset.size, 0);
}
