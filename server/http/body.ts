import type { IncomingMessage } from 'node:http';
import { AppError } from '#app/errors.ts';

/** Bytes a form or an API call may send; the text of a long section is under a tenth of it. */
export const bodyLimit = 4 * 1024 * 1024;

const tooLarge = () =>
  new AppError('too_large', `This is more than ${bodyLimit / 1024 / 1024} MB in one go. Send it in smaller parts.`);

/** The whole body of a request; throws AppError too_large as soon as it is known to be over the limit. */
export async function readBody(req: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  if (Number(req.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
