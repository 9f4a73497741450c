import type { IncomingMessage } from 'node:http';
import { readCookie, sessionCookieName } from '#app/accounts/cookie.server.ts';
import { mostAssetBytes } from '#app/document/document-asset.ts';
import { AppError } from '#app/errors.ts';
import { mostUploadBytes } from '#app/pdf/inspect/file-start.ts';

/** Bytes a form or an API call may send; the text of a long section is under a tenth of it. */
export const bodyLimit = 4 * 1024 * 1024;

const aroundFile = 64 * 1024;
/** A picture, with what a form puts around it. */
export const pictureLimit = mostAssetBytes + aroundFile;

/** Addresses that take a file from those who are signed in. */
const uploads: { path: RegExp; limit: number }[] = [
  { path: /^\/check-pdf$/, limit: mostUploadBytes + aroundFile },
  { path: /^\/proposals\/[^/]+\/assets$/, limit: pictureLimit },
  { path: /^\/proposals\/[^/]+\/export$/, limit: mostUploadBytes + aroundFile },
];

/** The bytes that a request may send. */
export function bodyLimitOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): number {
  const signedIn = headers.authorization !== undefined || readCookie(headers.cookie, sessionCookieName) !== null;
  const path = url.replace(/(?:\.data)?(?:\?.*)?$/, '');
  return (signedIn ? uploads.find((upload) => upload.path.test(path)) : undefined)?.limit ?? bodyLimit;
}

/** The whole body of a request; throws AppError too_large as soon as it is known to be over the limit of its address. */
export async function readBody(req: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const limit = bodyLimitOf(req);
  const advice = limit > bodyLimit ? 'Make the file smaller.' : 'Send it in smaller parts.';
  const tooLarge = () =>
    new AppError('too_large', `This is more than ${Math.floor(limit / 1024 / 1024)} MB in one go. ${advice}`);
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
