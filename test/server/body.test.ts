import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { bodyLimit, bodyLimitOf, pictureLimit, readBody } from '#server/http/body.ts';

/** A request whose body comes in two halves, as Node gives it. */
function request(url: string, size: number, headers: Record<string, string> = {}): IncomingMessage {
  const half = Buffer.alloc(Math.ceil(size / 2));
  const stream = Readable.from([half, half.subarray(0, size - half.length)]);
  return Object.assign(stream, { url, headers }) as unknown as IncomingMessage;
}

const id = '01890000-0000-7000-8000-000000000000';

test('a body is refused as soon as it is over its limit, with advice', async () => {
  expect((await readBody(request('/x', bodyLimit + 1), pictureLimit)).length).toBe(bodyLimit + 1);
  const message = 'This is more than 25 MB in one go. Make the file smaller.';
  const sent: Record<string, string>[] = [{}, { 'content-length': String(pictureLimit + 1) }];
  for (const headers of sent)
    await expect(readBody(request('/x', pictureLimit + 1, headers), pictureLimit)).rejects.toThrow(message);
  await expect(readBody(request('/x', bodyLimit + 1))).rejects.toThrow('Send it in smaller parts');
});

test('a picture may be larger than a form, from those who are signed in', () => {
  const signedIn = { authorization: 'Bearer x' };
  expect(bodyLimitOf(`/proposals/${id}/assets`, signedIn)).toBe(pictureLimit);
  expect(bodyLimitOf(`/proposals/${id}/assets`, {})).toBe(bodyLimit);
  for (const path of ['/api/proposals', `/proposals/${id}`, `/proposals/${id}/assets/x`, `/x/proposals/${id}/assets`])
    expect(bodyLimitOf(path, signedIn)).toBe(bodyLimit);
});
