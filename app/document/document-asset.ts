import { fromBase64 } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { z } from 'zod';
import { assetHash } from './embeds.ts';
import type { DocumentAsset } from './file.ts';

/** Bytes of the largest picture that is taken in. */
export const mostAssetBytes = 25 * 1024 * 1024;

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const tooLarge = `is larger than ${mostAssetBytes / 1024 / 1024} MB`;

/** What a document file says of an asset, with its bytes checked against their name. */
export const documentAsset: z.ZodType<DocumentAsset> = z
  .object({
    sha256: z.string().regex(assetHash, 'is no SHA-256 in hex'),
    mediaType: z.string().min(1).max(100),
    data: z
      .string()
      .max(Math.ceil(mostAssetBytes / 3) * 4, tooLarge)
      .regex(base64, 'is not base64'),
  })
  .refine((asset) => hexOf(digest(assetBytes(asset))) === asset.sha256, {
    message: 'has bytes that are not those of its SHA-256: the file was altered or cut short',
    path: ['data'],
    when: ({ issues }) => issues.length === 0,
  });

/** The bytes of an asset. */
export function assetBytes({ data }: DocumentAsset): Uint8Array {
  return fromBase64(data);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
