import { expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { newRoom, until } from '../support.ts';
import { startChild, wordsOnDisk } from './child.ts';
import { Typist } from './typist.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 3);
const burst = Number(process.env.KILL_BURST ?? 20_000);

test(
  `1: SIGKILL while 8 people type, ${rounds} times: nothing acknowledged or seen is lost`,
  async () => {
    const { file, close } = await testDatabase();
    const room = newRoom();
    const expected = new Set<string>();
    let acknowledged = 0;
    let next = startChild(file); // the next process comes up while this one is written to
    for (let round = 0; round < rounds; round++) {
      const child = await next;
      next = startChild(file);
      const people = Array.from({ length: 8 }, (_, i) => new Typist(`r${round}w${i}x`, room));
      await Promise.all(people.map((person) => person.connect(child.server)));
      const enough = 40 + Math.floor(Math.random() * 400);
      const saved = () => people.reduce((sum, person) => sum + person.acknowledged().length, 0);
      // Typing and the kill are not in step with commits: the process dies wherever it happens to be.
      while (saved() < enough) {
        for (const person of people)
          if (Math.random() < 0.5 && person.typed.length - person.acknowledged().length < 20) person.type();
        await new Promise((resolve) => setImmediate(resolve));
      }
      for (const person of people) person.type();
      await child.kill();
      await Promise.all(people.map((person) => person.socket.closeCode()));
      for (const person of people) {
        acknowledged += person.acknowledged().length;
        for (const word of [...person.acknowledged(), ...person.shown()]) expected.add(word);
        person.leave();
      }
      const disk = await wordsOnDisk(file, room);
      expect([...expected].filter((word) => !disk.includes(word))).toEqual([]);
      expect(disk.length).toBe(new Set(disk).size);
    }
    expect(acknowledged).toBeGreaterThan(40 * rounds - 1);
    await (await next).kill();
    await close();
  },
  120_000 + rounds * 10_000,
);

test(`1: SIGKILL while ${burst} updates arrive in a burst: nothing acknowledged or seen is lost, and the rest comes back once`, async () => {
  const { file, close } = await testDatabase();
  const [child, next] = await Promise.all([startChild(file), startChild(file)]);
  const ann = new Typist('ann');
  const reader = new Typist('bob', ann.room);
  await ann.connect(child.server);
  await reader.connect(child.server);
  for (let i = 0; i < burst; i++) ann.type(`[${i}]`);
  await until(() => ann.socket.acks.length > 0);
  await child.kill();
  await Promise.all([ann.socket.closeCode(), reader.socket.closeCode()]);
  const disk = new Set(await wordsOnDisk(file, ann.room));
  expect([...ann.acknowledged(), ...reader.shown()].filter((word) => !disk.has(word))).toEqual([]);
  await ann.connect(next.server);
  await ann.allSaved();
  await next.kill();
  const after = await wordsOnDisk(file, ann.room);
  expect([after.length, new Set(after).size]).toEqual([burst, burst]);
  for (const person of [ann, reader]) person.leave();
  await close();
}, 60_000);
