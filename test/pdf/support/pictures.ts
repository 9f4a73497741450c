import { createHash } from 'node:crypto';
import type { Block, BlockAttrs } from '#app/document/blocks.ts';
import type { DocumentAsset } from '#app/document/file.ts';

/** A picture as a document file has it. */
export function assetOf(bytes: Uint8Array, mediaType = 'image/png'): DocumentAsset {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, mediaType, data: Buffer.from(bytes).toString('base64') };
}

export function figure(asset: DocumentAsset | string | null, attrs: BlockAttrs = {}, caption = 'What it is'): Block {
  const named = asset === null ? {} : { asset: typeof asset === 'string' ? asset : asset.sha256 };
  return { kind: 'figure', attrs: { ...named, alt: 'Two halves', ...attrs }, content: [{ text: caption }] };
}
