import { afterEach, beforeEach, expect, test } from 'vitest';
import { seed } from '#test/support/seed.ts';
import { newRoom, plainClient, startServer, textOnDisk, until, type TestServer } from './support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ limits: { idleRoomMs: 0, compactRows: 40, compactGapMs: 0 } });
});
afterEach(() => server.close());

/** mulberry32 */
function generator(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`three clients who come and go end equal, with everything they typed (SEED=${seed})`, async () => {
  const random = generator(seed);
  const room = newRoom();
  const clients = ['ann', 'bob', 'cy'].map((name) => plainClient(server, room, name));
  await Promise.all(clients.map((client) => client.synced()));
  const typedMarks = new Set<string>();
  for (let step = 0; step < 150; step++) {
    const client = clients[Math.floor(random() * 3)]!;
    const at = Math.floor(random() * (client.text.length + 1));
    const dice = random();
    if (dice < 0.7) {
      const mark = String.fromCharCode(0x4e00 + step);
      typedMarks.add(mark);
      client.text.insert(at, mark);
    } else if (dice < 0.8) client.text.format(0, at, { strong: random() < 0.5 ? true : null });
    else if (dice < 0.88) client.provider.disconnect();
    else if (dice < 0.97) client.provider.connect();
    else await server.restart();
    if (random() < 0.5) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const client of clients) client.provider.connect();
  await Promise.all(clients.map((client) => client.synced()));
  const whole = (text: string) =>
    text.length === typedMarks.size && [...typedMarks].every((mark) => text.includes(mark));
  await until(() => clients.every((client) => whole(client.text.toString())));
  const state = (client: (typeof clients)[0]) => JSON.stringify(client.text.toDelta());
  await until(() => clients.every((client) => state(client) === state(clients[0]!)));
  expect(whole(await textOnDisk(server, room))).toBe(true);
  for (const client of clients) client.destroy();
});
