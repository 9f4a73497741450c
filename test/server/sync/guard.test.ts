import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newRoom, plainClient, Raw, startServer, textOnDisk, typed, until, type TestServer } from './support.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

describe('G1 the upgrade', () => {
  test('a WebSocket without a session is refused with 401', async () => {
    expect((await Raw.open(server, newRoom(), null)).refused).toBe(401);
    expect((await Raw.open(server, newRoom(), 'stranger')).refused).toBe(401);
  });

  test('a page of another site is refused with 403, our own comes in', async () => {
    const evil = await Raw.open(server, newRoom(), 'ann', { headers: { origin: 'https://evil.example' } });
    const opaque = await Raw.open(server, newRoom(), 'ann', { headers: { origin: 'null' } });
    const own = await Raw.open(server, newRoom(), 'ann', { headers: { origin: `http://127.0.0.1:${server.port}` } });
    expect([evil.refused, opaque.refused, own.refused]).toEqual([403, 403, null]);
    own.close();
  });

  test.each(['nonsense', 'section:1', 'section:../../etc', '', `section:${'0'.repeat(36)}`])(
    'the room %j is 404',
    async (room) => expect((await Raw.open(server, room, 'ann')).refused).toBe(404),
  );

  test('a room of others is 404', async () => {
    server.people.roles.set('zoe', 'none' as 'viewer');
    expect((await Raw.open(server, newRoom(), 'zoe')).refused).toBe(404);
  });

  test('too many connections are 429', async () => {
    await server.close();
    server = await startServer({ limits: { connectionsPerPerson: 1 } });
    const first = await Raw.open(server, newRoom(), 'ann');
    expect((await Raw.open(server, newRoom(), 'ann')).refused).toBe(429);
    first.close();
  });

  test('a socket that is no WebSocket leaves nothing behind', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/sync/${newRoom()}`);
    expect(answer.status).toBe(404);
    expect(server.sync.metrics().connections).toBe(0);
  });
});

describe('G2 ?explain=1 tells a browser why', () => {
  test.each([
    [null, 4401],
    ['zoe', 4403],
    ['ann', 1000],
  ])('%s hears %i', async (name, code) => {
    server.people.roles.set('zoe', 'none' as 'viewer');
    const raw = await Raw.open(server, newRoom(), name, { query: '?explain=1' });
    expect(await raw.closeCode()).toBe(code);
  });

  test('a page of another site hears nothing', async () => {
    const headers = { origin: 'https://evil.example' };
    expect((await Raw.open(server, newRoom(), 'ann', { query: '?explain=1', headers })).refused).toBe(403);
  });
});

describe('G3 who may not write', () => {
  test.each(['update', 'stepTwo'] as const)('news by %s closes with 4423 and changes nothing', async (way) => {
    const room = newRoom();
    const vic = await Raw.open(server, room, 'vic');
    expect(vic.access).toBe(false);
    vic[way](typed(new Y.Doc(), 'graffiti'));
    expect(await vic.closeCode()).toBe(4423);
    expect(await textOnDisk(server, room)).toBe('');
  });

  test('a deletion is news too', async () => {
    const room = newRoom();
    const doc = new Y.Doc();
    const ann = await Raw.open(server, room, 'ann');
    ann.update(typed(doc, 'words'));
    await until(() => ann.acks.length === 1);
    doc.getText('body').delete(0, 3);
    const vic = await Raw.open(server, room, 'vic');
    vic.stepTwo(Y.encodeStateAsUpdate(doc));
    expect(await vic.closeCode()).toBe(4423);
    expect(await textOnDisk(server, room)).toBe('words');
  });

  test('an honest reader stays, also when it comes back with all it knows', async () => {
    const room = newRoom();
    const ann = plainClient(server, room, 'ann');
    const vic = plainClient(server, room, 'vic');
    await Promise.all([ann.synced(), vic.synced()]);
    ann.text.insert(0, 'words to read');
    ann.text.delete(0, 6);
    await until(() => vic.text.toString() === 'to read');
    await server.restart();
    await until(() => !vic.provider.synced);
    await vic.synced();
    ann.text.insert(7, ' again');
    await until(() => vic.text.toString() === 'to read again');
    expect(server.sync.metrics().refusals).toEqual({});
    ann.destroy();
    vic.destroy();
  });
});

describe('G4 access that changes', () => {
  test('a writer who becomes a viewer is closed with 4409, and what arrives meanwhile is not stored', async () => {
    const room = newRoom();
    const bob = await Raw.open(server, room, 'bob');
    await bob.settled();
    let answer = () => {};
    server.people.wait = new Promise((resolve) => (answer = resolve));
    server.people.roles.set('bob', 'viewer');
    const started = performance.now();
    const done = server.sync.recheck({ personId: 'bob' });
    bob.update(typed(new Y.Doc(), 'too late'));
    await bob.settled();
    answer();
    await done;
    expect(await bob.closeCode()).toBe(4409);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(await textOnDisk(server, room)).toBe('');
  });

  test('ended session 4401, lost access 4403, other epoch 4412, and the others stay', async () => {
    const room = newRoom();
    const [ann, bob, cy] = await Promise.all(['ann', 'bob', 'cy'].map((name) => Raw.open(server, room, name)));
    server.people.roles.delete('bob');
    server.people.roles.set('cy', 'none' as 'viewer');
    await server.sync.recheck({});
    expect([await bob!.closeCode(), await cy!.closeCode(), ann!.closed]).toEqual([4401, 4403, null]);
    server.people.epoch = 2;
    await server.sync.recheck({});
    expect(await ann!.closeCode()).toBe(4412);
  });

  test('access that changed without anybody saying so is noticed in the next round', async () => {
    await server.close();
    server = await startServer({ limits: { recheckMs: 60 } });
    const sockets = await Promise.all(Array.from({ length: 5 }, () => Raw.open(server, newRoom(), 'bob')));
    server.people.roles.set('bob', 'viewer');
    expect(await Promise.all(sockets.map((raw) => raw.closeCode()))).toEqual([4409, 4409, 4409, 4409, 4409]);
  });

  test('disconnect closes only the sockets that match', async () => {
    const room = newRoom();
    const [ann, bob] = await Promise.all(['ann', 'bob'].map((name) => Raw.open(server, room, name)));
    server.sync.disconnect({ personId: 'bob', proposalId: 'p' }, 'signedOut');
    server.sync.disconnect({ proposalId: 'another' }, 'signedOut');
    expect(await bob!.closeCode()).toBe(4401);
    await ann!.settled();
    expect(ann!.closed).toBe(null);
    ann!.close();
  });
});

describe('T what is taken', () => {
  const foreign = (change: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc();
    change(doc);
    return Y.encodeStateAsUpdate(doc);
  };

  test.each([
    ['a map of its own', foreign((doc) => doc.getMap('config').set('a', 1))],
    ['a text of its own', foreign((doc) => doc.getText('other').insert(0, 'x'))],
    ['a key on the body', foreign((doc) => doc.getText('body').setAttribute('a', 'b'))],
    ['a subdocument', foreign((doc) => doc.getText('body').insertEmbed(0, new Y.Map([['inner', new Y.Doc()]])))],
  ])('T1 %s is refused with 4400', async (_what, bytes) => {
    const room = newRoom();
    const raw = await Raw.open(server, room, 'ann');
    raw.update(bytes);
    expect(await raw.closeCode()).toBe(4400);
    expect(server.sync.metrics().rows).toBe(0);
  });

  test('T2 an update with a gap is asked for again, then covered', async () => {
    const room = newRoom();
    const raw = await Raw.open(server, room, 'ann');
    await until(() => raw.asked.length === 1);
    const doc = new Y.Doc();
    typed(doc, 'first ');
    raw.update(typed(doc, 'second '));
    await until(() => raw.asked.length === 2);
    raw.update(typed(doc, 'third'));
    await raw.settled();
    expect([raw.acks, server.sync.metrics().rows, raw.asked.length]).toEqual([[], 0, 2]);
    raw.stepTwo(Y.encodeStateAsUpdate(doc, raw.asked[1]));
    await until(() => raw.acks.at(-1) === 3);
    expect(await textOnDisk(server, room)).toBe('first second third');
  });

  test('T2 a deletion of what the server lacks is a gap as well', async () => {
    const raw = await Raw.open(server, newRoom(), 'ann');
    const doc = new Y.Doc();
    typed(doc, 'words');
    const before = Y.encodeStateVector(doc);
    doc.getText('body').delete(0, 2);
    raw.update(Y.encodeStateAsUpdate(doc, before));
    await until(() => raw.asked.length === 2);
    expect(raw.acks).toEqual([]);
    raw.close();
  });

  test('T2 a step two with a gap is closed with 4400', async () => {
    const raw = await Raw.open(server, newRoom(), 'ann');
    const doc = new Y.Doc();
    typed(doc, 'first ');
    raw.stepTwo(typed(doc, 'second '));
    expect(await raw.closeCode()).toBe(4400);
  });

  test.each([
    ['no frame', [0, 2, 200, 1]],
    ['no update', [0, 2, 3, 255, 255, 255]],
    ['no state vector', [0, 0, 2, 255, 255]],
    ['no step', [0, 9, 0]],
    ['nothing', []],
    ['half a presence', [1, 2, 1, 7]],
  ])('T3 %s is closed with 4400', async (_what, bytes) => {
    const raw = await Raw.open(server, newRoom(), 'ann');
    raw.socket.send(new Uint8Array(bytes));
    expect(await raw.closeCode()).toBe(4400);
  });

  test('T3 text frames are closed with 4400, unknown types are left alone', async () => {
    const raw = await Raw.open(server, newRoom(), 'ann');
    raw.socket.send(new Uint8Array([77, 1, 2, 3]));
    await raw.settled();
    expect(raw.closed).toBe(null);
    raw.socket.send('hello');
    expect(await raw.closeCode()).toBe(4400);
  });

  test('T4 too large a change is closed with 4413', async () => {
    await server.close();
    server = await startServer({ limits: { updateBytes: 1000, stepTwoBytes: 5000 } });
    const raw = await Raw.open(server, newRoom(), 'ann');
    raw.stepTwo(typed(new Y.Doc(), 'x'.repeat(2000)));
    await until(() => raw.acks.length === 1);
    raw.update(typed(new Y.Doc(), 'x'.repeat(2000)));
    expect(await raw.closeCode()).toBe(4413);
  });

  test('T5 a client id belongs to who wrote with it first, over a restart and a fold, in any of their sessions', async () => {
    const room = newRoom();
    const doc = new Y.Doc();
    const bob = await Raw.open(server, room, 'bob');
    bob.update(typed(doc, 'bob '));
    await until(() => bob.acks.length === 1);
    await server.restart();
    const thief = await Raw.open(server, room, 'cy');
    const stolen = new Y.Doc();
    Y.applyUpdate(stolen, Y.encodeStateAsUpdate(doc));
    stolen.clientID = doc.clientID;
    thief.update(typed(stolen, 'says what bob never said'));
    expect(await thief.closeCode()).toBe(4400);
    const again = await Raw.open(server, room, 'bob');
    again.update(typed(doc, 'again'));
    await until(() => again.acks.length === 1);
    expect(await textOnDisk(server, room)).toBe('bob again');
  });

  test('T5 what others wrote may come back from anybody', async () => {
    const room = newRoom();
    const doc = new Y.Doc();
    const bob = await Raw.open(server, room, 'bob');
    bob.update(typed(doc, 'bob '));
    await until(() => bob.acks.length === 1);
    const cy = await Raw.open(server, room, 'cy');
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    typed(copy, 'and cy');
    cy.stepTwo(Y.encodeStateAsUpdate(copy));
    await until(() => cy.acks.length === 1);
    expect(await textOnDisk(server, room)).toBe('bob and cy');
  });

  test('T6 who sends very much is slowed and loses nothing', async () => {
    await server.close();
    server = await startServer({ limits: { burst: 50, framesPerSecond: 2000, waitingBytes: 500 } });
    const room = newRoom();
    const raw = await Raw.open(server, room, 'ann');
    const doc = new Y.Doc();
    for (let i = 0; i < 400; i++) raw.update(typed(doc, 'x'));
    await until(() => raw.acks.at(-1) === 400);
    expect(await textOnDisk(server, room)).toBe('x'.repeat(400));
  });
});

test('an update that says nothing new is acknowledged, not stored and not sent on', async () => {
  const room = newRoom();
  const doc = new Y.Doc();
  const [ann, bob] = [await Raw.open(server, room, 'ann'), await Raw.open(server, room, 'bob')];
  await bob.settled();
  ann.update(typed(doc, 'some words'));
  const before = Y.encodeStateVector(doc);
  doc.getText('body').delete(2, 3);
  const deletion = Y.encodeStateAsUpdate(doc, before);
  ann.update(deletion);
  await until(() => ann.acks.at(-1) === 2);
  const heard = bob.updates.length;
  for (const again of [deletion, deletion, Y.encodeStateAsUpdate(doc)]) bob.update(again);
  ann.stepTwo(Y.encodeStateAsUpdate(doc));
  await until(() => ann.acks.at(-1) === 3 && bob.acks.at(-1) === 3);
  await bob.settled();
  expect([server.sync.metrics().rows, bob.updates.length]).toEqual([2, heard + 1]);
});
