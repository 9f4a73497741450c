import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { syncFrame } from '#server/sync/frames.ts';
import { newRoom, Raw, startServer, textOnDisk, typed, until, type TestServer } from '../support.ts';
import { mutate } from './mutate.ts';
import { seed } from '#test/support/seed.ts';
import { Random } from './random.ts';

// Over real sockets, and so fewer: a share of what `frames.test.ts` does without.
const share = Math.max(200, Math.round(Number(process.env.FUZZ_FRAMES ?? 100_000) / 100));

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

/** Says something to the port and hangs up; resolves with the first line of the answer when the socket is closed. */
function say(bytes: Uint8Array, port: number): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (data) => (heard += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard.split('\r\n', 1)[0]!));
    socket.end(bytes);
  });
}

const room = newRoom();
const values: Record<string, string[]> = {
  path: [`/sync/${room}`, '/sync/', '/sync/%', `/sync/${room}/..`, '/sync/section%3A', '/sync/' + 'x'.repeat(9000), '//sync', `/sync/${room}?ack=1&epoch=NaN&explain=1&explain=0`, '/sync/__proto__', '/'],
  method: ['GET', 'POST', 'CONNECT', 'BREW'],
  Host: ['127.0.0.1', '', 'evil.example', 'a:b:c'],
  Origin: ['http://127.0.0.1', 'https://evil.example', 'null', '', 'http://[', 'javascript:1', 'http://127.0.0.1@evil.example'],
  Upgrade: ['websocket', 'WebSocket', 'h2c', ''],
  Connection: ['Upgrade', 'keep-alive', 'Upgrade, close', ''],
  'Sec-WebSocket-Key': ['dGhlIHNhbXBsZSBub25jZQ==', '', 'short', '\u00ff'.repeat(24)],
  'Sec-WebSocket-Version': ['13', '8', '', '-1', '99999999999'],
  'Sec-WebSocket-Protocol': ['a, b', ',', 'a a'],
  'Sec-WebSocket-Extensions': ['permessage-deflate', 'permessage-deflate; server_max_window_bits=99', ';;='],
  Authorization: ['Bearer stranger', 'Bearer ', 'Bearer ' + 'x'.repeat(5000), 'Basic YTpi', 'Bearer a\u0000b'],
  Cookie: ['callboard_session=x', 'callboard_session=%', ';;;', '__proto__=1'],
}; // prettier-ignore

function handshake(random: Random): Uint8Array {
  const pick = (name: string, usual = 0.6) => (random.chance(usual) ? values[name]![0]! : random.pick(values[name]!));
  const lines = [`${pick('method', 0.9)} ${pick('path')} HTTP/1.1`];
  for (const name of Object.keys(values).slice(2)) {
    const isOptional = values[name]!.length === 3 || ['Origin', 'Authorization', 'Cookie'].includes(name);
    if (random.chance(isOptional ? 0.4 : 0.95)) lines.push(`${name}: ${pick(name, isOptional ? 0.2 : 0.8)}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

test(`19: strangers’ handshakes and noise, ${share} of them: nobody comes in and nothing stays (SEED=${seed})`, async () => {
  const random = new Random(seed);
  const answers = new Map<string, number>();
  for (let left = share; left > 0;) {
    const some = random.times(Math.min(left, 20), () => {
      const bytes = random.chance(0.1) ? random.bytes(random.below(300)) : handshake(random);
      const sent = random.chance(0.3) ? mutate(bytes, handshake(random), random).frame : bytes;
      return say(sent, server.port);
    });
    for (const answer of await Promise.all(some)) answers.set(answer, (answers.get(answer) ?? 0) + 1);
    left -= some.length;
  }
  const codes = new Set([...answers.keys()].map((line) => /^HTTP\/1\.1 (\d+)/.exec(line)?.[1]));
  expect(codes.has('500')).toBe(false);
  // Those that got 101 asked why they are not let in (G2): none of them came in.
  await until(() => server.sync.metrics().connections === 0);
  expect(server.sync.metrics()).toMatchObject({ rooms: 0, upgrades: 0, rows: 0 });
  const ann = await Raw.open(server, newRoom(), 'ann');
  await ann.settled();
  expect(ann.closed).toBe(null);
});

test(`18: frames that go wrong over real sockets, ${share} of them: what a reader sends changes nothing (SEED=${seed})`, async () => {
  const random = new Random(seed);
  const name = newRoom();
  const doc = new Y.Doc();
  const ann = await Raw.open(server, name, 'ann');
  ann.update(typed(doc, 'what stands here stays'));
  await until(() => ann.acks.length === 1);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const news = typed(copy, ' and more');
  const frames = [
    syncFrame('update', news),
    syncFrame('two', Y.encodeStateAsUpdate(copy)),
    syncFrame('one', Y.encodeStateVector(copy)),
  ];
  for (const person of ['vic', 'bob']) {
    // A writer's mutations may be valid words: they go elsewhere, so that this room's text can be compared.
    const target = person === 'vic' ? name : newRoom();
    let raw = await Raw.open(server, target, person);
    for (let i = 0; i < share / 2; i++) {
      raw.socket.send(mutate(random.pick(frames), random.pick(frames), random).frame);
      // In pieces, or with bytes that are no frame at all behind it.
      if (random.chance(0.05)) raw.socket.send(frames[0]!.subarray(0, 3), { fin: false });
      if (random.chance(0.02)) {
        // The last that this connection says: noise may begin a frame so long that all else would be part of it.
        Reflect.get(raw.socket, '_socket').end(random.bytes(20));
        await until(() => raw.closed !== null);
      } else if (i % 3 === 0) await raw.settled();
      if (raw.closed) raw = await Raw.open(server, target, person);
    }
    raw.close();
  }
  await ann.settled();
  expect([ann.closed, server.sync.healthy()]).toEqual([null, true]);
  expect(await textOnDisk(server, name)).toBe('what stands here stays');
});
