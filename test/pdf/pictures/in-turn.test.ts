import { expect, it } from 'vitest';
import { inTurn } from '#app/pdf/pictures/in-turn.server.ts';

it('lets two at a time, in the order they came, and goes on after one that fails', async () => {
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () => {
    began.push(number);
    return new Promise<void>((resolve, reject) => {
      ends[number] = number === 1 ? () => reject(new Error('broken')) : resolve;
    });
  };
  const all = [0, 1, 2, 3].map((number) => inTurn(work(number)).catch((error: Error) => error.message));
  expect(began).toEqual([0, 1]);
  ends[1]!();
  expect(await all[1]).toBe('broken');
  expect(began).toEqual([0, 1, 2]);
  ends[0]!();
  await all[0];
  expect(began).toEqual([0, 1, 2, 3]);
  ends[2]!();
  ends[3]!();
  await Promise.all(all);
  expect(await inTurn(() => Promise.resolve('again'))).toBe('again');
});
