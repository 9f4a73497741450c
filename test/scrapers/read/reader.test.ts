import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScraperError } from '#scrapers/errors.ts';
import { guardedReader, type GuardedReader } from '#scrapers/run/read/reader.ts';

let reader: GuardedReader;
beforeAll(() => {
  const file = new URL('./hostile-child.mjs', import.meta.url);
  reader = guardedReader({ file, patienceMs: 4000, heapMb: 64 });
});
afterAll(() => reader.end());

const bytes = Buffer.from('shared with others: the answer').subarray(20);
const read = (url: string) => reader.read({ id: 'example', params: null }, { step: 'locate', page: { url, bytes } });

test.each([
  ['loop', 'Reading the answer took more than 4 seconds, so it was given up.'],
  ['memory', 'Reading the answer took more memory than it may, so it was given up.'],
  ['exit', 'Reading the answer broke off: the process ended without a word.'],
  ['throw', 'Reading the answer broke off: broken inside.'],
  ['refuse', 'The answer is empty.'],
])('an answer that makes its reader %s is a failure in words, and the next one is read', async (url, says) => {
  const [failure, next] = await Promise.allSettled([read(url), read('next')]);
  expect(failure).toMatchObject({ status: 'rejected', reason: expect.any(ScraperError) as unknown });
  expect((failure as PromiseRejectedResult).reason).toMatchObject({ message: says });
  expect(next).toEqual({ status: 'fulfilled', value: 'next the answer' });
});

test('the bytes stay with the caller', async () => {
  await read('page');
  expect(bytes.toString()).toBe('the answer');
});

test('meanwhile this reader does other work', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 10);
  await expect(read('loop')).rejects.toThrow(/given up/);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(10);
});
