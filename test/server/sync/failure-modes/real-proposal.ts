import { createApiToken } from '#app/accounts/api-token.server.ts';
import { startSession } from '#app/accounts/session.server.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import { openDatabase, type Database } from '#prisma/client.server.ts';
import { Raw, startServer, type TestServer } from '../support.ts';

export type RealProposal = {
  server: TestServer;
  db: Database;
  lead: { id: string; role: 'member' };
  proposalId: string;
  /** of its first section */
  room: string;
  sectionId: string;
  addPerson(name: string): Promise<string>;
  /** somebody new on the team; their id */
  member(name: string, role: string): Promise<string>;
  byToken(personId: string, room?: string): Promise<Raw>;
  bySession(personId: string): Promise<{ raw: Raw; cookie: string }>;
  byCookie(cookie: string, origin?: string): Promise<Raw>;
  close(): Promise<void>;
};

/** A server that asks accounts and proposals, and a proposal in it. */
export async function realProposal(): Promise<RealProposal> {
  const server = await startServer({ realDoors: true });
  const db = openDatabase(server.file);
  const addPerson = async (name: string) =>
    (await db.person.create({ data: { name, email: `${name}@example.org` } })).id;
  const lead = { id: await addPerson('lead'), role: 'member' as const };
  const { id: proposalId, sections } = await createProposal(db, lead, { title: 'A library', template: 'generic' });
  const { room, id: sectionId } = sections[0]!;
  const open = (headers: Record<string, string>, where = room) => Raw.open(server, where, null, { headers });
  const byCookie = (cookie: string, origin = `http://127.0.0.1:${server.port}`) => open({ cookie, origin });
  return {
    server,
    db,
    lead,
    proposalId,
    room,
    sectionId,
    addPerson,
    async member(name, role) {
      const personId = await addPerson(name);
      await db.proposalMember.create({ data: { proposalId, personId, role } });
      return personId;
    },
    byToken: async (personId, where) =>
      open({ authorization: `Bearer ${await createApiToken(db, personId, 't')}` }, where),
    async bySession(personId) {
      const cookie = (await startSession(db, personId)).split(';')[0]!;
      return { raw: await byCookie(cookie), cookie };
    },
    byCookie,
    async close() {
      await db.$disconnect();
      await server.close();
    },
  };
}
