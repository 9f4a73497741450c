import { expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { newRoom, plainClient, startServer, textOnDisk, until } from '../support.ts';
import { startChild, wordsOnDisk } from './child.ts';
import { Typist } from './typist.ts';

test('5: a server that comes back finds what everybody typed while it was gone, once each', async () => {
  const server = await startServer();
  const room = newRoom();
  const clients = ['ann', 'bob', 'cy'].map((name) => plainClient(server, room, name));
  await Promise.all(clients.map((client) => client.synced()));
  const words = clients.map((client, i) => `[before${i}]`);
  clients.forEach((client, i) => client.text.insert(0, words[i]!));
  server.unreachable(true);
  await until(() => clients.every((client) => !client.provider.wsconnected));
  clients.forEach((client, i) => {
    for (const word of [`[down${i}a]`, `[down${i}b]`]) client.text.insert(client.text.length, (words.push(word), word));
  });
  await server.restart();
  server.unreachable(false);
  const all = (text: string) => words.every((word) => text.split(word).length === 2);
  await until(() => clients.every((client) => all(client.text.toString())));
  expect(new Set(clients.map((client) => client.text.toString())).size).toBe(1);
  expect(all(await textOnDisk(server, room))).toBe(true);
  for (const client of clients) client.destroy();
  await server.close();
});

test('5: a plain client, with nothing of ours, opens, edits, and comes back after the server was killed', async () => {
  const { file, close } = await testDatabase();
  const child = await startChild(file);
  const room = newRoom();
  const ann = plainClient(child.server, room, 'ann');
  await ann.synced();
  ann.text.insert(0, '[one]');
  const bob = new Typist('bob', room);
  await bob.connect(child.server);
  await until(() => bob.listen() && bob.text === '[one]');
  await child.kill();
  await until(() => !ann.provider.wsconnected);
  ann.text.insert(5, '[two]');
  const next = await startChild(file, { port: child.port });
  await ann.synced();
  ann.text.insert(10, '[three]');
  await bob.connect(next.server);
  await until(() => bob.listen() && bob.text === '[one][two][three]');
  ann.destroy();
  bob.leave();
  await next.kill();
  expect(await wordsOnDisk(file, room)).toEqual(['[one]', '[two]', '[three]']);
  await close();
});

test('5: what was under way when it was killed comes back whole, for many people at once', async () => {
  const { file, close } = await testDatabase();
  const server = await startServer({ beside: { file } });
  const child = await startChild(file, { point: 'before apply', times: 20 });
  const room = newRoom();
  const people = Array.from({ length: 6 }, (_, i) => new Typist(`p${i}x`, room));
  for (const { name } of people) server.people.roles.set(name, 'writer');
  await Promise.all(people.map((person) => person.connect(child.server)));
  while (people.some((person) => !person.socket.closed)) {
    for (const person of people)
      if (!person.socket.closed && person.typed.length - person.acknowledged().length < 20) person.type();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await child.gone;
  for (const person of people) person.type();
  await Promise.all(people.map((person) => person.connect(server)));
  await Promise.all(people.map((person) => person.allSaved()));
  const typed = people.flatMap((person) => person.typed).sort();
  expect((await wordsOnDisk(file, room)).sort()).toEqual(typed);
  await until(() => people.every((person) => person.listen() && person.text.length === people[0]!.text.length));
  expect(new Set(people.map((person) => person.text)).size).toBe(1);
  for (const person of people) person.leave();
  await server.close();
  await close();
});
