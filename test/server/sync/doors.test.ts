import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createApiToken } from '#app/accounts/api-token.server.ts';
import { startSession } from '#app/accounts/session.server.ts';
import { disconnectLive, notifyAccessChanged } from '#app/proposals/live.server.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { readSection } from '#app/proposals/section-log.server.ts';
import { readBlocks } from '#app/proposals/read-blocks.server.ts';
import { hashSecret } from '#app/accounts/secret.server.ts';
import { openDatabase, type Database } from '#prisma/client.server.ts';
import { Raw, startServer, typed, until, type TestServer } from './support.ts';

let server: TestServer;
let db: Database;
let lead: { id: string; role: 'member' };
let room: string;
let proposalId: string;

beforeEach(async () => {
  server = await startServer({ realDoors: true });
  db = openDatabase(server.file);
  lead = { id: (await addPerson('lead')).id, role: 'member' };
  const proposal = await createProposal(db, lead, { title: 'A library', template: 'generic' });
  proposalId = proposal.id;
  room = proposal.sections[0]!.room;
});
afterEach(async () => {
  await db.$disconnect();
  await server.close();
});

const addPerson = (name: string) => db.person.create({ data: { name, email: `${name}@example.org` } });
const member = async (name: string, role: string) => {
  const { id } = await addPerson(name);
  await db.proposalMember.create({ data: { proposalId, personId: id, role } });
  return id;
};
const byToken = async (personId: string) =>
  Raw.open(server, room, null, { headers: { authorization: `Bearer ${await createApiToken(db, personId, 't')}` } });
const bySession = async (personId: string) => {
  const cookie = (await startSession(db, personId)).split(';')[0]!;
  const raw = await Raw.open(server, room, null, { headers: { cookie, origin: `http://127.0.0.1:${server.port}` } });
  return { raw, cookie };
};

test('G1 a session cookie and a token open a section of one’s proposal; a stranger’s do not', async () => {
  const { raw } = await bySession(lead.id);
  raw.stepOne();
  await until(() => raw.synced);
  expect(raw.access).toBe(true);
  const stranger = (await addPerson('stranger')).id;
  expect((await byToken(stranger)).refused).toBe(404);
  expect((await byToken(await member('viewer', 'viewer'))).access).toBe(false);
  expect((await byToken(await member('suggester', 'suggester'))).access).toBe(false);
  const never = await Raw.open(server, room, null, { headers: { cookie: 'callboard_session=nonsense' } });
  expect(never.refused).toBe(401);
});

test('what is written through the socket is what the pages and exports read', async () => {
  const writer = await byToken(await member('writer', 'writer'));
  const doc = new Y.Doc();
  writer.stepOne();
  await until(() => writer.synced);
  for (const update of writer.updates) Y.applyUpdate(doc, update);
  writer.update(typed(doc, 'Our aims'));
  await until(() => writer.acks.length === 1);
  const id = room.split(':')[1]!;
  const blocks = await readBlocks(db, id);
  expect(blocks.at(-1)!.content).toEqual([{ text: 'Our aims' }]);
  expect((await readSection(db, id)).epoch).toBe(1);
});

test('G4 a lock, a role and a session that end reach the socket within a second', async () => {
  const started = performance.now();
  const { raw: session, cookie } = await bySession(lead.id);
  disconnectLive({ sessionHash: hashSecret(cookie.split('=')[1]!) }, 'signedOut');
  expect(await session.closeCode()).toBe(4401);

  const locked = await byToken(lead.id);
  await db.section.updateMany({ where: { proposalId }, data: { locked: true } });
  notifyAccessChanged({ proposalId });
  expect(await locked.closeCode()).toBe(4409);

  const id = await member('gone', 'writer');
  const gone = await byToken(id);
  await db.proposalMember.deleteMany({ where: { personId: id } });
  notifyAccessChanged({ proposalId, personId: id });
  expect(await gone.closeCode()).toBe(4403);

  const disabled = await byToken(lead.id);
  await db.person.update({ where: { id: lead.id }, data: { disabledAt: new Date() } });
  notifyAccessChanged({ personId: lead.id });
  expect(await disabled.closeCode()).toBe(4401);
  expect(performance.now() - started).toBeLessThan(4000);
});
