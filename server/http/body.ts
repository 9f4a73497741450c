import type { IncomingMessage } from 'node:http';
import { mostAssetBytes } from '#app/document/document-asset.ts';
import { AppError } from '#app/errors.ts';

/** Bytes a form or an API call may send; the text of a long section is under a tenth of it. */
export const bodyLimit = 4 * 1024 * 1024;

/** A picture, with what a form puts around it. */
export const pictureLimit = mostAssetBytes + 64 * 1024;

const takesPictures = /^\/proposals\/[^/?]+\/assets(?:\.data)?(?=$|\?)/;

/** The whole body of a request; throws AppError too_large as soon as it is known to be over the limit of its address. */
export async function readBody(req: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const isPicture = takesPictures.test(req.url ?? '');
  const limit = isPicture ? pictureLimit : bodyLimit;
  const tooLarge = () => {
    const advice = isPicture ? 'Save the picture smaller.' : 'Send it in smaller parts.';
    return new AppError('too_large', `This is more than ${Math.floor(limit / 1024 / 1024)} MB in one go. ${advice}`);
  };
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
