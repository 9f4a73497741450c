import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { sessionCookieName } from '#app/accounts/cookie.server.ts';
import { hashSecret, newSecret } from '#app/accounts/secret.server.ts';
import { slidingMs } from '#app/accounts/session.server.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { openDatabase, type Database } from '#prisma/client.server.ts';
import { migrate } from '#prisma/migrate.ts';

export type Room = { name: string; people: number[] };
export type World = {
  /** a migrated database with everybody in it, to be copied for each start */
  databaseFile: string;
  /** each person's session cookie */
  cookies: string[];
  /** rooms that everybody may write in, one a piece of work */
  wide: Room[];
  /** rooms of two */
  pairs: Room[];
};

const template = { template: 'bench', templateVersion: '1' };

/** People with sessions, proposals with them as writers, and sections: as the pages would have made them. */
export async function makeWorld(folder: string, size: { people: number; wide: number; pairs: number }): Promise<World> {
  mkdirSync(folder, { recursive: true });
  const databaseFile = path.join(folder, 'world.db');
  writeFileSync(databaseFile, '');
  migrate(databaseFile);
  const db = openDatabase(databaseFile);
  const { ids, cookies } = await addPeople(db, size.people);
  const everybody = ids.map((_, i) => i);
  const wide = await addProposal(db, ids, everybody, size.wide);
  const pairs: Room[] = [];
  // Four sections a proposal, each with two people of its own.
  for (let i = 0; i < size.pairs; i += 4) {
    const people = Array.from({ length: 8 }, (_, j) => (i * 2 + j) % size.people);
    const rooms = await addProposal(db, ids, [...new Set(people)], Math.min(4, size.pairs - i));
    rooms.forEach((room, j) => pairs.push({ ...room, people: people.slice(j * 2, j * 2 + 2) }));
  }
  await db.$disconnect();
  return { databaseFile, cookies, wide, pairs };
}

async function addPeople(db: Database, count: number) {
  const people = Array.from({ length: count }, (_, i) => ({
    id: uuidv7(),
    email: `p${i}@bench.example`,
    name: `Person ${i}`,
  }));
  const tokens = people.map(() => newSecret());
  const expiresAt = new Date(Date.now() + slidingMs);
  await db.person.createMany({ data: people });
  await db.session.createMany({
    data: people.map(({ id }, i) => ({ tokenHash: hashSecret(tokens[i]!), personId: id, expiresAt })),
  });
  return { ids: people.map(({ id }) => id), cookies: tokens.map((token) => `${sessionCookieName}=${token}`) };
}

async function addProposal(db: Database, ids: string[], people: number[], sections: number): Promise<Room[]> {
  const proposal = await db.proposal.create({ data: { title: 'Bench', ...template, createdById: ids[people[0]!]! } });
  await db.proposalMember.createMany({
    data: people.map((person, position) => ({
      proposalId: proposal.id,
      personId: ids[person]!,
      role: 'writer',
      position,
    })),
  });
  const rows = Array.from({ length: sections }, (_, position) => ({
    id: uuidv7(),
    proposalId: proposal.id,
    key: `s${position}`,
    title: `Section ${position}`,
    position,
  }));
  await db.section.createMany({ data: rows });
  return rows.map(({ id }) => ({ name: sectionRoom(id), people }));
}
