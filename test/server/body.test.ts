import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { bodyLimit, pictureLimit, readBody } from '#server/http/body.ts';

/** A request whose body comes in two halves, as Node gives it. */
function request(url: string, size: number, headers: Record<string, string> = {}): IncomingMessage {
  const half = Buffer.alloc(Math.ceil(size / 2));
  const stream = Readable.from([half, half.subarray(0, size - half.length)]);
  return Object.assign(stream, { url, headers }) as unknown as IncomingMessage;
}

const id = '01890000-0000-7000-8000-000000000000';

const signedIn = { authorization: 'Bearer x' };

test('a picture may be larger than a form, from those who are signed in, and has its own advice', async () => {
  const url = `/proposals/${id}/assets`;
  expect((await readBody(request(url, bodyLimit + 1, signedIn))).length).toBe(bodyLimit + 1);
  const message = 'This is more than 25 MB in one go. Make the file smaller.';
  for (const headers of [signedIn, { ...signedIn, 'content-length': String(pictureLimit + 1) }])
    await expect(readBody(request(url, pictureLimit + 1, headers))).rejects.toThrow(message);
  await expect(readBody(request(url, bodyLimit + 1))).rejects.toThrow('Send it in smaller parts');
});

test.each(['/api/proposals', `/proposals/${id}`, `/proposals/${id}/assets/x`, `/x?/proposals/${id}/assets`])(
  '%s takes no picture',
  async (url) => {
    await expect(readBody(request(url, bodyLimit + 1, signedIn))).rejects.toThrow('Send it in smaller parts');
  },
);
