import { expect, test } from 'vitest';
import { WholeLists } from '#app/opportunities/feeds/whole-lists.server.ts';

/** Someone who asks, and hears when they say so. */
function reader(address: string) {
  const answered = new AbortController();
  return { address, signal: answered.signal, leave: () => answered.abort() };
}

/** Work that is done when it is let. */
function work() {
  let finish = () => {};
  let begun = false;
  const until = new Promise<string>((resolve) => (finish = () => resolve('made')));
  return { make: () => ((begun = true), until), finish, isBegun: () => begun };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('whole lists are made one after the other, also when one cannot be made', async () => {
  const lists = new WholeLists();
  const [first, second] = [work(), work()];
  const one = lists.make(reader('a'), first.make);
  const broken = lists.make(reader('b'), () => Promise.reject(new Error('no')));
  const two = lists.make(reader('c'), second.make);
  await settled();
  expect([first.isBegun(), second.isBegun()]).toEqual([true, false]);
  first.finish();
  await expect(broken).rejects.toThrow('no');
  await settled();
  expect(second.isBegun()).toBe(true);
  second.finish();
  expect([await one, await two]).toEqual(['made', 'made']);
});

test('one address has ten on their way at most, all have twenty, and who was answered makes room', async () => {
  const lists = new WholeLists();
  const made = () => Promise.resolve('made');
  const ask = (address: string) => {
    const asker = reader(address);
    return { ...asker, answer: lists.make(asker, made) };
  };
  const own = Array.from({ length: 10 }, () => ask('a'));
  await Promise.all(own.map(({ answer }) => answer));
  await expect(ask('a').answer).rejects.toThrow(/^10 whole lists .* Wait for one of them\.$/);
  const others = Array.from({ length: 10 }, (_, at) => ask(`b${at}`));
  await Promise.all(others.map(({ answer }) => answer));
  await expect(ask('c').answer).rejects.toMatchObject({ code: 'unavailable' });
  own[0]!.leave();
  expect(await ask('a').answer).toBe('made');
  await expect(ask('a').answer).rejects.toMatchObject({ code: 'too_many' });
});

test('nothing is made for those who left, before or while they waited', async () => {
  const lists = new WholeLists();
  const running = work();
  const one = lists.make(reader('a'), running.make);
  const [waiting, gone] = [reader('b'), reader('c')];
  gone.leave();
  let made = 0;
  const count = () => Promise.resolve((made += 1));
  const answers = [lists.make(waiting, count), lists.make(gone, count)];
  waiting.leave();
  running.finish();
  for (const answer of answers) await expect(answer).rejects.toMatchObject({ code: 'unavailable' });
  expect(made).toBe(0);
  expect(await one).toBe('made');
});
